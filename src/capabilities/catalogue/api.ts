import type { RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { refusal, success } from "#shared/result.ts";
import { type CatalogueFilter, listInnovations, pageSize, showInnovation } from "./contract.ts";
import type { CatalogueFound } from "./queries/search-catalogue.ts";
import type { ShownEntry } from "./queries/show-entry.ts";

interface CatalogueReads {
  search(region: RegionCode, filter: CatalogueFilter): Promise<CatalogueFound>;
  show(region: RegionCode, slug: string): Promise<ShownEntry | null>;
}

export function catalogueOperationsOf(reads: CatalogueReads): readonly BoundOperation[] {
  return [
    bindOperation(listInnovations, async (context, filter) => {
      const found = await reads.search(filter.region ?? context.regionCode, filter);
      return success({ total: found.total, page: filter.page, pageSize, items: [...found.items] });
    }),
    bindOperation(showInnovation, async (context, input) => {
      const entry = await reads.show(input.region ?? context.regionCode, input.slug);
      if (entry === null) return refusal("catalogue.not-found", { slug: input.slug });
      return success({ item: entry.item, profile: { ...entry.profile } });
    }),
  ];
}
