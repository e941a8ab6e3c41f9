import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { Db } from "#platform/database/port.ts";
import type { AgencyId, RoundEntryId } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { EvidenceDeps, IndicatorRowsOf } from "../deps.ts";

type Deps = Pick<EvidenceDeps, "rounds"> & { readonly indicatorRowsOf: IndicatorRowsOf };

/** What a paper may serve: an entry of a round, or (entryId null) the region in that round. */
export interface PlaceOwner {
  readonly roundYear: number;
  readonly entryId: RoundEntryId | null;
  readonly agencyId: AgencyId | null;
  readonly indicators: readonly Indicator[];
}

/** Indicators of an entry are those of the innovation aspect, of the region those of governance. */
export const rowsFor = (rows: readonly Indicator[], entryId: string | null): readonly Indicator[] =>
  rows.filter((row) => row.aspect === (entryId === null ? "SPD" : "SID"));

/** Code: `evidence.place-not-found`, also for another region's entry or one of another round. */
export async function findOwner(
  deps: Deps,
  db: Db,
  at: { readonly roundYear: number; readonly entryId: RoundEntryId | null },
): Promise<Result<PlaceOwner>> {
  const { roundYear, entryId } = at;
  const edition = await deps.rounds.editionOf(db, roundYear);
  const missing = refusal("evidence.place-not-found", { roundYear });
  if (edition === null) return missing;
  const indicators = rowsFor(deps.indicatorRowsOf(edition), entryId);
  if (entryId === null) return success({ roundYear, entryId, agencyId: null, indicators });
  const entry = await db
    .selectFrom("round_entry_overview")
    .select(["agency_id"])
    .where("entry_id", "=", entryId)
    .where("round_year", "=", roundYear)
    .executeTakeFirst();
  return entry === undefined ? missing : success({ roundYear, entryId, agencyId: entry.agency_id, indicators });
}
