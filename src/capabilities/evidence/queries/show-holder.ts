import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { permitSupply, permitView } from "../contract/access.ts";
import { type EvidenceHolder, type RoundEvidence, type RoundEvidenceDeps, roundEvidence } from "./round-evidence.ts";

/** Rounds with entries or claims of the region, the newest first. */
export async function evidenceRounds(db: Db): Promise<readonly number[]> {
  const rows = await db
    .selectFrom("index_round as r")
    .select("r.year")
    .where((row) =>
      row.exists(row.selectFrom("round_entry as e").whereRef("e.round_year", "=", "r.year").select("e.id")),
    )
    .orderBy("r.year", "desc")
    .execute();
  return rows.map((row) => row.year);
}

/** An entry by its id, or the region in a round by its year. Codes: `access.*`, `evidence.place-not-found`. */
export async function showHolder(
  deps: RoundEvidenceDeps,
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  at: RoundEntryId | number,
): Promise<Result<{ readonly round: RoundEvidence; readonly holder: EvidenceHolder; readonly canSupply: boolean }>> {
  const year = typeof at === "number" ? at : await yearOfEntry(db, at);
  const round = year === null ? null : await roundEvidence(deps, db, year, "all");
  const holder = typeof at === "number" ? round?.governance : round?.entries.find(({ entryId }) => entryId === at);
  if (round === null || holder === undefined) return refusal("evidence.place-not-found");
  const allowed = permitView(actor, regionCode, holder.agencyId);
  if (!allowed.ok) return allowed;
  return success({ round, holder, canSupply: permitSupply(actor, regionCode, holder.agencyId).ok });
}

async function yearOfEntry(db: Db, entryId: RoundEntryId): Promise<number | null> {
  const row = await db
    .selectFrom("round_entry_overview")
    .select("round_year")
    .where("entry_id", "=", entryId)
    .executeTakeFirst();
  return row?.round_year ?? null;
}
