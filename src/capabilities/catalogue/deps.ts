import type { Clock } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";

export interface CatalogueDeps {
  readonly database: Database;
  readonly clock: Clock;
}
