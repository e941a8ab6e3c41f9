import type { RoundReader } from "#capabilities/index/contract/round.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";

export interface EvidenceDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly rounds: RoundReader;
}
