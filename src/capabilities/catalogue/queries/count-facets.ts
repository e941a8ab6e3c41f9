import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { CatalogueFilter } from "../contract.ts";
import { conditionsOf } from "./search-catalogue.ts";

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

/** How many entries each choice of each filter would show, the other filters staying as they are; one statement. */
export async function countFacets(
  db: Db,
  regionCode: RegionCode,
  filter: CatalogueFilter,
): Promise<Readonly<Record<Facet, readonly FacetCount[]>>> {
  const [first, ...others] = facets.map((facet) =>
    db
      .selectFrom("catalogue_entry")
      .select([
        sql<Facet>`${sql.lit(facet)}`.as("facet"),
        sql<string>`${sql.ref(facetColumns[facet])}::text`.as("value"),
        sql<number>`count(*)::int`.as("count"),
      ])
      .where((entry) => conditionsOf(entry, regionCode, filter, facet))
      .where(sql<boolean>`${sql.ref(facetColumns[facet])} is not null`)
      .groupBy(sql.ref(facetColumns[facet])),
  );
  if (first === undefined) throw new Error("the catalogue has no facets");
  const rows = await others.reduce((query, next) => query.unionAll(next), first).execute();
  const of = (facet: Facet) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, count }) => ({ value, count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  return { track: of("track"), group: of("group"), affair: of("affair"), form: of("form"), year: of("year") };
}
