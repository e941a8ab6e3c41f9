import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { AgencyReader, RememberAgencyAlias } from "#capabilities/organisation/contract/agency.ts";
import type { MatchAffairName, PrepareAgencyMatching } from "#capabilities/organisation/contract/matching.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import type { InnovationsDeps } from "./deps.ts";

export interface IndicatorName {
  /** "16", "2a". */
  readonly code: string;
  readonly name: string;
}

/** What the import of workbooks needs of the platform and of other rooms. */
export interface ImportActionDeps extends InnovationsDeps {
  readonly spreadsheets: Spreadsheets;
  readonly affairs: AffairReader;
  readonly agencies: AgencyReader;
  readonly prepareAgencyMatching: PrepareAgencyMatching;
  readonly matchAffairName: MatchAffairName;
  readonly rememberAgencyAlias: RememberAgencyAlias;
  /** Indicators that a workbook may fill; null where an edition has no tables. */
  indicatorsOf(edition: string): {
    readonly entry: readonly IndicatorName[];
    readonly governance: readonly IndicatorName[];
  } | null;
}
