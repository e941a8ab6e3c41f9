import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import {
  type AgencyId,
  type InnovationId,
  type MembershipId,
  membershipIdSchema,
  type RegionCode,
} from "#shared/ids.ts";
import type { Membership, MembershipState, NewMembership, Track } from "../contract/membership.ts";

const rowsAStatement = 1000;

/** Takes `count` numbers from the gap-free counter of region and year; the row stays locked until the transaction ends. */
async function takeRegistrationNumbers(db: Db, regionCode: RegionCode, year: number, count: number): Promise<number> {
  const taken = await sql<{ value: number }>`
    insert into counter (region_code, name, value) values (${regionCode}, ${`registration:${year}`}, ${count})
    on conflict (region_code, name) do update set value = counter.value + excluded.value
    returning value
  `.execute(db);
  const last = taken.rows[0];
  if (last === undefined) throw new Error("the counter of registration numbers answered nothing");
  return Number(last.value) - count + 1;
}

export async function insertMemberships(
  db: Db,
  regionCode: RegionCode,
  memberships: readonly NewMembership[],
  at: Date,
): Promise<readonly Membership[]> {
  const years = [...new Set(memberships.map((row) => row.year))].sort((a, b) => a - b);
  const joined: Membership[] = [];
  for (const year of years) {
    await sql`insert into programme_year (region_code, year) values (${regionCode}, ${year}) on conflict do nothing`.execute(
      db,
    );
    const ofYear = memberships.filter((row) => row.year === year);
    const first = await takeRegistrationNumbers(db, regionCode, year, ofYear.length);
    const numbered = ofYear.map((row, index) => ({ ...row, registrationNumber: first + index }));
    for (let start = 0; start < numbered.length; start += rowsAStatement) {
      const slice = numbered.slice(start, start + rowsAStatement);
      await sql`
        insert into programme_membership (id, region_code, innovation_id, year, registration_number, track, agency_id, state, proposed_on, committed_on, launched_on, created_at, state_since)
        select id, ${regionCode}, innovation_id, ${year}, number, track, agency_id, state, proposed_on, committed_on, launched_on, ${at}, ${at}
        from unnest(
          ${slice.map((row) => row.id)}::uuid[], ${slice.map((row) => row.innovationId)}::uuid[],
          ${slice.map((row) => row.registrationNumber)}::int[], ${slice.map((row) => row.track)}::text[],
          ${slice.map((row) => row.agencyId)}::uuid[], ${slice.map((row) => row.state)}::text[],
          ${slice.map((row) => row.proposedOn)}::date[], ${slice.map((row) => row.committedOn)}::date[],
          ${slice.map((row) => row.launchedOn)}::date[]
        ) as t (id, innovation_id, number, track, agency_id, state, proposed_on, committed_on, launched_on)
      `.execute(db);
    }
    joined.push(...numbered);
  }
  return joined;
}

export async function deleteMemberships(db: Db, ids: readonly MembershipId[]): Promise<void> {
  if (ids.length > 0) await sql`delete from programme_membership where id = any(${ids}::uuid[])`.execute(db);
}

export async function updateMembership(
  db: Db,
  id: MembershipId,
  change: { readonly agencyId: AgencyId | null; readonly track: Track },
): Promise<void> {
  await db
    .updateTable("programme_membership")
    .set({ agency_id: change.agencyId, track: change.track })
    .where("id", "=", id)
    .execute();
}

/** What a step changes beside the state; undefined leaves it. */
export interface StateChange {
  readonly state: MembershipState;
  readonly launchedOn?: string;
  readonly decree?: { readonly number: string; readonly decreedOn: string };
}

/** Moves members, whose rows the caller has locked; the moment of the move counts from now. */
export async function moveMemberships(
  db: Db,
  ids: readonly MembershipId[],
  { state, launchedOn, decree }: StateChange,
  at: Date,
): Promise<void> {
  await sql`
    update programme_membership set state = ${state},
      state_since = case when state = ${state} then state_since else ${at}::timestamptz end,
      launched_on = coalesce(${launchedOn ?? null}::date, launched_on),
      established_on = coalesce(${decree?.decreedOn ?? null}::date, established_on),
      decree_number = coalesce(${decree?.number ?? null}::text, decree_number)
    where id = any(${ids}::uuid[])
  `.execute(db);
}

export async function markCommitted(db: Db, ids: readonly MembershipId[], committedOn: string): Promise<void> {
  await sql`
    update programme_membership set committed_on = ${committedOn}::date where id = any(${ids}::uuid[])
  `.execute(db);
}

/** A member whose row stays locked until the transaction ends. */
export interface LockedMembership {
  readonly id: MembershipId;
  readonly innovationId: InnovationId;
  readonly year: number;
  readonly track: string;
  readonly agencyId: AgencyId | null;
  readonly state: string;
  readonly establishedOn: string | null;
  readonly registrationNumber: number;
}

/** Locks members in the order of their ids, so that two who take many at once cannot wait for each other in a circle. */
export async function lockMemberships(db: Db, ids: readonly MembershipId[]): Promise<readonly LockedMembership[]> {
  const rows = await db
    .selectFrom("programme_membership")
    .select(["id", "innovation_id", "year", "track", "agency_id", "state", "established_on", "registration_number"])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    id: membershipIdSchema.parse(row.id),
    innovationId: row.innovation_id,
    year: row.year,
    track: row.track,
    agencyId: row.agency_id,
    state: row.state,
    establishedOn: row.established_on,
    registrationNumber: row.registration_number,
  }));
}

/** Programme years in which an innovation stands; its memberships stay locked. */
export async function lockYearsOf(db: Db, innovationId: InnovationId): Promise<readonly number[]> {
  const rows = await db
    .selectFrom("programme_membership")
    .select("year")
    .where("innovation_id", "=", innovationId)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.year);
}
