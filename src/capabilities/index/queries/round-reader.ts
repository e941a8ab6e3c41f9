import type { Db } from "#platform/database/port.ts";
import type { InnovationId, RoundEntryId } from "#shared/ids.ts";
import type { GovernanceClaim, LevelClaim } from "../contract/round.ts";

export async function editionOfRound(db: Db, year: number): Promise<string | null> {
  const round = await db.selectFrom("index_round").select("edition").where("year", "=", year).executeTakeFirst();
  return round?.edition ?? null;
}

export async function entriesOf(
  db: Db,
  year: number,
): Promise<readonly { readonly id: RoundEntryId; readonly innovationId: InnovationId }[]> {
  const rows = await db
    .selectFrom("round_entry")
    .select(["id", "innovation_id"])
    .where("round_year", "=", year)
    .execute();
  return rows.map((row) => ({ id: row.id, innovationId: row.innovation_id }));
}

/** Current claims of a round's entries. */
export async function claimsOf(db: Db, year: number): Promise<readonly LevelClaim[]> {
  const rows = await db
    .selectFrom("level_claim as c")
    .innerJoin("round_entry as e", (join) =>
      join.onRef("e.region_code", "=", "c.region_code").onRef("e.id", "=", "c.entry_id"),
    )
    .select(["c.entry_id", "c.indicator", "c.level", "c.basis", "c.figure"])
    .where("e.round_year", "=", year)
    .where("c.is_current", "=", true)
    .execute();
  return rows.map((row) => ({
    entryId: row.entry_id,
    indicator: row.indicator,
    level: row.level,
    basis: row.basis,
    figure: row.figure,
  }));
}

export async function governanceOf(db: Db, year: number): Promise<readonly GovernanceClaim[]> {
  return db
    .selectFrom("governance_claim")
    .select(["indicator", "level", "figure", "source"])
    .where("round_year", "=", year)
    .where("is_current", "=", true)
    .execute();
}
