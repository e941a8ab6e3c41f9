import { sql } from "kysely";
import type { Database, Db } from "#platform/database/port.ts";
import type { Log } from "#platform/logging/port.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import { appendLinks, type Link } from "./chain.ts";

const rowsPerTurn = 500;
/** Half of what the trail may lag behind; the other half is for the sealing itself. */
const turnEveryMs = 1_000;

export interface Sealer {
  /** Seals everything that is committed now and that no other sealer has in hand. Answers how many events it sealed. */
  sealAll(): Promise<number>;
  /** Seals every second until `stop`. */
  start(): void;
  stop(): Promise<void>;
}

interface PendingEvent {
  readonly id: string;
  readonly payload: unknown;
  readonly salt: Buffer;
}

/** Takes the oldest lines; a row that commits late simply comes in a later turn, with a higher number. */
async function takePending(db: Db, region: RegionCode): Promise<readonly PendingEvent[]> {
  const { rows } = await sql<PendingEvent>`
    with taken as (
      delete from audit_pending where position in (
        select position from audit_pending where region_code = ${region} order by position limit ${rowsPerTurn}
      ) returning position, event_id
    )
    select e.id, e.payload, e.salt from taken t
    join audit_event e on e.region_code = ${region} and e.id = t.event_id
    order by t.position`.execute(db);
  return rows;
}

async function writeLinks(db: Db, region: RegionCode, links: readonly Link[]): Promise<void> {
  const column = (bytes: (link: Link) => Uint8Array) => links.map((link) => Buffer.from(bytes(link)));
  await sql`
    insert into audit_link (region_code, seq, event_id, digest, previous, hash)
    select ${region}, * from unnest(
      ${links.map(({ seq }) => seq)}::bigint[], ${links.map(({ id }) => id)}::uuid[],
      ${column(({ digest }) => digest)}::bytea[], ${column(({ previous }) => previous)}::bytea[], ${column(({ hash }) => hash)}::bytea[]
    )`.execute(db);
}

/** One turn for one region in one transaction; the lock makes a second sealer pass by instead of numbering twice. */
async function sealTurn(db: Db, region: RegionCode): Promise<number> {
  const { rows } = await sql<{
    free: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended('intan.audit.' || ${region}, 0)) as free`.execute(db);
  if (rows[0]?.free !== true) return 0;
  const events = await takePending(db, region);
  if (events.length === 0) return 0;
  const head = await db
    .selectFrom("audit_link")
    .select(["seq", "hash"])
    .where("region_code", "=", region)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  await writeLinks(db, region, appendLinks(head ?? null, events));
  return events.length;
}

async function pendingRegions(database: Database): Promise<readonly RegionCode[]> {
  const rows = await database.withoutRegion((db) =>
    db.selectFrom("audit_pending").select("region_code").distinct().execute(),
  );
  return rows.map(({ region_code }) => regionCodeSchema.parse(region_code));
}

/** Numbers and chains the audit lines of every region, behind the requests: any number of processes may run one. */
export function createSealer(database: Database, log: Log): Sealer {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function sealAll(): Promise<number> {
    let sealed = 0;
    for (const region of await pendingRegions(database)) {
      for (let count = rowsPerTurn; count === rowsPerTurn; sealed += count) {
        count = await database.inRegion(region, (db) => sealTurn(db, region));
      }
    }
    return sealed;
  }

  function plan(): void {
    timer = setTimeout(() => {
      turn = sealAll()
        .catch((error: unknown) => log.error("The audit trail could not be sealed; it is tried again", { error }))
        .finally(() => timer !== undefined && plan());
    }, turnEveryMs);
    timer.unref();
  }

  return {
    sealAll,
    start: () => {
      if (timer === undefined) plan();
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await turn;
    },
  };
}
