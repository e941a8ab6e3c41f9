import * as z from "zod";
import { trackSchema } from "#capabilities/programme/contract/membership.ts";
import { agencyIdSchema, innovationIdSchema, membershipIdSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { profileSchema } from "./profile.ts";

/** Who puts innovations on record and writes their profiles. */
export const profileWriters = { anyOf: ["innovator", "agency_operator", "programme_manager"] } as const;

export const registerInnovationOperation = defineOperation({
  name: "innovations.register",
  method: "post",
  path: "/api/v1/innovations",
  summary: { id: "Usulkan inovasi sebagai rancangan", en: "Propose an innovation as a draft" },
  permission: profileWriters,
  maxBodyBytes: 1024 * 1024,
  input: z.strictObject({
    profile: profileSchema,
    year: z.int().min(2000).max(2100),
    track: trackSchema,
    agencyId: agencyIdSchema.nullable().default(null),
    continuesId: innovationIdSchema.nullable().default(null),
  }),
  output: z.object({
    innovationId: innovationIdSchema,
    slug: z.string(),
    membershipId: membershipIdSchema,
    registrationNumber: z.number().int(),
  }),
  refusals: ["innovation.not-found", "innovation.agency-not-found", "innovation.year-closed"],
});

export const profileVersionSchema = z
  .object({
    innovationId: innovationIdSchema,
    slug: z.string(),
    version: z.number().int(),
    profile: profileSchema,
  })
  .meta({ id: "ProfileVersion" });

export const showProfileOperation = defineOperation({
  name: "innovations.show-profile",
  method: "get",
  path: "/api/v1/innovations/{id}/profile",
  summary: { id: "Isian nasional versi terakhir", en: "The newest version of a profile" },
  permission: "staff",
  input: z.strictObject({ id: innovationIdSchema }),
  output: profileVersionSchema,
  refusals: ["innovation.not-found"],
});

export const reviseInnovationOperation = defineOperation({
  name: "innovations.revise",
  method: "put",
  path: "/api/v1/innovations/{id}/profile",
  summary: { id: "Tulis versi baru isian nasional", en: "Write a new version of a profile" },
  permission: profileWriters,
  maxBodyBytes: 1024 * 1024,
  input: z.strictObject({
    id: innovationIdSchema,
    /** The version that the writer saw. */
    seenVersion: z.int().min(1),
    profile: profileSchema,
    note: z.string().trim().min(1).max(500).nullable().default(null),
  }),
  output: z.object({ version: z.number().int(), changed: z.array(z.string()) }),
  refusals: ["innovation.not-found", "innovation.version-conflict", "innovation.under-review"],
});
