import { type RawBuilder, sql } from "kysely";
import type { Database } from "#platform/database/port.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";

async function regionOf(database: Database, answer: RawBuilder<{ region: string | null }>): Promise<RegionCode | null> {
  const { rows } = await database.withoutRegion((db) => answer.execute(db));
  const region = rows[0]?.region ?? null;
  return region === null ? null : regionCodeSchema.parse(region);
}

/** The region in which a login, a session, a token or a link lives; null when there is none. Nothing else is told. */
export const findRegion = {
  ofLogin: (database: Database, login: string) =>
    regionOf(database, sql<{ region: string | null }>`select app.sign_in_region(${login}) as region`),
  ofSession: (database: Database, hash: Buffer) =>
    regionOf(database, sql<{ region: string | null }>`select app.session_region(${hash}) as region`),
  ofToken: (database: Database, hash: Buffer) =>
    regionOf(database, sql<{ region: string | null }>`select app.api_token_region(${hash}) as region`),
  ofLink: (database: Database, hash: Buffer) =>
    regionOf(database, sql<{ region: string | null }>`select app.one_time_link_region(${hash}) as region`),
} as const;
