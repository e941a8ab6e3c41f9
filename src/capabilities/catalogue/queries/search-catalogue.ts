import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type CatalogueFilter, type CatalogueItem, pageSize } from "../contract.ts";
import { itemColumns, itemOf } from "./catalogue-item.ts";

export interface CatalogueFound {
  readonly total: number;
  readonly items: readonly CatalogueItem[];
}

type Condition = RawBuilder<SqlBool>;

/** What narrows the catalogue before any choice is made: region, words, unit, signed commitment. */
export function scopeOf(regionCode: RegionCode, filter: CatalogueFilter): readonly Condition[] {
  const conditions: Condition[] = [sql`region_code = ${regionCode}`];
  if (filter.text !== undefined) {
    conditions.push(
      sql`(search @@ websearch_to_tsquery('indonesian', ${filter.text}) or title ilike ${`%${escapeLike(filter.text)}%`})`,
    );
  }
  if (filter.agency !== undefined) conditions.push(sql`agency_slug = ${filter.agency}`);
  if (filter.committed !== undefined) conditions.push(sql`committed_on is not null`);
  return conditions;
}

/** The choices of a filter; `without` leaves one facet open, so that its other choices keep their counts. */
export function choicesOf(filter: CatalogueFilter, without?: string): readonly Condition[] {
  const conditions: Condition[] = [];
  // With the year left open, an innovation counts in each of its years.
  if (without !== "year") conditions.push(filter.year === undefined ? sql`is_latest` : sql`year = ${filter.year}`);
  if (filter.track !== undefined && without !== "track") conditions.push(sql`track = ${filter.track}`);
  if (filter.group !== undefined && without !== "group") conditions.push(sql`launch_group = ${filter.group}`);
  if (filter.affair !== undefined && without !== "affair") conditions.push(sql`affair = ${filter.affair}`);
  if (filter.form !== undefined && without !== "form") conditions.push(sql`form = ${filter.form}`);
  return conditions;
}

export const allOf = (conditions: readonly Condition[]): Condition => sql`${sql.join(conditions, sql` and `)}`;

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
    .where(allOf([...scopeOf(regionCode, filter), ...choicesOf(filter)]))
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
