import { createHash } from "node:crypto";
import type { Log } from "#platform/logging/port.ts";

export type Release = () => Promise<void>;

/** The part of a `pg` client that is needed here. */
export interface LockingClient {
  connect(): Promise<unknown>;
  query(statement: string, values?: unknown[]): Promise<{ readonly rows: readonly { readonly free?: unknown }[] }>;
  on(event: "error", listener: () => void): unknown;
  on(event: "notification", listener: (message: { readonly payload?: string | undefined }) => void): unknown;
  end(): Promise<unknown>;
}

export interface UploadLocks {
  /**
   * Waits until nobody else writes this upload, and asks whoever does, in this or another process, to let go: a line that
   * dropped may keep its old request open for minutes. Null when it is not free in time.
   */
  hold(id: string, onWanted: () => void, signal?: AbortSignal): Promise<Release | null>;
  close(): Promise<void>;
}

interface Holder {
  readonly onWanted: () => void;
  readonly released: Promise<void>;
}

/** First of the two keys of the advisory lock; the second is made from the id. */
const lockSpace = 4_600_010;
const channel = "intan_upload_wanted";
const againMs = 200;
const usualWaitMs = 15_000;

/**
 * Locks by upload id: a table of this process, and below it advisory locks of PostgreSQL between processes. All share ONE
 * connection: a lock lasts as long as a slow line takes, and a pool would soon be empty.
 */
export function createUploadLocks(
  connect: () => LockingClient,
  log: Log,
  { waitMs = usualWaitMs }: { readonly waitMs?: number } = {},
): UploadLocks {
  const holders = new Map<string, Holder>();
  let client: Promise<LockingClient> | null = null;
  let isClosed = false;

  const lose = (lost: Promise<LockingClient>): void => {
    if (client !== lost) return;
    client = null;
    if (isClosed) return;
    log.warn("Lost the connection that holds upload locks", { count: holders.size });
    // Another process may take these now.
    for (const holder of holders.values()) holder.onWanted();
  };
  const open = async (): Promise<LockingClient> => {
    const opened = connect();
    const mine = client;
    opened.on("error", () => mine && lose(mine));
    opened.on("notification", ({ payload }) => holders.get(payload ?? "")?.onWanted());
    await opened.connect();
    await opened.query(`listen ${channel}`);
    return opened;
  };
  const connected = (): Promise<LockingClient> => {
    if (isClosed) throw new Error("The upload locks are closed.");
    if (client !== null) return client;
    const opening: Promise<LockingClient> = Promise.resolve().then(open);
    client = opening;
    opening.catch(() => {
      if (client === opening) client = null;
    });
    return opening;
  };
  const ask = async (id: string): Promise<Release | null> => {
    const asked = await connected();
    const key = createHash("sha256").update(id).digest().readInt32BE(0);
    const { rows } = await asked.query("select pg_try_advisory_lock($1, $2) as free", [lockSpace, key]);
    if (rows[0]?.free !== true) {
      await asked.query("select pg_notify($1, $2)", [channel, id]);
      return null;
    }
    return async () => {
      // A lost connection has let go by itself.
      await asked.query("select pg_advisory_unlock($1, $2)", [lockSpace, key]).catch(() => undefined);
    };
  };

  return {
    async hold(id, onWanted, signal) {
      const until = performance.now() + waitMs;
      const isOver = (): boolean => signal?.aborted === true || performance.now() >= until;
      let free: () => void = () => undefined;
      for (let holder = holders.get(id); holder; holder = holders.get(id)) {
        holder.onWanted();
        await Promise.race([holder.released, pause(againMs)]);
        if (isOver()) return null;
      }
      // No await between the look above and this: the place is taken before anybody else looks.
      const released = new Promise<void>((resolve) => {
        free = resolve;
      });
      holders.set(id, { onWanted, released });
      const leave = (): void => {
        holders.delete(id);
        free();
      };
      try {
        for (;;) {
          const release = await ask(id);
          if (release !== null) return () => release().finally(leave);
          if (isOver()) break;
          await pause(againMs);
        }
      } catch (error) {
        leave();
        throw error;
      }
      leave();
      return null;
    },
    async close() {
      isClosed = true;
      const last = await client?.catch(() => null);
      client = null;
      await last?.end();
    },
  };
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
