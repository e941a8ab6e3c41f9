import type { Db } from "#platform/database/port.ts";
import type { VerifiedPlace } from "../contract/evidence.ts";
import { verifierPlaces } from "./verifier-places.ts";

/** Claim and decision of every claimed place of a round, side by side. The transaction is bound to the region. */
export async function verifiedPlaces(db: Db, year: number): Promise<readonly VerifiedPlace[]> {
  const places = await verifierPlaces(db, year);
  return places.map(({ roundYear, entryId, indicator, standing, settled, last }) => ({
    roundYear,
    entryId,
    indicator,
    claimedLevel: standing.claimedLevel,
    state: settled.state,
    verifiedLevel: settled.verifiedLevel,
    reason: settled.state === "decided" ? (last?.reason ?? null) : null,
    sentence: settled.state === "decided" ? (last?.sentence ?? null) : null,
  }));
}
