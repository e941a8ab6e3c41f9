import * as z from "zod";
import { agencyIdSchema, regionCodeSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { agencyImportCountsSchema, agencySchema, publicAgencySchema } from "./agency.ts";
import { regionSchema } from "./region.ts";

/** Who keeps the tree of agencies. */
export const agencyKeepers = { anyOf: ["programme_manager", "administrator"] } as const;

export const listRegions = defineOperation({
  name: "organisation.list-regions",
  method: "get",
  path: "/api/v1/regions",
  summary: { id: "Daftar provinsi, kabupaten, dan kota", en: "List provinces, regencies and cities" },
  permission: "public",
  input: z.object({
    province: z
      .string()
      .regex(/^\d\d$/)
      .optional(),
    rankable: z.enum(["true", "false"]).optional(),
  }),
  output: z.object({
    source: z.string(),
    licence: z.string(),
    attribution: z.string(),
    regions: z.array(regionSchema),
  }),
  refusals: [],
});

export const listAgencies = defineOperation({
  name: "organisation.list-agencies",
  method: "get",
  path: "/api/v1/agencies",
  summary: { id: "Daftar instansi daerah", en: "List the agencies of the region" },
  permission: "public",
  input: z.object({ kind: z.string().optional() }),
  output: z.object({ regionCode: regionCodeSchema, agencies: z.array(publicAgencySchema) }),
  refusals: [],
});

export const agencyById = defineOperation({
  name: "organisation.agency-by-id",
  method: "get",
  path: "/api/v1/agencies/{id}",
  summary: { id: "Satu instansi dengan sumbernya", en: "One agency with its evidence" },
  permission: "signed-in",
  input: z.object({ id: agencyIdSchema }),
  output: agencySchema,
  refusals: ["agency.unknown"],
});

export const importAgencies = defineOperation({
  name: "organisation.import-agencies",
  method: "post",
  path: "/api/v1/agencies/import",
  summary: { id: "Impor pohon instansi", en: "Import the tree of agencies" },
  permission: agencyKeepers,
  input: z.object({ rows: z.array(z.unknown()).max(5000), isDryRun: z.boolean().default(false) }),
  output: agencyImportCountsSchema,
  refusals: ["agencies.refused"],
});

export const rememberAlias = defineOperation({
  name: "organisation.remember-agency-alias",
  method: "post",
  path: "/api/v1/agencies/{id}/aliases",
  summary: { id: "Ingat nama lain sebuah instansi", en: "Remember another name of an agency" },
  permission: agencyKeepers,
  input: z.object({ id: agencyIdSchema, written: z.string().trim().min(2).max(200) }),
  output: z.object({ normalised: z.string() }),
  refusals: ["agency.unknown", "alias.empty", "alias.is-another-agency"],
});
