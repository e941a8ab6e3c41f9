import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { AgencyId, RoundEntryId } from "#shared/ids.ts";
import type { EvidencePlace } from "../contract/evidence.ts";
import { type Seat, type SeatedDecision, type Settled, type Standing, settle } from "../rules/settle.ts";

/** A claimed place with what stands there now and what was decided about exactly that. */
export interface VerifierPlace extends EvidencePlace {
  readonly edition: string;
  readonly closesOn: string | null;
  readonly agencyId: AgencyId | null;
  readonly agencyName: string | null;
  /** Of the innovation; null for a governance indicator. */
  readonly title: string | null;
  readonly slug: string | null;
  readonly isSample: boolean;
  readonly basis: string | null;
  readonly figure: string | null;
  readonly papers: number;
  readonly waitingSince: Date;
  readonly standing: Standing;
  readonly settled: Settled;
  readonly last: { readonly reason: string | null; readonly sentence: string | null } | null;
}

interface PlaceRow {
  readonly entry_id: RoundEntryId | null;
  readonly indicator: string;
  readonly level: number;
  readonly basis: string | null;
  readonly figure: string | null;
  readonly papers: number;
  readonly waiting_since: Date;
  readonly digest: string;
}

interface DecisionRow {
  readonly entry_id: RoundEntryId | null;
  readonly indicator: string;
  readonly digest: string;
  readonly seat: Seat;
  readonly level: number;
  readonly by: string;
  readonly reason: string | null;
  readonly sentence: string | null;
}

type At = { readonly entryId: RoundEntryId | null; readonly indicator: string };

/**
 * Claims and papers of a round, one row a place. `digest` names exactly what stands there; a decision holds for as long as it
 * is the one on which it was taken. Grouped rather than joined: a join of the two is slow until the tables have statistics.
 */
async function standingRows(db: Db, roundYear: number, at: At | undefined): Promise<readonly PlaceRow[]> {
  const { entry, indicator } = onlyAt(at);
  const { rows } = await sql<PlaceRow>`
    select entry_id, indicator, max(level) as level, max(basis) as basis, max(figure)::text as figure,
      count(paper)::int as papers, max(changed_at) as waiting_since,
      encode(sha256(convert_to(jsonb_build_array(max(level), max(basis), jsonb_agg(paper order by paper ->> 0)
        filter (where paper is not null))::text, 'UTF8')), 'hex') as digest
    from (
      select entry_id, indicator, level::int as level, basis, figure, claimed_at as changed_at, null::jsonb as paper
      from level_claim
      where is_current and entry_id = any(array(select id from round_entry where round_year = ${roundYear})) ${entry} ${indicator}
      union all
      select null, indicator, level, null, figure, claimed_at, null
      from governance_claim
      where is_current and round_year = ${roundYear} ${at?.entryId ? sql`and false` : sql``} ${indicator}
      union all
      select r.entry_id, r.indicator, null, null, null, greatest(r.created_at, r.retired_at),
        case when r.retired_at is null then jsonb_build_array(d.sha256, r.basis, r.letter_number, r.letter_on,
          r.covers_year, r.subject, r.pages) end
      from evidence_role r join document d on d.region_code = r.region_code and d.id = r.document_id
      where r.round_year = ${roundYear} ${entry} ${indicator}
    ) as fact
    group by entry_id, indicator
    having max(level) is not null
  `.execute(db);
  return rows;
}

function onlyAt(at: At | undefined) {
  if (at === undefined) return { entry: sql``, indicator: sql`` };
  return {
    entry: at.entryId === null ? sql`and entry_id is null` : sql`and entry_id = ${at.entryId}::uuid`,
    indicator: sql`and indicator = ${at.indicator}`,
  };
}

async function decisionRows(db: Db, roundYear: number, at: At | undefined): Promise<readonly DecisionRow[]> {
  const { entry, indicator } = onlyAt(at);
  const { rows } = await sql<DecisionRow>`
    select entry_id, indicator, basis_digest as digest, seat, decided_level as level, decided_by as by, reason_code as reason, sentence
    from evidence_decision where round_year = ${roundYear} ${entry} ${indicator}
    order by seat
  `.execute(db);
  return rows;
}

const keyOf = (row: { entry_id: string | null; indicator: string; digest: string }): string =>
  `${row.entry_id}/${row.indicator}/${row.digest}`;

/** Every claimed place of a round, or one of them; only decisions that hold now come along. */
export async function verifierPlaces(db: Db, roundYear: number, at?: At): Promise<readonly VerifierPlace[]> {
  const round = await db
    .selectFrom("index_round")
    .select(["edition", "closes_on"])
    .where("year", "=", roundYear)
    .executeTakeFirst();
  if (round === undefined) return [];
  const { entry, indicator } = onlyAt(at);
  const rows = await standingRows(db, roundYear, at);
  const entries = await sql<EntryRow>`
    select entry_id, agency_id, agency_name, slug, title, is_sample from round_entry_overview
    where round_year = ${roundYear} ${entry}
  `.execute(db);
  const decisions = new Map<string, DecisionRow[]>();
  for (const row of await decisionRows(db, roundYear, at)) {
    const held = decisions.get(keyOf(row));
    if (held === undefined) decisions.set(keyOf(row), [row]);
    else held.push(row);
  }
  const looks = await sql<{ entry_id: string | null; indicator: string; digest: string }>`
    select entry_id, indicator, basis_digest as digest from second_look_request
    where round_year = ${roundYear} ${entry} ${indicator}
  `.execute(db);
  const asked = new Set(looks.rows.map(keyOf));
  const byEntry = new Map(entries.rows.map((row) => [row.entry_id, row]));
  return rows.map((row) => {
    const of = row.entry_id === null ? undefined : byEntry.get(row.entry_id);
    return {
      roundYear,
      edition: round.edition,
      closesOn: round.closes_on,
      agencyId: of?.agency_id ?? null,
      agencyName: of?.agency_name ?? null,
      title: of?.title ?? null,
      slug: of?.slug ?? null,
      isSample: of?.is_sample ?? false,
      ...placeOf(row, decisions.get(keyOf(row)) ?? [], asked.has(keyOf(row))),
    };
  });
}

interface EntryRow {
  readonly entry_id: RoundEntryId;
  readonly agency_id: AgencyId | null;
  readonly agency_name: string | null;
  readonly slug: string;
  readonly title: string;
  readonly is_sample: boolean;
}

function placeOf(row: PlaceRow, held: readonly DecisionRow[], isAsked: boolean) {
  const standing: Standing = {
    claimedLevel: row.level,
    hasEvidence: row.papers > 0,
    digest: row.digest,
    decisions: held.map(({ seat, level, by, digest }): SeatedDecision => ({ seat, level, by, digest })),
    secondLooks: isAsked ? [row.digest] : [],
  };
  const last = held.at(-1);
  return {
    entryId: row.entry_id,
    indicator: row.indicator,
    basis: row.basis,
    figure: row.figure,
    papers: row.papers,
    waitingSince: row.waiting_since,
    standing,
    settled: settle(standing),
    last: last === undefined ? null : { reason: last.reason, sentence: last.sentence },
  };
}

/** Years with claims, newest first. */
export async function claimedYears(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select year from index_round r
    where exists (select 1 from round_entry e where e.region_code = r.region_code and e.round_year = r.year)
      or exists (select 1 from governance_claim g where g.region_code = r.region_code and g.round_year = r.year)
    order by year desc
  `.execute(db);
  return rows.map((row) => row.year);
}
