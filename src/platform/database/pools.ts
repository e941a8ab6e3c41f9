import type pg from "pg";
import type { Database, Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import { createTransactionHandle } from "./transaction-handle.ts";

/** The code enters the text of a statement, so it is looked at once more where that happens. */
const regionPattern = /^\d\d(\.\d\d)?$/;

export function beginStatement(regionCode: RegionCode | null): string {
  if (regionCode === null) return "begin";
  if (!regionPattern.test(regionCode)) throw new Error("A region code looks like 63 or 63.03.");
  // One message instead of two: a third more transactions per second.
  return `begin; select set_config('intan.region', '${regionCode}', true)`;
}

/**
 * One transaction on one connection of the pool. Rolled back when `work` throws; a connection that cannot begin or roll back is thrown away.
 * A swallowed database error leaves the transaction aborted; its commit would silently be a rollback, so that is an error too.
 */
export async function runTransaction<T>(pool: pg.Pool, begin: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await client.query(begin);
    const handle = createTransactionHandle(client);
    try {
      const value = await work(handle.db);
      await handle.close();
      const { command } = await client.query("commit");
      isBroken = false;
      if (command !== "COMMIT")
        throw new Error("The transaction was rolled back: a query in it failed and its error was swallowed.");
      return value;
    } catch (error) {
      await handle.close();
      isBroken = await client.query("rollback").then(
        () => false,
        () => true,
      );
      throw error;
    }
  } finally {
    client.release(isBroken);
  }
}

/** The database port over two pools of `intan_app`: one for requests (or tasks), one for bulk writes. */
export function createDatabase(requests: pg.Pool, bulk: pg.Pool): Database {
  return {
    inRegion: async (regionCode, work) => runTransaction(requests, beginStatement(regionCode), work),
    withoutRegion: async (work) => runTransaction(requests, beginStatement(null), work),
    inRegionForBulk: async (regionCode, work) => runTransaction(bulk, beginStatement(regionCode), work),
  };
}
