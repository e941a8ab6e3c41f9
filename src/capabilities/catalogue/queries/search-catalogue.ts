import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { Tables } from "#platform/database/tables.generated.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type CatalogueFilter, type CatalogueItem, pageSize } from "../contract.ts";
import { itemColumns, itemOf } from "./catalogue-item.ts";

export interface CatalogueFound {
  readonly total: number;
  readonly items: readonly CatalogueItem[];
}

type Entry = ExpressionBuilder<Tables, "catalogue_entry">;

/** Conditions of a filter; `without` leaves one facet open, so that its other choices keep their counts. */
export function conditionsOf(entry: Entry, regionCode: RegionCode, filter: CatalogueFilter, without?: string) {
  const conditions: Expression<SqlBool>[] = [entry("region_code", "=", regionCode)];
  // With the year left open, an innovation counts in each of its years.
  if (without !== "year") {
    conditions.push(filter.year === undefined ? entry("is_latest", "=", true) : entry("year", "=", filter.year));
  }
  if (filter.text !== undefined) {
    conditions.push(
      sql<SqlBool>`(search @@ websearch_to_tsquery('indonesian', ${filter.text}) or title ilike ${`%${escapeLike(filter.text)}%`})`,
    );
  }
  if (filter.track !== undefined && without !== "track") conditions.push(entry("track", "=", filter.track));
  if (filter.group !== undefined && without !== "group") conditions.push(entry("launch_group", "=", filter.group));
  if (filter.affair !== undefined && without !== "affair") conditions.push(entry("affair", "=", filter.affair));
  if (filter.form !== undefined && without !== "form") conditions.push(entry("form", "=", filter.form));
  if (filter.agency !== undefined && without !== "agency") conditions.push(entry("agency_slug", "=", filter.agency));
  if (filter.committed !== undefined) conditions.push(entry("committed_on", "is not", null));
  return entry.and(conditions);
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

/** One page of the public catalogue; at most 50 rows, with the number of all that match. */
export async function searchCatalogue(
  db: Db,
  regionCode: RegionCode,
  filter: CatalogueFilter,
): Promise<CatalogueFound> {
  const rows = await db
    .selectFrom("catalogue_entry")
    .select(itemColumns)
    .select(sql<number>`(count(*) over ())::int`.as("total"))
    .where((entry) => conditionsOf(entry, regionCode, filter))
    .orderBy(orderOf(filter))
    .orderBy("membership_id")
    .limit(pageSize)
    .offset((filter.page - 1) * pageSize)
    .execute();
  // A page past the end has no row that could carry the total.
  if (rows.length === 0 && filter.page > 1) {
    return { total: (await searchCatalogue(db, regionCode, { ...filter, page: 1 })).total, items: [] };
  }
  return { total: rows[0]?.total ?? 0, items: rows.map(itemOf) };
}

function orderOf(filter: CatalogueFilter) {
  if (filter.sort === "title") return sql`title collate "id-x-icu"`;
  return filter.sort === "newest"
    ? sql`launched_on desc nulls last, registration_number`
    : sql`year desc, registration_number`;
}
