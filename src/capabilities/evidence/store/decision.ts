import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { EvidencePlace } from "../contract/evidence.ts";

const rowsAStatement = 1000;

export interface NewDecision extends EvidencePlace {
  readonly id: string;
  readonly seat: "first" | "second" | "third";
  readonly outcome: "accept" | "lower" | "reject";
  readonly claimedLevel: number;
  readonly decidedLevel: number;
  readonly reason: string | null;
  readonly sentence: string | null;
  readonly digest: string;
}

/**
 * Adds decisions; one that stands is never changed. Answers the ids that were kept: of two at once for one seat the
 * later one is not among them.
 */
export async function insertDecisions(
  db: Db,
  regionCode: RegionCode,
  decisions: readonly NewDecision[],
  by: string,
  at: Date,
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (let start = 0; start < decisions.length; start += rowsAStatement) {
    const slice = decisions.slice(start, start + rowsAStatement);
    const { rows } = await sql<{ id: string }>`
      insert into evidence_decision (id, region_code, round_year, entry_id, indicator, seat, outcome, claimed_level,
        decided_level, reason_code, sentence, basis_digest, decided_at, decided_by)
      select id, ${regionCode}, round_year, entry_id, indicator, seat, outcome, claimed, decided, reason, sentence, digest,
        ${at}, ${by}
      from unnest(
        ${slice.map((row) => row.id)}::uuid[], ${slice.map((row) => row.roundYear)}::int[],
        ${slice.map((row) => row.entryId)}::uuid[], ${slice.map((row) => row.indicator)}::text[],
        ${slice.map((row) => row.seat)}::text[], ${slice.map((row) => row.outcome)}::text[],
        ${slice.map((row) => row.claimedLevel)}::smallint[], ${slice.map((row) => row.decidedLevel)}::smallint[],
        ${slice.map((row) => row.reason)}::text[], ${slice.map((row) => row.sentence)}::text[],
        ${slice.map((row) => row.digest)}::text[]
      ) as t (id, round_year, entry_id, indicator, seat, outcome, claimed, decided, reason, sentence, digest)
      on conflict do nothing
      returning id
    `.execute(db);
    for (const row of rows) kept.add(row.id);
  }
  return kept;
}

export interface NewSecondLook extends EvidencePlace {
  readonly id: string;
  readonly digest: string;
  readonly sentence: string;
}

/** Adds a request; false when the same state was asked about before. */
export async function insertSecondLook(
  db: Db,
  regionCode: RegionCode,
  look: NewSecondLook,
  by: string,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into second_look_request (id, region_code, round_year, entry_id, indicator, basis_digest, sentence, requested_at, requested_by)
    values (${look.id}, ${regionCode}, ${look.roundYear}, ${look.entryId}, ${look.indicator}, ${look.digest}, ${look.sentence}, ${at}, ${by})
    on conflict do nothing
    returning id
  `.execute(db);
  return rows.length === 1;
}
