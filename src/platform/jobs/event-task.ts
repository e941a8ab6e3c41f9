import { sql } from "kysely";
import * as z from "zod";
import type { Database, Db } from "#platform/database/port.ts";
import type { RecordedEvent } from "#platform/jobs/port.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import type { HandlerRegistry } from "./handlers.ts";

const payloadSchema = z.object({ regionCode: regionCodeSchema, eventId: z.string(), handler: z.string() });
const factsSchema = z.record(z.string(), z.unknown());

/** False when this handler has done this event before: a job may be delivered twice after a crash. */
async function claim(db: Db, regionCode: RegionCode, handler: string, eventId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into event_done (region_code, handler, event_id) values (${regionCode}, ${handler}, ${eventId})
    on conflict do nothing returning 1`.execute(db);
  return rows.length > 0;
}

async function readEvent(db: Db, regionCode: RegionCode, eventId: string): Promise<RecordedEvent> {
  const row = await db
    .selectFrom("event")
    .selectAll()
    .where("region_code", "=", regionCode)
    .where("id", "=", eventId)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    regionCode,
    type: row.type,
    subject: { kind: row.subject_kind, id: row.subject_id },
    facts: factsSchema.parse(row.facts),
    at: row.at,
  };
}

/** Runs one handler for one event: mark and work commit together, so the work is done exactly once. */
export function createEventTask(database: Database, handlers: HandlerRegistry): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const { regionCode, eventId, handler: name } = payloadSchema.parse(payload);
    const handler = handlers.byName(name);
    if (!handler) throw new Error(`No handler is named ${name}; its job waits for a version that has it.`);
    await database.inRegion(regionCode, async (db) => {
      if (await claim(db, regionCode, name, eventId))
        await handler.handle(db, await readEvent(db, regionCode, eventId));
    });
  };
}
