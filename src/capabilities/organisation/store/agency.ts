import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Agency } from "../contract/agency.ts";

/** One import at a time per region: two at once would read the same tree and both add to it. */
export async function lockAgencies(db: Db, regionCode: RegionCode): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`agencies:${regionCode}`}))`.execute(db);
}

/** Adds or overwrites; parents come before their children. */
export async function saveAgency(db: Db, regionCode: RegionCode, agency: Agency, at: Date): Promise<void> {
  await sql`
    insert into agency (id, region_code, parent_id, slug, name, abbreviation, kind, affair_codes, confidence,
      evidence, note, is_active, created_at, updated_at)
    values (${agency.id}, ${regionCode}, ${agency.parentId}, ${agency.slug}, ${agency.name}, ${agency.abbreviation},
      ${agency.kind}, ${agency.affairCodes}::text[], ${agency.confidence}, ${agency.evidence}, ${agency.note},
      ${agency.isActive}, ${at}, ${at})
    on conflict (region_code, id) do update set parent_id = excluded.parent_id, name = excluded.name,
      abbreviation = excluded.abbreviation, kind = excluded.kind, affair_codes = excluded.affair_codes,
      confidence = excluded.confidence, evidence = excluded.evidence, note = excluded.note,
      is_active = excluded.is_active, updated_at = excluded.updated_at
  `.execute(db);
}
