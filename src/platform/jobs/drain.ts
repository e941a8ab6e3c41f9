import { setTimeout as sleep } from "node:timers/promises";
import { runOnce, type TaskList } from "graphile-worker";
import type pg from "pg";
import { joinWorkers } from "./presence.ts";
import { quietLogger } from "./schema.ts";

/** A handler may fail on purpose once or twice; one that fails this often is at fault. */
const rounds = 4;
/** A running server takes jobs too; releasing tens of thousands of rows takes it some seconds. */
const waitMs = 100;
const longestWaitMs = 60_000;

interface LeftJob {
  readonly task: string;
  readonly error: string | null;
  /** A worker of another process is at it. */
  readonly isRunning: boolean;
}

/** Makes failed jobs due now instead of after their pause; answers those that are still there. */
async function makeDue(pool: pg.Pool): Promise<readonly LeftJob[]> {
  const { rows } = await pool.query<LeftJob>(
    `with due as (
       select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where locked_at is null), run_at := now())
     )
     select j.task_identifier as task, j.last_error as error, j.locked_at is not null as "isRunning" from graphile_worker.jobs j, (select count(*) from due) as done order by j.id`,
  );
  return rows;
}

/** Works the queue off, also what waits for a retry or a later moment. Throws with task and last error when a job stays behind. */
export async function drainJobs(pool: pg.Pool, taskList: TaskList): Promise<void> {
  const leave = await joinWorkers(pool);
  try {
    await drainRounds(pool, taskList);
  } finally {
    await leave();
  }
}

async function drainRounds(pool: pg.Pool, taskList: TaskList): Promise<void> {
  for (let round = 0; ; round += 1) {
    await runOnce({ pgPool: pool, taskList, concurrency: 2, noHandleSignals: true, logger: quietLogger });
    let left = await makeDue(pool);
    for (let waited = 0; left.some((job) => job.isRunning) && waited < longestWaitMs; waited += waitMs) {
      await sleep(waitMs);
      left = await makeDue(pool);
    }
    if (left.length === 0) return;
    if (round === rounds - 1) {
      throw new Error(
        `Jobs stay behind:\n${left.map(({ task, error }) => `${task}: ${error ?? "never ran; no task of this name is known here"}`).join("\n")}`,
      );
    }
  }
}
