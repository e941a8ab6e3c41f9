import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type ChainProblem, type SealedEvent, verifyLinks } from "./chain.ts";

/** The newest sealed events of a region with their content, oldest first. `db` must be allowed to see the region. */
async function readNewest(db: Db, region: RegionCode, limit: number): Promise<readonly SealedEvent[]> {
  const rows = await db
    .selectFrom("audit_link as l")
    .innerJoin("audit_event as e", (join) =>
      join.onRef("e.region_code", "=", "l.region_code").onRef("e.id", "=", "l.event_id"),
    )
    .select(["l.seq", "e.id", "l.digest", "l.previous", "l.hash", "e.salt", "e.payload"])
    .where("l.region_code", "=", region)
    .orderBy("l.seq", "desc")
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** Recomputes the newest `limit` links of a region; the oldest of them is taken as given where it is not the first of all. */
export async function verifyNewest(db: Db, region: RegionCode, limit: number): Promise<readonly ChainProblem[]> {
  const [first, ...rest] = await readNewest(db, region, limit);
  if (first === undefined) return [];
  return first.seq === 1 ? verifyLinks(null, [first, ...rest]) : verifyLinks(first, rest);
}
