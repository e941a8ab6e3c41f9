import type { Page } from "#platform/http/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { CatalogueFilter, YearFigures } from "../contract.ts";
import type { Facet, FacetCount } from "../queries/count-facets.ts";
import type { CatalogueFound } from "../queries/search-catalogue.ts";
import type { ShownEntry } from "../queries/show-entry.ts";
import { catalogueParameters, readCatalogueFilter } from "./catalogue-address.ts";
import { catalogueCsv } from "./catalogue-csv.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { InnovationPage } from "./innovation-page.tsx";
import type { Labels } from "./labels.ts";
import { StatisticsPage } from "./statistics-page.tsx";

interface CataloguePageReads {
  readonly labels: Labels;
  search(region: RegionCode, filter: CatalogueFilter): Promise<CatalogueFound>;
  list(
    region: RegionCode,
    filter: CatalogueFilter,
  ): Promise<{
    readonly found: CatalogueFound;
    readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  }>;
  show(region: RegionCode, slug: string): Promise<ShownEntry | null>;
  years(region: RegionCode): Promise<readonly YearFigures[]>;
}

export function cataloguePages(reads: CataloguePageReads): readonly Page[] {
  const { labels } = reads;
  return [
    {
      method: "get",
      path: "/katalog",
      permission: "public",
      cache: { parameters: [...catalogueParameters] },
      handle: async ({ view, query, regionCode }) => {
        const filter = readCatalogueFilter(query);
        const { found, facets } = await reads.list(regionCode, filter);
        return { kind: "html", body: <CataloguePage {...{ view, labels, filter, query, found, facets }} /> };
      },
    },
    {
      method: "get",
      path: "/katalog.csv",
      permission: "public",
      cache: { parameters: [...catalogueParameters] },
      handle: async ({ view, query, regionCode }) => ({
        kind: "text",
        type: "text/csv; charset=utf-8; header=present",
        text: await catalogueCsv(view, labels, readCatalogueFilter(query), (filter) =>
          reads.search(regionCode, filter),
        ),
      }),
    },
    {
      method: "get",
      path: "/katalog/{slug}",
      permission: "public",
      cache: { parameters: [] },
      handle: async ({ view, params, regionCode }) => {
        const entry = await reads.show(regionCode, params["slug"] ?? "");
        if (entry === null) return { kind: "refused", code: "catalogue.not-found" };
        return { kind: "html", body: <InnovationPage {...{ view, labels, entry }} /> };
      },
    },
    {
      method: "get",
      path: "/statistik",
      permission: "public",
      cache: { parameters: ["tahun"] },
      handle: async ({ view, query, regionCode }) => {
        const years = await reads.years(regionCode);
        const chosen = Number(query.get("tahun") ?? "") || null;
        return { kind: "html", body: <StatisticsPage {...{ view, labels, years, chosen }} /> };
      },
    },
  ];
}
