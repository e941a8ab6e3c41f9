import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { Text } from "#shared/text.ts";
import type { GovernanceClaim, LevelClaim, NewRoundEntry } from "../contract/round.ts";

const rowsAStatement = 1000;

export interface NewRound {
  readonly year: number;
  readonly edition: string;
  /** Decimal string, "65.01". */
  readonly target: string | null;
  readonly targetPredicate: string | null;
  readonly targetSource: string | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly note: Text | null;
}

export async function insertRound(db: Db, regionCode: RegionCode, round: NewRound): Promise<void> {
  await db
    .insertInto("index_round")
    .values({
      region_code: regionCode,
      year: round.year,
      edition: round.edition,
      target: round.target,
      target_predicate: round.targetPredicate,
      target_source: round.targetSource,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      note_id: round.note?.id ?? null,
      note_en: round.note?.en ?? null,
    })
    .execute();
}

export interface NewOfficialResult {
  readonly year: number;
  readonly indexValue: string | null;
  readonly rank: number | null;
  readonly rankedOf: number | null;
  readonly predicate: string | null;
  readonly decree: string | null;
  readonly source: string;
  readonly confidence: string;
  readonly note: Text | null;
}

/** Two that write to one round wait for each other, so that each revision follows the one before. */
async function lockRound(db: Db, year: number): Promise<void> {
  await db.selectFrom("index_round").select("year").where("year", "=", year).forNoKeyUpdate().execute();
}

/** An official result is never changed: a correction is a further revision. */
export async function insertOfficialResult(
  db: Db,
  regionCode: RegionCode,
  result: NewOfficialResult,
  at: Date,
): Promise<void> {
  await lockRound(db, result.year);
  await sql`
    insert into official_result (region_code, year, revision, index_value, rank, ranked_of, predicate, decree, source, confidence, note_id, note_en, recorded_at)
    select ${regionCode}, ${result.year}, coalesce(max(revision), 0) + 1, ${result.indexValue}::numeric, ${result.rank}::int,
      ${result.rankedOf}::int, ${result.predicate}, ${result.decree}, ${result.source}, ${result.confidence}, ${result.note?.id ?? null}, ${result.note?.en ?? null}, ${at}
    from official_result where year = ${result.year}
  `.execute(db);
}

export async function insertEntries(
  db: Db,
  regionCode: RegionCode,
  year: number,
  entries: readonly NewRoundEntry[],
  at: Date,
): Promise<void> {
  for (let start = 0; start < entries.length; start += rowsAStatement) {
    const slice = entries.slice(start, start + rowsAStatement);
    await sql`
      insert into round_entry (id, region_code, round_year, innovation_id, agency_id, created_at)
      select id, ${regionCode}, ${year}, innovation_id, agency_id, ${at}
      from unnest(
        ${slice.map((row) => row.id)}::uuid[], ${slice.map((row) => row.innovationId)}::uuid[],
        ${slice.map((row) => row.agencyId)}::uuid[]
      ) as t (id, innovation_id, agency_id)
    `.execute(db);
  }
}

export async function deleteEntries(db: Db, ids: readonly RoundEntryId[]): Promise<void> {
  if (ids.length > 0) await sql`delete from round_entry where id = any(${ids}::uuid[])`.execute(db);
}

/** Adds a revision for every claim that differs from the current one; what is alike stays untouched. */
export async function insertClaims(
  db: Db,
  regionCode: RegionCode,
  claims: readonly LevelClaim[],
  by: string,
  at: Date,
): Promise<void> {
  // Who claims for the same entry meanwhile waits, and then supersedes these claims instead of losing its own.
  const entryIds = [...new Set(claims.map((row) => row.entryId))];
  await db
    .selectFrom("round_entry")
    .select("id")
    .where(sql<boolean>`id = any(${entryIds}::uuid[])`)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  for (let start = 0; start < claims.length; start += rowsAStatement) {
    const slice = claims.slice(start, start + rowsAStatement);
    await sql`
      with given as (
        select * from unnest(
          ${slice.map((row) => row.entryId)}::uuid[], ${slice.map((row) => row.indicator)}::text[],
          ${slice.map((row) => row.level)}::smallint[], ${slice.map((row) => row.basis)}::text[],
          ${slice.map((row) => row.figure)}::numeric[]
        ) as t (entry_id, indicator, level, basis, figure)
      ), superseded as (
        update level_claim c set is_current = false from given g
        where c.entry_id = g.entry_id and c.indicator = g.indicator and c.is_current
          and (c.level, c.basis, c.figure) is distinct from (g.level, g.basis, g.figure)
        returning c.entry_id, c.indicator, c.revision
      )
      insert into level_claim (region_code, entry_id, indicator, revision, level, basis, figure, claimed_at, claimed_by)
      select ${regionCode}, g.entry_id, g.indicator, coalesce(s.revision, 0) + 1, g.level, g.basis, g.figure, ${at}, ${by}
      from given g left join superseded s using (entry_id, indicator)
      where s.revision is not null
        or not exists (select 1 from level_claim c where c.entry_id = g.entry_id and c.indicator = g.indicator and c.is_current)
    `.execute(db);
  }
}

export async function insertGovernanceClaims(
  db: Db,
  regionCode: RegionCode,
  year: number,
  claims: readonly GovernanceClaim[],
  by: string,
  at: Date,
): Promise<void> {
  await lockRound(db, year);
  await sql`
    with given as (
      select * from unnest(
        ${claims.map((row) => row.indicator)}::text[], ${claims.map((row) => row.level)}::smallint[],
        ${claims.map((row) => row.figure)}::numeric[], ${claims.map((row) => row.source)}::text[]
      ) as t (indicator, level, figure, source)
    ), superseded as (
      update governance_claim c set is_current = false from given g
      where c.round_year = ${year} and c.indicator = g.indicator and c.is_current
        and (c.level, c.figure, c.source) is distinct from (g.level, g.figure, g.source)
      returning c.indicator, c.revision
    )
    insert into governance_claim (region_code, round_year, indicator, revision, level, figure, source, claimed_at, claimed_by)
    select ${regionCode}, ${year}, g.indicator, coalesce(s.revision, 0) + 1, g.level, g.figure, g.source, ${at}, ${by}
    from given g left join superseded s using (indicator)
    where s.revision is not null
      or not exists (select 1 from governance_claim c where c.round_year = ${year} and c.indicator = g.indicator and c.is_current)
  `.execute(db);
}
