import type { RoundReader, RoundWriter } from "#capabilities/index/contract/round.ts";
import type { MembershipReader, MembershipWriter } from "#capabilities/programme/contract/membership.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";

export interface InnovationsDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly memberships: MembershipWriter & MembershipReader;
  readonly rounds: RoundWriter & RoundReader;
}
