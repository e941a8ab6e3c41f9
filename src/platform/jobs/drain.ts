import { runOnce, type TaskList } from "graphile-worker";
import type pg from "pg";
import { quietLogger } from "./schema.ts";

/** A handler may fail on purpose once or twice; one that fails this often is at fault. */
const rounds = 4;

/** Makes failed jobs due now instead of after their pause; answers those that are still there. */
async function makeDue(pool: pg.Pool): Promise<readonly { readonly task: string; readonly error: string | null }[]> {
  const { rows } = await pool.query<{ task: string; error: string | null }>(
    `with due as (
       select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where locked_at is null), run_at := now())
     )
     select j.task_identifier as task, j.last_error as error from graphile_worker.jobs j, (select count(*) from due) as done order by j.id`,
  );
  return rows;
}

/** Works the queue off, also what waits for a retry or a later moment. Throws with task and last error when a job stays behind. */
export async function drainJobs(pool: pg.Pool, taskList: TaskList): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await runOnce({ pgPool: pool, taskList, concurrency: 2, noHandleSignals: true, logger: quietLogger });
    const left = await makeDue(pool);
    if (left.length === 0) return;
    if (round === rounds - 1) {
      throw new Error(
        `Jobs stay behind:\n${left.map(({ task, error }) => `${task}: ${error ?? "never ran; no task of this name is known here"}`).join("\n")}`,
      );
    }
  }
}
