import { sql } from "kysely";
import * as z from "zod";
import type { Db } from "#platform/database/port.ts";
import type { JobQueue, Task } from "#platform/jobs/port.ts";
import { type Actor, actorKey, permit, roles } from "#shared/actor.ts";
import { agencyIdSchema, personIdSchema, type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { BulkVerb, Decree, SeenMembership, StepContent } from "../contract/way.ts";
import { type StepRunId, stepRunIdSchema, stepTakers } from "../contract/way-operations.ts";
import type { ProgrammeDeps } from "../deps.ts";
import { missingOf } from "../rules/way.ts";
import { finishRun, insertStepRun, loadStepRun, lockWaitingItems, markItem } from "../store/step-run.ts";
import { decreeInFuture, takeStepInside } from "./take-step.ts";

/** Up to so many are done before the answer; more become a job. */
const doneAtOnce = 50;
const itemsATransaction = 25;

export const takeStepsTask = "programme.take-steps";

export type TakeStepsDeps = ProgrammeDeps & { readonly queue: JobQueue };

export interface TakeStepsInput {
  readonly regionCode: RegionCode;
  readonly verb: BulkVerb;
  readonly note: string | null;
  readonly decree: Decree | null;
  readonly members: readonly SeenMembership[];
}

/** Somebody takes one step with many innovations by one consent; each is decided by the table, and a refusal of one stops no other. */
export async function takeSteps(
  deps: TakeStepsDeps,
  actor: Actor,
  input: TakeStepsInput,
): Promise<Result<{ readonly id: StepRunId; readonly isFinished: boolean }>> {
  const { regionCode, verb, note, decree, members } = input;
  const ids = [...new Set(members.map((member) => member.membershipId))];
  return deps.database.inRegionForBulk(regionCode, async (db) => {
    const known = await sql<{ id: string }>`
      select id from programme_membership where id = any(${ids}::uuid[])
    `.execute(db);
    const allowed = permit(actor, stepTakers, { regionCode });
    if (!allowed.ok) return allowed;
    if (ids.length !== members.length) return refusal("steps.twice");
    if (known.rows.length !== ids.length) {
      return refusal("membership.not-found", { expected: ids.length, found: known.rows.length });
    }
    const content: StepContent = { verb, note, decree, reasons: [], intoYear: null };
    const lacking = missingOf(verb, content) ?? decreeInFuture(deps, content);
    if (lacking !== null) return lacking;
    const id = stepRunIdSchema.parse(deps.newId());
    await insertStepRun(db, regionCode, { id, content, at: deps.clock.now(), by: actorKey(actor) }, members);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "steps.asked",
      subject: { kind: "step-run", id },
      facts: { verb, members: members.length },
    });
    const isFinished = members.length <= doneAtOnce;
    if (isFinished) await takeNext(deps, db, actor, { regionCode, id, content, count: doneAtOnce });
    else await deps.queue.enqueue(db, takeStepsTask, { regionCode, runId: id, actor: { ...actor } });
    return success({ id, isFinished });
  });
}

/** Takes the next waiting members of a run; true when none was left. */
async function takeNext(
  deps: ProgrammeDeps,
  db: Db,
  actor: Actor,
  run: {
    readonly regionCode: RegionCode;
    readonly id: StepRunId;
    readonly content: StepContent;
    readonly count: number;
  },
): Promise<boolean> {
  const { regionCode, id, content, count } = run;
  const items = await lockWaitingItems(db, id, count);
  for (const { place, membershipId, seenState } of items) {
    const taken = await takeStepInside(deps, db, actor, { regionCode, membershipId, seenState, ...content });
    await markItem(db, id, place, taken.ok ? null : taken.code);
  }
  const isDone = items.length < count;
  if (isDone) await finishRun(db, id, deps.clock.now());
  return isDone;
}

const actorSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("anonymous") }),
  z.object({ kind: z.literal("system"), regionCode: regionCodeSchema, name: z.string(), isDemo: z.boolean() }),
  z.object({
    kind: z.literal("person"),
    personId: personIdSchema,
    name: z.string(),
    regionCode: regionCodeSchema,
    grants: z.array(z.object({ role: z.enum(roles), agencyId: agencyIdSchema.nullable() })),
    isDemo: z.boolean(),
  }),
]);

/** Goes on with a run where it stands, some members a transaction; it acts with the roles held when it was asked for. */
export const takeStepsJob = (deps: ProgrammeDeps): Task => ({
  name: takeStepsTask,
  run: async (payload) => {
    const { regionCode } = payload;
    const id = stepRunIdSchema.parse(payload["runId"]);
    const actor = actorSchema.parse(payload["actor"]);
    let isDone = false;
    while (!isDone) {
      isDone = await deps.database.inRegionForBulk(regionCode, async (db) => {
        const content = await loadStepRun(db, id);
        if (content === null) return true;
        return takeNext(deps, db, actor, { regionCode, id, content, count: itemsATransaction });
      });
    }
  },
});
