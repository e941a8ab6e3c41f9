import type { AgencyReader } from "#capabilities/organisation/contract/agency.ts";
import type { PrepareAgencyMatching } from "#capabilities/organisation/contract/matching.ts";
import type { RegionReader } from "#capabilities/organisation/contract/region.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";

/** What the room is handed. */
export interface IdentityDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly journal: Journal;
  readonly agencies: AgencyReader;
  readonly matchAgencies: PrepareAgencyMatching;
  readonly regions: RegionReader;
}
