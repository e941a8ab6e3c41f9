import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { CatalogueItem } from "../contract.ts";
import { itemColumns, itemOf } from "./catalogue-item.ts";

/** The innovations launched last; published titles before samples. */
export async function newestEntries(db: Db, regionCode: RegionCode, count: number): Promise<readonly CatalogueItem[]> {
  const rows = await db
    .selectFrom("catalogue_entry")
    .select(itemColumns)
    .where("region_code", "=", regionCode)
    .where("is_latest", "=", true)
    .orderBy("year", "desc")
    .orderBy("is_sample")
    .orderBy("registration_number")
    .limit(count)
    .execute();
  return rows.map(itemOf);
}
