import type { RoundReader, RoundWriter } from "#capabilities/index/contract/round.ts";
import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { AgencyReader, RememberAgencyAlias } from "#capabilities/organisation/contract/agency.ts";
import type { MatchAffairName, PrepareAgencyMatching } from "#capabilities/organisation/contract/matching.ts";
import type { MembershipReader, MembershipWriter } from "#capabilities/programme/contract/membership.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";

export interface InnovationsDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly memberships: MembershipWriter & MembershipReader;
  readonly rounds: RoundWriter & RoundReader;
}

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
