import * as z from "zod";
import { roundEntryIdSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { suppliers, viewers } from "./access.ts";
import { evidenceFindingSchema } from "./finding.ts";

export const uuidSchema = z.uuid();
export const indicatorCodeSchema = z.string().regex(/^\d{1,2}[a-z]?$/);
export const roundYearSchema = z.coerce.number().int().min(2000).max(2100);

/** One line as typed; empty means not told. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((value) => (value === "" ? null : value))
    .nullable()
    .default(null);

/** What people tell about a paper in its role. */
export const letterDataShape = {
  /** Basis a to f of indicator 33, else null. */
  basis: z
    .string()
    .regex(/^[a-z]$/)
    .nullable()
    .default(null),
  letterNumber: line(120),
  letterOn: z.iso.date().nullable().default(null),
  subject: line(300),
  /** As people write it: "3-5". */
  pages: line(60),
  /** The year that the paper is about, where it is not that of its date. */
  coversYear: z.coerce.number().int().min(2000).max(2100).nullable().default(null),
} as const;
export const letterDataSchema = z.strictObject(letterDataShape);
export type LetterData = z.output<typeof letterDataSchema>;

export const evidencePlaceShape = {
  roundYear: roundYearSchema,
  /** Null: a governance indicator of the region. */
  entryId: roundEntryIdSchema.nullable(),
  indicator: indicatorCodeSchema,
} as const;

export const evidenceRoleSchema = z
  .object({
    id: z.string(),
    documentId: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    roundYear: z.number().int(),
    entryId: z.string().nullable(),
    indicator: z.string(),
    basis: z.string().nullable(),
    letterNumber: z.string().nullable(),
    letterOn: z.string().nullable(),
    subject: z.string().nullable(),
    pages: z.string().nullable(),
    coversYear: z.number().int().nullable(),
  })
  .meta({ id: "EvidenceRole" });

const givenSchema = z.object({ roleId: z.string(), findings: z.array(evidenceFindingSchema) });

const placeRefusals = ["evidence.place-not-found", "evidence.indicator-not-found"] as const;

export const giveRoleOperation = defineOperation({
  name: "evidence.give-role",
  method: "post",
  path: "/api/v1/evidence/roles",
  summary: {
    id: "Memakai sebuah dokumen sebagai data dukung satu indikator",
    en: "Uses a document as evidence for one indicator",
  },
  permission: suppliers,
  input: z.strictObject({ documentId: uuidSchema, ...evidencePlaceShape, ...letterDataShape }),
  output: givenSchema,
  refusals: [
    ...placeRefusals,
    "evidence.document-not-found",
    "evidence.format-refused",
    "evidence.basis-unknown",
    "evidence.role-already-given",
  ],
});

export const changeRoleOperation = defineOperation({
  name: "evidence.change-role",
  method: "post",
  path: "/api/v1/evidence/roles/{id}/change",
  summary: {
    id: "Memperbaiki data surat atau indikator sebuah data dukung; yang lama tetap tercatat",
    en: "Corrects letter data or indicator of a piece of evidence; the old one stays on record",
  },
  permission: suppliers,
  input: z.strictObject({ id: uuidSchema, indicator: indicatorCodeSchema, ...letterDataShape }),
  output: givenSchema,
  refusals: [
    ...placeRefusals,
    "evidence.role-not-found",
    "evidence.format-refused",
    "evidence.basis-unknown",
    "evidence.role-already-given",
  ],
});

export const retireRoleOperation = defineOperation({
  name: "evidence.retire-role",
  method: "delete",
  path: "/api/v1/evidence/roles/{id}",
  summary: { id: "Mencabut data dukung dari satu indikator", en: "Takes a piece of evidence off one indicator" },
  permission: suppliers,
  input: z.strictObject({ id: uuidSchema }),
  output: z.object({ roleId: z.string() }),
  refusals: ["evidence.role-not-found"],
});

export const listRolesOperation = defineOperation({
  name: "evidence.list-roles",
  method: "get",
  path: "/api/v1/evidence/roles",
  summary: {
    id: "Data dukung satu putaran, atau satu entri, beserta temuannya",
    en: "Evidence of a round, or of one entry, with its findings",
  },
  permission: viewers,
  input: z.strictObject({ roundYear: roundYearSchema, entryId: roundEntryIdSchema.optional() }),
  output: z.object({
    roles: z.array(evidenceRoleSchema),
    findings: z.array(
      evidenceFindingSchema
        .extend({ entryId: z.string().nullable(), indicator: z.string() })
        .meta({ id: "PlacedFinding" }),
    ),
  }),
  refusals: ["evidence.place-not-found"],
});
