import * as z from "zod";
import { agencyIdSchema, innovationIdSchema, membershipIdSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { membershipStateSchema, trackSchema } from "./membership.ts";

/** Who may see what every agency owes. */
export const dutyReaders = {
  anyOf: ["programme_manager", "verifier", "planner", "monitor", "leader", "data_steward", "administrator"],
} as const;

export const agencyDutySchema = z
  .object({
    agencyId: agencyIdSchema,
    slug: z.string(),
    name: z.string(),
    launchGroup: z.string(),
    /** Innovations of the year that were at least submitted. */
    sent: z.number().int(),
    drafts: z.number().int(),
    /** The last programme year before this one in which it sent something; null: never on record. */
    lastYear: z.number().int().nullable(),
  })
  .meta({ id: "AgencyDuty" });
export type AgencyDuty = z.infer<typeof agencyDutySchema>;

export const listDuties = defineOperation({
  name: "programme.duties",
  method: "get",
  path: "/api/v1/programme/{year}/duties",
  summary: { id: "Siapa yang belum mengirim inovasi", en: "Who has not sent an innovation" },
  permission: dutyReaders,
  input: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({ year: z.number().int(), agencies: z.array(agencyDutySchema) }),
  refusals: [],
});

export const memberSchema = z
  .object({
    membershipId: membershipIdSchema,
    innovationId: innovationIdSchema,
    slug: z.string(),
    title: z.string(),
    year: z.number().int(),
    registrationNumber: z.number().int(),
    track: z.string(),
    state: z.string(),
    agencyName: z.string().nullable(),
    stage: z.string().nullable(),
    affair: z.string().nullable(),
    isSample: z.boolean(),
  })
  .meta({ id: "ProgrammeMember" });
export type Member = z.infer<typeof memberSchema>;

export const membersAPage = 50;

export const memberFilterSchema = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  state: membershipStateSchema.optional(),
  track: trackSchema.optional(),
  text: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(["number", "title", "agency"]).default("number"),
  page: z.coerce.number().int().min(1).max(2000).default(1),
});
export type MemberFilter = z.infer<typeof memberFilterSchema>;

export const listMembersOperation = defineOperation({
  name: "programme.members",
  method: "get",
  path: "/api/v1/programme/members",
  summary: { id: "Inovasi daerah dalam semua keadaan", en: "Innovations of the region in every state" },
  permission: "staff",
  input: memberFilterSchema,
  output: z.object({ total: z.number().int(), page: z.number().int(), members: z.array(memberSchema) }),
  refusals: [],
});
