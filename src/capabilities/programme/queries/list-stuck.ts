import { type SqlBool, sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { AgencyId } from "#shared/ids.ts";
import type { Stuck, StuckFilter } from "../contract/way-operations.ts";
import { ageBandOf, dueOnOf, isLate, waitingStates } from "../rules/waiting.ts";
import { nextStep, rolesOfStep } from "../rules/way.ts";
import { programmeDeadlines } from "./programme-deadlines.ts";

const dayMs = 86_400_000;

/** Innovations that wait for somebody, the longest first; filters that depend on the age are applied to the answer. */
export async function listStuck(
  db: Db,
  filter: StuckFilter,
  asked: {
    readonly now: Date;
    /** Calendar day in the region. */
    readonly today: string;
    /** Null: every agency of the region. */
    readonly agencyIds: readonly AgencyId[] | null;
  },
): Promise<readonly Stuck[]> {
  const deadlines = await programmeDeadlines(db);
  const rows = await db
    .selectFrom("programme_overview")
    .select([
      "membership_id",
      "slug",
      "title",
      "year",
      "registration_number",
      "agency_id",
      "agency_name",
      "state",
      "state_since",
    ])
    .where(sql<SqlBool>`state = any(${[...waitingStates]}::text[])`)
    .where((row) => {
      const conditions = [sql<SqlBool>`true`];
      if (filter.year !== undefined) conditions.push(sql<SqlBool>`year = ${filter.year}`);
      if (filter.state !== undefined) conditions.push(sql<SqlBool>`state = ${filter.state}`);
      if (filter.agencyId !== undefined) conditions.push(sql<SqlBool>`agency_id = ${filter.agencyId}::uuid`);
      if (asked.agencyIds !== null) conditions.push(sql<SqlBool>`agency_id = any(${asked.agencyIds}::uuid[])`);
      return row.and(conditions);
    })
    .orderBy("state_since")
    .orderBy("membership_id")
    .execute();
  const stuck = rows.map((row): Stuck => {
    const days = Math.max(0, Math.floor((asked.now.getTime() - row.state_since.getTime()) / dayMs));
    const dueOn = dueOnOf(row.state, deadlines.get(row.year) ?? new Map());
    const next = nextStep(row.state);
    return {
      membershipId: row.membership_id,
      slug: row.slug,
      title: row.title,
      year: row.year,
      registrationNumber: row.registration_number,
      agencyName: row.agency_name,
      state: row.state,
      since: row.state_since.toISOString(),
      days,
      age: ageBandOf(days),
      dueOn,
      isLate: isLate(dueOn, asked.today),
      waitsFor: next === undefined ? [] : [...rolesOfStep(next, row.agency_id)],
    };
  });
  return stuck.filter(
    (row) => (filter.age === undefined || row.age === filter.age) && (filter.late === undefined || row.isLate),
  );
}
