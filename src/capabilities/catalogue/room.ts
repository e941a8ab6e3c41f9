import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { AgencyKinds } from "#capabilities/organisation/contract/agency.ts";
import type { Db } from "#platform/database/port.ts";
import type { Page } from "#platform/http/port.ts";
import type { BoundOperation } from "#shared/operation.ts";
import { catalogueOperationsOf } from "./api.ts";
import type { CatalogueRelease, YearFigures } from "./contract.ts";
import type { CatalogueDeps } from "./deps.ts";
import { cataloguePages } from "./pages/catalogue-pages.tsx";
import { labelsFrom } from "./pages/labels.ts";
import { countFacets } from "./queries/count-facets.ts";
import { newestEntries } from "./queries/newest-entries.ts";
import { searchCatalogue } from "./queries/search-catalogue.ts";
import { showEntry } from "./queries/show-entry.ts";
import { yearFigures } from "./queries/year-figures.ts";
import { releaseInnovations, releaseYears } from "./store.ts";
import { describeRefusal } from "./texts.ts";

/** What the public sees. Reads released rows only, so nothing here needs a region transaction. */
export function createCatalogueRoom(
  deps: CatalogueDeps & { readonly affairs: AffairReader; readonly kinds: AgencyKinds },
) {
  const { database, clock } = deps;
  const queries = {
    search: (...[region, filter]: SkipDb<typeof searchCatalogue>) =>
      database.withoutRegion((db) => searchCatalogue(db, region, filter)),
    // One transaction for both: what a page costs is mostly the messages to the database.
    list: (...[region, filter]: SkipDb<typeof searchCatalogue>) =>
      database.withoutRegion(async (db) => ({
        found: await searchCatalogue(db, region, filter),
        facets: await countFacets(db, region, filter),
      })),
    show: (...[region, slug]: SkipDb<typeof showEntry>) => database.withoutRegion((db) => showEntry(db, region, slug)),
    years: (...[region]: SkipDb<typeof yearFigures>): Promise<readonly YearFigures[]> =>
      database.withoutRegion((db) => yearFigures(db, region)),
    newest: (...[region, count]: SkipDb<typeof newestEntries>) =>
      database.withoutRegion((db) => newestEntries(db, region, count)),
  };
  const labels = labelsFrom(deps.affairs, deps.kinds);
  const release: CatalogueRelease = {
    releaseInnovations: (db: Db, region, ids) => releaseInnovations(db, region, ids, clock.now()),
    releaseYears: (db: Db, region) => releaseYears(db, region, clock.now()),
  };
  const operations: readonly BoundOperation[] = catalogueOperationsOf(queries);
  const pages: readonly Page[] = cataloguePages({ ...queries, labels });
  return {
    operations,
    pages,
    commands: [],
    offers: { release, describeRefusal, labels, years: queries.years, newest: queries.newest },
  };
}

type SkipDb<F> = F extends (db: never, ...rest: infer R) => unknown ? R : never;
