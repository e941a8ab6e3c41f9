import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { lockKeys } from "#platform/database/connection.ts";

const lockedByDead = `select graphile_worker.force_unlock_workers(
  array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`;

/**
 * Joins those who work on the queue, by a lock that a killed process loses with its connection. Whoever joins when nobody else
 * works frees the jobs that the dead left locked: the queue itself would wait four hours. `event_done` makes a second delivery
 * harmless. Answers how to leave.
 */
export async function joinWorkers(pool: pg.Pool): Promise<() => Promise<void>> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ is_alone: boolean }>("select pg_try_advisory_lock($1) as is_alone", [
      lockKeys.workers,
    ]);
    const isAlone = rows[0]?.is_alone === true;
    if (isAlone) await client.query(lockedByDead);
    await client.query("select pg_advisory_lock_shared($1)", [lockKeys.workers]);
    if (isAlone) await client.query("select pg_advisory_unlock($1)", [lockKeys.workers]);
  } catch (error) {
    client.release(true);
    throw error;
  }
  // Closing the connection gives up the lock, whatever state it is in.
  return async () => client.release(true);
}

const waitMs = 20;
const longestWaitMs = 3_000;

/** Waits until the queue has noted what these worker pools finished: stopping alone does not wait for that note. */
export async function untilReleased(pool: pg.Pool, poolIds: readonly string[]): Promise<void> {
  for (let waited = 0; waited < longestWaitMs; waited += waitMs) {
    const { rows } = await pool.query<{ held: number }>(
      "select count(*)::int as held from graphile_worker._private_jobs where locked_by = any($1)",
      [poolIds],
    );
    if (rows[0]?.held === 0) return;
    await sleep(waitMs);
  }
}
