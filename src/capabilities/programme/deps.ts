import type { PersonReader } from "#capabilities/identity/contract/readers.ts";
import type { AgencyKinds, AgencyReader } from "#capabilities/organisation/contract/agency.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";
import type { JobQueue } from "#platform/jobs/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";

export interface ProgrammeDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What the room needs beside what its actions need. */
export interface ProgrammeRoomDeps extends ProgrammeDeps {
  readonly queue: JobQueue;
  readonly agencies: AgencyReader;
  readonly kinds: AgencyKinds;
  readonly people: PersonReader;
  readonly spreadsheets: Spreadsheets;
  /** Fields of the national profile with the headings under which people know them. */
  readonly profileFields: readonly ProfileHeading[];
}

export interface ProfileHeading {
  readonly field: string;
  readonly heading: string;
}
