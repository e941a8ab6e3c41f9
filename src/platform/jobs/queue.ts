import { sql } from "kysely";
import type { JobQueue } from "#platform/jobs/port.ts";

/** Adds jobs through `app.enqueue`, in the caller's transaction: no commit, no job. */
export const jobQueue: JobQueue = {
  enqueue: async (db, task, payload) => {
    await sql`select app.enqueue(${task}, ${JSON.stringify(payload)}::json)`.execute(db);
  },
};
