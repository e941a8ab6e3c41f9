import { access, constants } from "node:fs/promises";
import type { Installation } from "./installation.ts";

/** Database, files and queue, each asked anew; true when it answers. */
export function createHealth(
  { database }: Installation,
  dataDir: string,
): () => Promise<Readonly<Record<string, boolean>>> {
  const answers = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => true,
      () => false,
    );
  return async () => {
    const [db, files, jobs] = await Promise.all([
      answers(database.appPool.query("select 1")),
      answers(access(dataDir, constants.R_OK | constants.W_OK)),
      answers(database.jobsPool.query("select 1 from graphile_worker.jobs limit 1")),
    ]);
    return { database: db, files, jobs };
  };
}
