import { EventEmitter } from "node:events";
import { run, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import * as z from "zod";
import { eventTask } from "#platform/audit-trail/journal.ts";
import type { Database } from "#platform/database/port.ts";
import type { Task } from "#platform/jobs/port.ts";
import type { Log } from "#platform/logging/port.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import { drainJobs } from "./drain.ts";
import { createEventTask } from "./event-task.ts";
import type { HandlerRegistry } from "./handlers.ts";
import { joinWorkers, untilReleased } from "./presence.ts";
import { quietLogger } from "./schema.ts";

export interface JobParts {
  /** Connects as `intan_jobs`. */
  readonly jobsPool: pg.Pool;
  /** The pool of tasks, apart from the requests'. */
  readonly database: Database;
  readonly handlers: HandlerRegistry;
  readonly tasks: readonly Task[];
  readonly log: Log;
}

export interface JobRunner {
  /** Works on the queue until `stop`; a new job is seen at once, a retry within two seconds of being due. */
  start(): Promise<void>;
  /** Runs everything that waits, failed jobs included, and throws with the last error when one keeps failing. Not beside `start`. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const concurrency = 3;
const payloadSchema = z.looseObject({ regionCode: regionCodeSchema });

function listTasks({ database, handlers, tasks }: JobParts): TaskList {
  const list: Record<string, (payload: unknown) => Promise<void>> = {
    [eventTask]: createEventTask(database, handlers),
  };
  for (const task of tasks) {
    if (list[task.name]) throw new Error(`Two tasks are named ${task.name}.`);
    list[task.name] = (payload) => task.run(payloadSchema.parse(payload));
  }
  return list;
}

/** Runs event handlers and tasks. Failures are logged and tried again by the queue, ever more slowly, 25 times. */
export function createJobRunner(parts: JobParts): JobRunner {
  const taskList = listTasks(parts);
  let stopRunning: (() => Promise<void>) | undefined;
  return {
    start: async () => {
      const leave = await joinWorkers(parts.jobsPool);
      const events: WorkerEvents = new EventEmitter();
      const lockers = new Set<string>();
      events.on("pool:create", ({ workerPool }) => lockers.add(workerPool.id));
      events.on("worker:create", ({ worker }) => lockers.add(worker.workerId));
      const runner = await run({
        events,
        pgPool: parts.jobsPool,
        taskList,
        concurrency,
        pollInterval: 2_000,
        noHandleSignals: true,
        logger: quietLogger,
      });
      runner.events.on("job:failed", ({ job, error }) =>
        parts.log.error("A job failed for the last time", { job: job.task_identifier, error }),
      );
      runner.events.on("job:error", ({ job, error }) =>
        parts.log.warn("A job failed and is tried again", { job: job.task_identifier, error }),
      );
      runner.promise.catch((error: unknown) => parts.log.error("The job runner ended on its own", { error }));
      stopRunning = async () => {
        await runner.stop();
        await untilReleased(parts.jobsPool, [...lockers]);
        await leave();
      };
    },
    drain: () => drainJobs(parts.jobsPool, taskList),
    stop: async () => {
      await stopRunning?.();
      stopRunning = undefined;
    },
  };
}
