import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { RoundReader } from "#capabilities/index/contract/round.ts";
import type { MembershipReader } from "#capabilities/programme/contract/membership.ts";
import type { OpenArchive } from "#platform/archive/port.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";
import type { FileStore, InspectFile } from "#platform/files/port.ts";
import type { Scanner } from "#platform/scanner/port.ts";
import type { UploadReader } from "#platform/uploads/port.ts";

export interface EvidenceDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly rounds: RoundReader;
}

/** Rows of an edition that are chosen by level, with their rules of evidence; empty where an edition has no tables. */
export type IndicatorRowsOf = (edition: string) => readonly Indicator[];

export interface DocumentDeps extends EvidenceDeps {
  readonly files: FileStore;
  readonly inspectFile: InspectFile;
  readonly scanner: Scanner;
  readonly indicatorRowsOf: IndicatorRowsOf;
}

export interface UploadDeps extends DocumentDeps {
  readonly uploads: UploadReader;
}

export interface IntakeDeps extends UploadDeps {
  readonly memberships: MembershipReader;
  readonly openArchive: OpenArchive;
}
