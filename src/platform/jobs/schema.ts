import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";
import { lockKeys } from "#platform/database/connection.ts";

/** graphile-worker prints to the console unless told; the runner logs failures itself. */
export const quietLogger = new Logger(() => () => undefined);

/**
 * The only way for a request to add a job: it runs as the owner of the queue, who has no right on our tables.
 * `create or replace` fails when two processes do it at once, hence the lock in the same transaction.
 */
const enqueueFunction = `
  begin;
  select pg_advisory_xact_lock(${lockKeys.jobs});
  alter default privileges revoke execute on functions from public;
  create or replace function app.enqueue(task text, payload json) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as 'select graphile_worker.add_job(task, payload)';
  revoke all on function app.enqueue(text, json) from public;
  grant execute on function app.enqueue(text, json) to intan_app;
  commit;
`;

/** Makes or upgrades the queue's schema and the function `app.enqueue`. `pool` connects as `intan_jobs`; runs after our migrations. */
export async function prepareJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ is_ready: boolean }>(
    "select to_regprocedure('app.enqueue(text, json)') is not null and to_regclass('graphile_worker.migrations') is not null as is_ready",
  );
  await runMigrations({ pgPool: pool, logger: quietLogger });
  if (rows[0]?.is_ready === true) return;
  await pool.query(enqueueFunction);
}
