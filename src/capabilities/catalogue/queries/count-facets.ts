import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { CatalogueFilter } from "../contract.ts";
import { allOf, choicesOf, scopeOf } from "./search-catalogue.ts";

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export const facetColumns = {
  track: "track",
  group: "launch_group",
  affair: "affair",
  form: "form",
  year: "year",
} as const;
export type Facet = keyof typeof facetColumns;

const facets: readonly Facet[] = ["track", "group", "affair", "form", "year"];

/** How many entries each choice of each filter would show, the other filters staying as they are; the table is read once. */
export async function countFacets(
  db: Db,
  regionCode: RegionCode,
  filter: CatalogueFilter,
): Promise<Readonly<Record<Facet, readonly FacetCount[]>>> {
  const counts = facets.map((facet) => {
    const column = sql.ref(facetColumns[facet]);
    const isCounted = allOf([...choicesOf(filter, facet), sql`${column} is not null`]);
    return sql`select ${sql.lit(facet)} as facet, ${column}::text as value, count(*)::int as count
      from narrowed where ${isCounted} group by ${column}`;
  });
  const { rows } = await sql<{ readonly facet: Facet } & FacetCount>`
    with narrowed as materialized (
      select track, launch_group, affair, form, year, is_latest from catalogue_entry
      where ${allOf(scopeOf(regionCode, filter))}
    ) ${sql.join(counts, sql` union all `)}
  `.execute(db);
  const of = (facet: Facet) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, count }) => ({ value, count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  return { track: of("track"), group: of("group"), affair: of("affair"), form: of("form"), year: of("year") };
}
