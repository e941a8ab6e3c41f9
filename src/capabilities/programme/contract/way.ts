import * as z from "zod";
import { profileSchema } from "#capabilities/innovations/contract/profile.ts";
import { type InnovationId, type MembershipId, membershipIdSchema } from "#shared/ids.ts";
import type { Transaction } from "#shared/transaction.ts";
import { membershipStateSchema } from "./membership.ts";

/** What people do with an innovation in a programme year; the transitions are one table in rules/way.ts. */
export const verbs = [
  "submit",
  "approve",
  "return",
  "screen",
  "refuse",
  "establish",
  "launch",
  "withdraw",
  "stop",
  "archive",
  "reopen",
] as const;
export type Verb = (typeof verbs)[number];

/** Taken by one form or call each. A launch is an event of the year and is recorded as a whole. */
export const takenVerbs = [
  "submit",
  "approve",
  "return",
  "screen",
  "refuse",
  "establish",
  "withdraw",
  "stop",
  "archive",
  "reopen",
] as const satisfies readonly Verb[];
export const takenVerbSchema = z.enum(takenVerbs);
export type TakenVerb = z.infer<typeof takenVerbSchema>;

/** Those that many innovations can take with one consent: nothing about them needs a reason of its own. */
export const bulkVerbs = [
  "submit",
  "approve",
  "screen",
  "establish",
  "archive",
] as const satisfies readonly TakenVerb[];
export const bulkVerbSchema = z.enum(bulkVerbs);
export type BulkVerb = z.infer<typeof bulkVerbSchema>;

/** Steps of the main way, which a year may date. */
export const deadlineVerbs = ["submit", "approve", "screen", "establish", "launch"] as const satisfies readonly Verb[];
export const deadlineVerbSchema = z.enum(deadlineVerbs);
export type DeadlineVerb = z.infer<typeof deadlineVerbSchema>;

/** What a step must be given. */
export type StepNeed = "reasons" | "note" | "decree" | "later-year";

export const longestNote = 2_000;
export const longestSentence = 500;

/** Why a proposal goes back: one field of the profile and one sentence. */
export const stepReasonSchema = z.strictObject({
  field: profileSchema.keyof(),
  sentence: z.string().trim().min(5).max(longestSentence),
});
export type StepReason = z.infer<typeof stepReasonSchema>;

export const decreeSchema = z.strictObject({
  number: z.string().trim().min(3).max(100),
  decreedOn: z.iso.date(),
});
export type Decree = z.infer<typeof decreeSchema>;

export const stepContentSchema = z.strictObject({
  verb: takenVerbSchema,
  note: z.string().trim().min(1).max(longestNote).nullable().default(null),
  reasons: z.array(stepReasonSchema).max(40).default([]),
  decree: decreeSchema.nullable().default(null),
  /** The programme year into which an innovation comes again. */
  intoYear: z.int().min(2000).max(2100).nullable().default(null),
});
export type StepContent = z.infer<typeof stepContentSchema>;

/** The state that the person saw: a step decided on another one is refused. */
export const seenMembershipSchema = z.strictObject({
  membershipId: membershipIdSchema,
  seenState: membershipStateSchema,
});
export type SeenMembership = z.infer<typeof seenMembershipSchema>;

export const takenStepSchema = z
  .object({
    /** Of the innovation in the later year when it came again. */
    membershipId: membershipIdSchema,
    state: membershipStateSchema,
    registrationNumber: z.number().int(),
    year: z.number().int(),
  })
  .meta({ id: "TakenStep" });
export type TakenStep = z.infer<typeof takenStepSchema>;

export const stepRecordSchema = z
  .object({
    verb: z.string(),
    from: z.string(),
    to: z.string(),
    /** ISO moment. */
    at: z.string(),
    role: z.string().nullable(),
    agencyName: z.string().nullable(),
    /** Null for commands and jobs, and for readers of other agencies. */
    personName: z.string().nullable(),
    /** Empty for readers of other agencies, as is the note. */
    reasons: z.array(stepReasonSchema),
    note: z.string().nullable(),
    decree: decreeSchema.nullable(),
  })
  .meta({ id: "StepRecord" });
export type StepRecord = z.infer<typeof stepRecordSchema>;

/** What other rooms may read of the way, inside their own region transaction. */
export interface WayReader {
  /** Why the newest membership was sent back; empty when it does not stand returned. */
  openReasons(db: Transaction, innovationId: InnovationId): Promise<readonly StepReason[]>;
}

/** A membership as a rule judges it. */
export interface MembershipOnTheWay {
  readonly id: MembershipId;
  readonly state: string;
  readonly isEstablished: boolean;
}
