import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { HappeningInput, Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Actor } from "#shared/actor.ts";

export interface JournalParts {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Names of the handlers that follow an event of a type; asked at every event, so handlers may be added after the rooms are built. */
  readonly handlersOf: (eventType: string) => readonly string[];
}

/** Task that the job runner offers for events; its payload names region, event and handler. */
export const eventTask = "handle-event";

const saltBytes = 32;

function describeActor(actor: Actor): { readonly kind: Actor["kind"]; readonly id: string | null } {
  if (actor.kind === "person") return { kind: "person", id: actor.personId };
  return actor.kind === "system" ? { kind: "system", id: actor.name } : { kind: "anonymous", id: null };
}

/** Personal values stay outside the chain; their salted digests are in it, so the chain holds after they are erased. */
function sealPersonal(personal: Readonly<Record<string, string>>) {
  return Object.entries(personal).map(([name, value]) => {
    const salt = randomBytes(saltBytes);
    return { name, value, salt, digest: createHash("sha256").update(salt).update(value, "utf8").digest("hex") };
  });
}

/**
 * Writes audit line, line for the sealer, event row and one job per handler in one statement of the caller's transaction.
 * Facts must be JSON values; time, actor and type are part of the sealed payload.
 */
export function createJournal({ clock, newId, handlersOf }: JournalParts): Journal {
  return {
    record: async (db, happening: HappeningInput) => {
      const { regionCode, type, subject, facts } = happening;
      const id = newId();
      const at = clock.now();
      const actor = describeActor(happening.actor);
      const personal = sealPersonal(happening.personal ?? {});
      const digests = Object.fromEntries(personal.map(({ name, digest }) => [name, digest]));
      const payload = JSON.stringify({
        at: at.toISOString(),
        actor,
        type,
        subject,
        facts,
        ...(personal.length > 0 ? { personal: digests } : {}),
      });
      const jobs = handlersOf(type).map((handler) => JSON.stringify({ regionCode, eventId: id, handler }));
      await sql`
        with line as (
          insert into audit_event (region_code, id, at, actor_kind, actor_id, type, subject_kind, subject_id, payload, salt)
          values (${regionCode}, ${id}, ${at}, ${actor.kind}, ${actor.id}, ${type}, ${subject.kind}, ${subject.id}, ${payload}::jsonb, ${randomBytes(saltBytes)})
        ), pending as (
          insert into audit_pending (region_code, event_id) values (${regionCode}, ${id})
        ), happened as (
          insert into event (region_code, id, type, subject_kind, subject_id, facts, at)
          values (${regionCode}, ${id}, ${type}, ${subject.kind}, ${subject.id}, ${JSON.stringify(facts)}::jsonb, ${at})
        ), kept_apart as (
          insert into audit_personal (region_code, event_id, name, salt, value)
          select ${regionCode}, ${id}, * from unnest(${personal.map(({ name }) => name)}::text[], ${personal.map(({ salt }) => salt)}::bytea[], ${personal.map(({ value }) => value)}::text[])
        )
        select app.enqueue(${eventTask}, job::json) from unnest(${jobs}::text[]) as job`.execute(db);
    },
  };
}
