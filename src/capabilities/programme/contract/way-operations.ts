import * as z from "zod";
import { agencyIdSchema, membershipIdSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { membershipStateSchema } from "./membership.ts";
import {
  bulkVerbSchema,
  deadlineVerbSchema,
  decreeSchema,
  seenMembershipSchema,
  stepContentSchema,
  stepRecordSchema,
  takenStepSchema,
} from "./way.ts";

export const stepRunIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .brand<"StepRunId">();
export type StepRunId = z.infer<typeof stepRunIdSchema>;

/** Everybody who takes at least one step of the way; which one is decided by the table. */
export const stepTakers = { anyOf: ["innovator", "agency_operator", "agency_head", "programme_manager"] } as const;

export const takeStepOperation = defineOperation({
  name: "programme.take-step",
  method: "post",
  path: "/api/v1/programme/memberships/{membershipId}/steps",
  summary: { id: "Ambil satu langkah untuk satu inovasi", en: "Take one step with one innovation" },
  permission: stepTakers,
  input: seenMembershipSchema.extend(stepContentSchema.shape),
  output: takenStepSchema,
  refusals: [
    "membership.not-found",
    "membership.state-changed",
    "membership.step-not-possible",
    "membership.already-established",
    "membership.reasons-missing",
    "membership.note-missing",
    "membership.decree-missing",
    "membership.decree-in-future",
    "membership.year-missing",
    "membership.year-not-later",
    "membership.year-taken",
  ],
});

export const mostAtOnce = 2_000;

export const refusedItemSchema = z.object({
  membershipId: membershipIdSchema,
  title: z.string(),
  slug: z.string(),
  code: z.string(),
});

export const stepRunSchema = z
  .object({
    id: stepRunIdSchema,
    verb: z.string(),
    askedAt: z.string(),
    total: z.number().int(),
    done: z.number().int(),
    isFinished: z.boolean(),
    refused: z.array(refusedItemSchema),
  })
  .meta({ id: "StepRun" });
export type StepRun = z.infer<typeof stepRunSchema>;

export const takeStepsOperation = defineOperation({
  name: "programme.take-steps",
  method: "post",
  path: "/api/v1/programme/steps",
  summary: { id: "Ambil satu langkah untuk banyak inovasi", en: "Take one step with many innovations" },
  permission: stepTakers,
  input: z.strictObject({
    verb: bulkVerbSchema,
    note: stepContentSchema.shape.note,
    decree: decreeSchema.nullable().default(null),
    members: z.array(seenMembershipSchema).min(1).max(mostAtOnce),
  }),
  output: stepRunSchema,
  refusals: ["membership.not-found", "membership.decree-missing", "membership.decree-in-future", "steps.twice"],
});

export const showStepRunOperation = defineOperation({
  name: "programme.show-steps",
  method: "get",
  path: "/api/v1/programme/steps/{runId}",
  summary: { id: "Kemajuan langkah untuk banyak inovasi", en: "Progress of a step with many innovations" },
  permission: stepTakers,
  input: z.strictObject({ runId: stepRunIdSchema }),
  output: stepRunSchema,
  refusals: ["steps.not-found"],
});

export const listStepsOperation = defineOperation({
  name: "programme.history",
  method: "get",
  path: "/api/v1/programme/memberships/{membershipId}/steps",
  summary: { id: "Riwayat langkah satu inovasi", en: "Steps that one innovation has taken" },
  permission: "staff",
  input: z.strictObject({ membershipId: membershipIdSchema }),
  output: z.object({ state: z.string(), stateSince: z.string(), steps: z.array(stepRecordSchema) }),
  refusals: ["membership.not-found"],
});

const yearSchema = z.coerce.number().int().min(2000).max(2100);

export const setDeadlinesOperation = defineOperation({
  name: "programme.set-deadlines",
  method: "put",
  path: "/api/v1/programme/{year}/deadlines",
  summary: { id: "Tetapkan tenggat satu tahun program", en: "Set the deadlines of a programme year" },
  permission: { anyOf: ["programme_manager"] },
  input: z.strictObject({
    year: yearSchema,
    deadlines: z
      .array(z.strictObject({ verb: deadlineVerbSchema, dueOn: z.iso.date().nullable() }))
      .min(1)
      .max(10),
  }),
  output: z.object({
    year: z.number().int(),
    deadlines: z.array(z.object({ verb: deadlineVerbSchema, dueOn: z.iso.date() })),
  }),
  refusals: ["deadlines.twice", "deadlines.out-of-year"],
});

/** Who may see what waits: those who watch the region all of it, people of an agency their own. */
export const stuckReaders = {
  anyOf: [
    "innovator",
    "agency_operator",
    "agency_head",
    "programme_manager",
    "verifier",
    "legal_reviewer",
    "planner",
    "monitor",
    "leader",
    "data_steward",
    "inspector",
    "administrator",
  ],
} as const;

export const stuckFilterSchema = z.strictObject({
  year: yearSchema.optional(),
  state: membershipStateSchema.optional(),
  age: z.enum(["week", "month", "quarter", "older"]).optional(),
  agencyId: agencyIdSchema.optional(),
  late: z.enum(["yes"]).optional(),
});
export type StuckFilter = z.infer<typeof stuckFilterSchema>;

export const stuckSchema = z
  .object({
    membershipId: membershipIdSchema,
    slug: z.string(),
    title: z.string(),
    year: z.number().int(),
    registrationNumber: z.number().int(),
    agencyName: z.string().nullable(),
    state: z.string(),
    since: z.string(),
    days: z.number().int(),
    age: z.enum(["week", "month", "quarter", "older"]),
    dueOn: z.string().nullable(),
    isLate: z.boolean(),
    /** Roles that can move it on. */
    waitsFor: z.array(z.string()),
  })
  .meta({ id: "StuckInnovation" });
export type Stuck = z.infer<typeof stuckSchema>;

export const listStuckOperation = defineOperation({
  name: "programme.stuck",
  method: "get",
  path: "/api/v1/programme/stuck",
  summary: { id: "Apa yang tertahan di mana, sejak kapan", en: "What is stuck where, and since when" },
  permission: stuckReaders,
  input: stuckFilterSchema,
  output: z.object({ total: z.number().int(), stuck: z.array(stuckSchema) }),
  refusals: [],
});

export const wayOperation = defineOperation({
  name: "programme.way",
  method: "get",
  path: "/api/v1/programme/way",
  summary: { id: "Tabel langkah inovasi", en: "The table of steps of an innovation" },
  permission: "signed-in",
  input: z.strictObject({}),
  output: z.object({
    transitions: z.array(
      z.object({
        verb: z.string(),
        from: z.array(z.string()),
        to: z.string(),
        by: z.array(z.string()),
        needs: z.array(z.string()),
        undoneBy: z.string().nullable(),
      }),
    ),
  }),
  refusals: [],
});
