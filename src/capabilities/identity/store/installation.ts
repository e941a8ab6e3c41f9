import type { Database, Db } from "#platform/database/port.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";

/** The region this installation serves first; null until it has been set up. */
export async function readHomeRegion(database: Database): Promise<RegionCode | null> {
  const row = await database.withoutRegion((db) =>
    db.selectFrom("installation").select("home_region").executeTakeFirst(),
  );
  return row === undefined ? null : regionCodeSchema.parse(row.home_region);
}

/** False when the installation has a region already: it is set up once. */
export async function insertInstallation(
  db: Db,
  installation: { readonly homeRegion: RegionCode; readonly setUpAt: Date; readonly isDemo: boolean },
): Promise<boolean> {
  const { homeRegion, setUpAt, isDemo } = installation;
  const result = await db
    .insertInto("installation")
    .values({ home_region: homeRegion, set_up_at: setUpAt, is_demo: isDemo })
    .onConflict((conflict) => conflict.column("is_only").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
