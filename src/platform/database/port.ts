import type { Kysely } from "kysely";
import type { Tables } from "#platform/database/tables.generated.ts";
import type { RegionCode } from "#shared/ids.ts";

/** A handle that lives inside one transaction. */
export type Db = Kysely<Tables>;

export interface Database {
  /** One transaction as `intan_app`, bound to one region; rolled back when `work` throws. */
  inRegion<T>(regionCode: RegionCode, work: (db: Db) => Promise<T>): Promise<T>;
  /** One transaction as `intan_app` without a region: tenant tables are empty, only shared and released tables answer. */
  withoutRegion<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** As `inRegion`, on a connection of its own, for bulk writes that run for seconds. */
  inRegionForBulk<T>(regionCode: RegionCode, work: (db: Db) => Promise<T>): Promise<T>;
}
