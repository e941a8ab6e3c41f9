import type { CatalogueItem, YearFigures } from "#capabilities/catalogue/contract.ts";
import type { KnownBands, ReleasedResult } from "#capabilities/index/contract/result.ts";
import type { Database } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Language } from "#shared/text.ts";
import type { TaskSource } from "../contract.ts";

/** The figures of a round as of now, for the dashboard. */
export interface RoundNow {
  readonly year: number;
  readonly index: string;
  /** By what verifiers have decided, an undecided claim at 0; null where nobody verifies. */
  readonly verified: string | null;
  readonly toNext: { readonly name: string; readonly missing: string } | null;
}

export interface OverviewReads {
  readonly database: Database;
  readonly taskSources: readonly TaskSource["tasksFor"][];
  readonly labels: {
    group(code: string, language: Language): string;
    track(code: string, language: Language): string;
  };
  years(regionCode: RegionCode): Promise<readonly YearFigures[]>;
  newest(regionCode: RegionCode, count: number): Promise<readonly CatalogueItem[]>;
  results(regionCode: RegionCode): Promise<readonly ReleasedResult[]>;
  roundNow(regionCode: RegionCode, year: number): Promise<RoundNow | null>;
  readonly bandsOf: (edition: string) => KnownBands | null;
}
