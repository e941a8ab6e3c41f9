import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { StepRun, StepRunId } from "../contract/way-operations.ts";

/** How far a step with many innovations has come; null for an unknown one, and for those who neither asked for it nor run the programme. */
export async function showStepRun(
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  id: StepRunId,
): Promise<StepRun | null> {
  const run = await db.selectFrom("step_run").selectAll().where("id", "=", id).executeTakeFirst();
  if (run === undefined) return null;
  const isTheirs =
    run.asked_by === actorKey(actor) || permit(actor, { anyOf: ["programme_manager"] }, { regionCode }).ok;
  if (!isTheirs) return null;
  const counts = await sql<{ total: number; done: number; waiting: number }>`
    select count(*)::int as total, (count(*) filter (where outcome = 'done'))::int as done,
      (count(*) filter (where outcome = 'waiting'))::int as waiting
    from step_run_item where run_id = ${id}
  `.execute(db);
  const refused = await db
    .selectFrom("step_run_item as t")
    .innerJoin("programme_overview as m", "m.membership_id", "t.membership_id")
    .select(["t.membership_id", "t.refusal_code", "m.title", "m.slug"])
    .where("t.run_id", "=", id)
    .where("t.outcome", "=", "refused")
    .orderBy("t.place")
    .execute();
  const { total = 0, done = 0, waiting = 0 } = counts.rows[0] ?? {};
  return {
    id,
    verb: run.verb,
    askedAt: run.asked_at.toISOString(),
    total,
    done,
    isFinished: waiting === 0,
    refused: refused.map((row) => ({
      membershipId: row.membership_id,
      title: row.title,
      slug: row.slug,
      code: row.refusal_code ?? "",
    })),
  };
}
