import type { EvidenceReader } from "#capabilities/evidence/contract/evidence.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";

export interface IndexDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  /** What verifiers decided on the claims of a round; without it only claims are shown. */
  readonly verifiedOf?: EvidenceReader["verifiedOf"];
}
