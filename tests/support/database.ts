import { afterAll } from "vitest";
import { createJournal } from "#platform/audit-trail/journal.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import { createSealer } from "#platform/audit-trail/sealer.ts";
import { createFixedClock, type FixedClock } from "#platform/clock/fixed-clock.ts";
import { createNewId } from "#platform/clock/new-id.ts";
import type { NewId } from "#platform/clock/port.ts";
import { openPools, type RolePools } from "#platform/database/role-pools.ts";
import { createHandlerRegistry, type HandlerRegistry } from "#platform/jobs/handlers.ts";
import type { JobQueue, Task } from "#platform/jobs/port.ts";
import { jobQueue } from "#platform/jobs/queue.ts";
import { createJobRunner } from "#platform/jobs/runner.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import { copyTemplate } from "./database-template.ts";

export interface TestDatabase extends RolePools {
  /** Address of this database for the superuser. */
  readonly superuserUrl: string;
  readonly clock: FixedClock;
  readonly newId: NewId;
  readonly journal: Journal;
  readonly queue: JobQueue;
  /** Add the handlers of the case before its events are recorded. */
  readonly handlers: HandlerRegistry;
  /** Runs all waiting jobs; throws with the error of one that keeps failing. */
  drain(tasks?: readonly Task[]): Promise<void>;
  /** Seals the audit trail; answers how many events. */
  sealAll(): Promise<number>;
}

/**
 * A database of its own for a test file: call it once at the top level, `const { database } = await testDatabase()`.
 * Migrated, with regions 11, 11.01, 63, 63.03, 63.04; the clock stands at 2026-06-15 08:00 WITA.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { superuser, ...address } = await copyTemplate();
  const pools = openPools(address, silentLog);
  afterAll(() => pools.close());
  const clock = createFixedClock(new Date("2026-06-15T00:00:00Z"));
  const newId = createNewId(clock);
  const handlers = createHandlerRegistry();
  const { taskDatabase: database, jobsPool } = pools;
  return {
    ...pools,
    superuserUrl: superuser,
    clock,
    newId,
    journal: createJournal({ clock, newId, handlersOf: handlers.namesFor }),
    queue: jobQueue,
    handlers,
    drain: (tasks = []) => createJobRunner({ jobsPool, database, handlers, tasks, log: silentLog }).drain(),
    sealAll: () => createSealer(database, silentLog).sealAll(),
  };
}
