import type pg from "pg";
import type { Database, Db } from "#platform/database/port.ts";
import type { Log } from "#platform/logging/port.ts";
import { createPool } from "./connection.ts";
import { beginStatement, createDatabase, runTransaction } from "./pools.ts";

/** Where to connect: `app` serves (intan_app, intan_jobs), `owner` migrates and maintains (intan_owner, intan_maintenance). */
export interface DatabaseAddress {
  readonly app: string;
  readonly owner: string;
}

export interface RolePools {
  readonly database: Database;
  /** The same port on a pool of its own, so that tasks never wait for requests, nor requests for tasks. */
  readonly taskDatabase: Database;
  /** As `intan_app`, for the checks at start and what speaks SQL itself (rate limits, LISTEN). */
  readonly appPool: pg.Pool;
  /** As `intan_jobs`: the queue's own tables and nothing else. */
  readonly jobsPool: pg.Pool;
  readonly address: DatabaseAddress;
  /** One transaction as `intan_maintenance`, which sees every region: data migrations, backup, doctor; never a request. */
  inMaintenance<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Milliseconds. A request that runs longer is a fault; bulk writes may take minutes. */
const requestLimits = {
  statement_timeout: "30000",
  lock_timeout: "10000",
  idle_in_transaction_session_timeout: "60000",
};
const bulkLimits = {
  statement_timeout: "600000",
  lock_timeout: "30000",
  idle_in_transaction_session_timeout: "600000",
};

/** Opens one pool per role. Connections are made when first needed. */
export function openPools(address: DatabaseAddress, log: Log): RolePools {
  const appPool = createPool(address.app, "intan_app", 10, log, requestLimits);
  const bulk = createPool(address.app, "intan_app", 2, log, bulkLimits);
  const tasks = createPool(address.app, "intan_app", 4, log, requestLimits);
  const maintenance = createPool(address.owner, "intan_maintenance", 2, log);
  const jobsPool = createPool(address.app, "intan_jobs", 6, log);
  return {
    database: createDatabase(appPool, bulk),
    taskDatabase: createDatabase(tasks, bulk),
    appPool,
    jobsPool,
    address,
    inMaintenance: (work) => runTransaction(maintenance, beginStatement(null), work),
    close: async () => {
      await Promise.all([appPool, bulk, tasks, maintenance, jobsPool].map((pool) => pool.end()));
    },
  };
}
