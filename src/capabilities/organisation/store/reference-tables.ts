import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { AgencyKind } from "../contract/agency.ts";
import type { Region } from "../contract/region.ts";

/** Brings the table of regions to the shipped reference; a row that is already the same is left alone. */
export async function saveRegions(db: Db, regions: readonly Region[]): Promise<void> {
  await sql`
    insert into region (code, name, short_name, kind, province_code, is_rankable, zone, zone_label)
    select * from unnest(
      ${regions.map((row) => row.code)}::text[], ${regions.map((row) => row.name)}::text[],
      ${regions.map((row) => row.shortName)}::text[], ${regions.map((row) => row.kind)}::text[],
      ${regions.map((row) => row.provinceCode)}::text[], ${regions.map((row) => row.isRankable)}::boolean[],
      ${regions.map((row) => row.zone)}::text[], ${regions.map((row) => row.zoneLabel)}::text[]
    )
    on conflict (code) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      province_code = excluded.province_code, is_rankable = excluded.is_rankable, zone = excluded.zone,
      zone_label = excluded.zone_label
    where (region.name, region.short_name, region.kind, region.province_code, region.is_rankable, region.zone, region.zone_label)
      is distinct from (excluded.name, excluded.short_name, excluded.kind, excluded.province_code, excluded.is_rankable, excluded.zone, excluded.zone_label)
  `.execute(db);
}

export async function saveAgencyKinds(db: Db, kinds: readonly AgencyKind[]): Promise<void> {
  await sql`
    insert into agency_kind (code, name_id, name_en, launch_group, sort_order)
    select * from unnest(
      ${kinds.map((kind) => kind.code)}::text[], ${kinds.map((kind) => kind.name.id)}::text[],
      ${kinds.map((kind) => kind.name.en)}::text[], ${kinds.map((kind) => kind.launchGroup)}::text[],
      ${kinds.map((_, index) => index + 1)}::int[]
    )
    on conflict (code) do update set name_id = excluded.name_id, name_en = excluded.name_en,
      launch_group = excluded.launch_group, sort_order = excluded.sort_order
    where (agency_kind.name_id, agency_kind.name_en, agency_kind.launch_group, agency_kind.sort_order)
      is distinct from (excluded.name_id, excluded.name_en, excluded.launch_group, excluded.sort_order)
  `.execute(db);
}
