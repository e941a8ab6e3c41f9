import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { MembershipId, RegionCode } from "#shared/ids.ts";
import { type MembershipState, membershipStateSchema } from "../contract/membership.ts";
import { type SeenMembership, type StepContent, stepContentSchema } from "../contract/way.ts";
import type { StepRunId } from "../contract/way-operations.ts";

export interface NewStepRun {
  readonly id: StepRunId;
  readonly content: StepContent;
  readonly at: Date;
  readonly by: string;
}

/** Keeps what was asked with one consent; the members in the order of their ids, as they will be locked. */
export async function insertStepRun(
  db: Db,
  regionCode: RegionCode,
  { id, content, at, by }: NewStepRun,
  members: readonly SeenMembership[],
): Promise<void> {
  await db
    .insertInto("step_run")
    .values({
      id,
      region_code: regionCode,
      verb: content.verb,
      note: content.note,
      reasons: JSON.stringify(content.reasons),
      decree_number: content.decree?.number ?? null,
      decreed_on: content.decree?.decreedOn ?? null,
      asked_at: at,
      asked_by: by,
    })
    .execute();
  const sorted = members.toSorted((a, b) => (a.membershipId < b.membershipId ? -1 : 1));
  await sql`
    insert into step_run_item (region_code, run_id, place, membership_id, seen_state)
    select ${regionCode}, ${id}, place, membership_id, seen_state
    from unnest(${sorted.map((_, place) => place)}::int[], ${sorted.map((row) => row.membershipId)}::uuid[],
      ${sorted.map((row) => row.seenState)}::text[]) as t (place, membership_id, seen_state)
  `.execute(db);
}

export async function loadStepRun(db: Db, id: StepRunId): Promise<StepContent | null> {
  const row = await db.selectFrom("step_run").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  return stepContentSchema.parse({
    verb: row.verb,
    note: row.note,
    reasons: row.reasons,
    decree:
      row.decree_number === null || row.decreed_on === null
        ? null
        : { number: row.decree_number, decreedOn: row.decreed_on },
  });
}

export interface WaitingItem {
  readonly place: number;
  readonly membershipId: MembershipId;
  readonly seenState: MembershipState;
}

/** The next members of a run; a second worker waits here until the first is done with them. */
export async function lockWaitingItems(db: Db, id: StepRunId, count: number): Promise<readonly WaitingItem[]> {
  const rows = await db
    .selectFrom("step_run_item")
    .select(["place", "membership_id", "seen_state"])
    .where("run_id", "=", id)
    .where("outcome", "=", "waiting")
    .orderBy("place")
    .limit(count)
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    place: row.place,
    membershipId: row.membership_id,
    seenState: membershipStateSchema.parse(row.seen_state),
  }));
}

/** `refusalCode` null: done. */
export async function markItem(db: Db, id: StepRunId, place: number, refusalCode: string | null): Promise<void> {
  await db
    .updateTable("step_run_item")
    .set({ outcome: refusalCode === null ? "done" : "refused", refusal_code: refusalCode })
    .where("run_id", "=", id)
    .where("place", "=", place)
    .execute();
}

export async function finishRun(db: Db, id: StepRunId, at: Date): Promise<void> {
  await db
    .updateTable("step_run")
    .set({ finished_at: at })
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .execute();
}
