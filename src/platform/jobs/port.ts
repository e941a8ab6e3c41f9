import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";

export interface RecordedEvent {
  readonly id: string;
  readonly regionCode: RegionCode;
  readonly type: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly facts: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** What follows an event; runs once per event in a region transaction of its own. */
export interface EventHandler {
  /** Stable name, "release-to-catalogue". */
  readonly name: string;
  readonly eventType: string;
  handle(db: Db, event: RecordedEvent): Promise<void>;
}

/** A named task outside events; its payload carries the region. */
export interface Task {
  readonly name: string;
  run(payload: { readonly regionCode: RegionCode } & Readonly<Record<string, unknown>>): Promise<void>;
}

export interface JobQueue {
  /** Adds a job inside the caller's transaction. */
  enqueue(
    db: Db,
    task: string,
    payload: { readonly regionCode: RegionCode } & Readonly<Record<string, unknown>>,
  ): Promise<void>;
}
