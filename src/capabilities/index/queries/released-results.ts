import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { RankedResult, ReleasedResult } from "../contract/result.ts";
import { editionByName } from "../reference.ts";
import { missedPredicate } from "../rules/target.ts";

function missedIn(edition: string, target: string | null, wanted: string | null) {
  const known = editionByName(edition);
  return known === undefined ? null : missedPredicate(known, target, wanted);
}

/** Official results and targets of one region, oldest first; released rows only. */
export async function releasedResults(db: Db, regionCode: RegionCode): Promise<readonly ReleasedResult[]> {
  const rows = await db
    .selectFrom("region_result")
    .selectAll()
    .where("region_code", "=", regionCode)
    .orderBy("year")
    .execute();
  return rows.map((row) => ({
    missed: missedIn(row.edition, row.target, row.target_predicate),
    year: row.year,
    edition: row.edition,
    index: row.index_value,
    rank: row.rank,
    rankedOf: row.ranked_of,
    predicate: row.predicate,
    target: row.target,
    targetPredicate: row.target_predicate,
    decree: row.decree,
    source: row.source,
    confidence: row.confidence,
    note: row.note_id === null || row.note_en === null ? null : { id: row.note_id, en: row.note_en },
  }));
}

/** Official results of all regions for a year, best first; ties share a rank within the installation. */
export async function releasedRanking(db: Db, year: number): Promise<readonly RankedResult[]> {
  const rows = await db
    .selectFrom("region_result as r")
    .innerJoin("region as g", "g.code", "r.region_code")
    .select(["r.region_code", "g.name", "r.index_value", "r.predicate"])
    .where("r.year", "=", year)
    .where("r.index_value", "is not", null)
    .orderBy("r.index_value", "desc")
    .orderBy("g.name")
    .execute();
  return rows.flatMap((row) =>
    row.index_value === null
      ? []
      : [{ regionCode: row.region_code, name: row.name, index: row.index_value, predicate: row.predicate }],
  );
}
