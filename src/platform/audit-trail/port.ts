import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";

/** What happened, in the words of the room that did it. */
export interface HappeningInput {
  readonly regionCode: RegionCode;
  readonly actor: Actor;
  /** "innovation.submitted": room's noun and a past verb. */
  readonly type: string;
  /** What it happened to. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** Facts without personal data; part of the audit chain for ever. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Personal values; kept apart, erasable. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** Writes the audit line and the event row into the caller's transaction and queues the handlers of the event. */
export interface Journal {
  record(db: Db, happening: HappeningInput): Promise<void>;
}
