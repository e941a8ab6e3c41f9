import type { Database } from "#platform/database/port.ts";
import type { AgencyKinds } from "../contract/agency.ts";
import type { RegionReader } from "../contract/region.ts";
import { saveAgencyKinds, saveRegions } from "../store/reference-tables.ts";

/**
 * Brings regions and kinds of agency in the database to the shipped reference; runs at every start, changes nothing
 * when they agree. No audit line: it is the product's data, not a decision of a region.
 */
export async function syncReference(deps: {
  readonly database: Database;
  readonly regions: RegionReader;
  readonly kinds: AgencyKinds;
}): Promise<void> {
  await deps.database.withoutRegion(async (db) => {
    await saveRegions(db, deps.regions.regions);
    await saveAgencyKinds(db, deps.kinds.kinds);
  });
}
