import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { AgencyId, MembershipId, RegionCode } from "#shared/ids.ts";
import type { Membership, NewMembership, ProgrammeEvent, ProgrammeYear, PublishedFigure, Track } from "./contract.ts";

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

export async function markLaunched(db: Db, ids: readonly MembershipId[], launchedOn: string): Promise<void> {
  await sql`
    update programme_membership set state = 'launched', launched_on = ${launchedOn}::date where id = any(${ids}::uuid[])
  `.execute(db);
}

export async function markCommitted(db: Db, ids: readonly MembershipId[], committedOn: string): Promise<void> {
  await sql`
    update programme_membership set committed_on = ${committedOn}::date where id = any(${ids}::uuid[])
  `.execute(db);
}

/** Writes the frame of a year; a second call changes the frame and keeps what hangs on it. */
export async function upsertProgrammeYear(db: Db, regionCode: RegionCode, year: ProgrammeYear): Promise<void> {
  const frame = {
    theme: year.theme,
    collects_from: year.collectsFrom,
    collects_until: year.collectsUntil,
    note_id: year.note?.id ?? null,
    note_en: year.note?.en ?? null,
  };
  await db
    .insertInto("programme_year")
    .values({ region_code: regionCode, year: year.year, ...frame })
    .onConflict((conflict) => conflict.columns(["region_code", "year"]).doUpdateSet(frame))
    .execute();
}

/** Adds an event of the year; one that says the same of the same day stands once, however often it is written down. */
export async function insertProgrammeEvent(
  db: Db,
  regionCode: RegionCode,
  id: string,
  year: number,
  event: ProgrammeEvent,
): Promise<void> {
  const standing = await db
    .selectFrom("programme_event")
    .select("id")
    .where("year", "=", year)
    .where("kind", "=", event.kind)
    .where("held_on", "=", event.heldOn)
    .where(sql<boolean>`(place, note_id) is not distinct from (${event.place}::text, ${event.note?.id ?? null}::text)`)
    .executeTakeFirst();
  if (standing !== undefined) return;
  await db
    .insertInto("programme_event")
    .values({
      id,
      region_code: regionCode,
      year,
      kind: event.kind,
      held_on: event.heldOn,
      place: event.place,
      officiated_by: event.officiatedBy,
      note_id: event.note?.id ?? null,
      note_en: event.note?.en ?? null,
      source: event.source,
      confidence: event.confidence,
    })
    .execute();
}

export async function upsertPublishedFigure(
  db: Db,
  regionCode: RegionCode,
  id: string,
  year: number,
  figure: PublishedFigure,
): Promise<void> {
  const value = {
    value: figure.value,
    label_id: figure.label.id,
    label_en: figure.label.en,
    note_id: figure.note?.id ?? null,
    note_en: figure.note?.en ?? null,
    source: figure.source,
    confidence: figure.confidence,
  };
  await db
    .insertInto("published_figure")
    .values({ id, region_code: regionCode, year, kind: figure.kind, ...value })
    .onConflict((conflict) => conflict.columns(["region_code", "year", "kind"]).doUpdateSet(value))
    .execute();
}
