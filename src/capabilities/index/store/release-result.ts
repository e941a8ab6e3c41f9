import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";

/** Copies what a region's rounds may show to everybody: target and official result, never a claim. */
export async function releaseResults(db: Db, regionCode: RegionCode, at: Date): Promise<void> {
  // First: the row lock lets one release at a time delete and copy.
  await sql`update release_version set version = version + 1`.execute(db);
  await sql`select pg_notify('intan_release', '')`.execute(db);
  await db.deleteFrom("region_result").where("region_code", "=", regionCode).execute();
  await sql`
    insert into region_result (region_code, year, edition, index_value, rank, ranked_of, predicate, target, target_predicate, decree, source, confidence, note_id, note_en, released_at)
    select r.region_code, r.year, r.edition, o.index_value, o.rank, o.ranked_of, o.predicate, r.target, r.target_predicate,
      o.decree, coalesce(o.source, r.target_source), o.confidence, coalesce(o.note_id, r.note_id), coalesce(o.note_en, r.note_en), ${at}
    from index_round r
      left join lateral (
        select * from official_result o where o.region_code = r.region_code and o.year = r.year order by o.revision desc limit 1
      ) o on true
    where r.region_code = ${regionCode}
  `.execute(db);
}
