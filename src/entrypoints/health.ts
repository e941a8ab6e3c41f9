import type { Installation } from "./installation.ts";

/** Database, files and queue, each asked anew; true when it answers. */
export function createHealth({ database, files }: Installation): () => Promise<Readonly<Record<string, boolean>>> {
  const answers = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => true,
      () => false,
    );
  return async () => {
    const [db, store, jobs] = await Promise.all([
      answers(database.appPool.query("select 1")),
      files.health(),
      answers(database.jobsPool.query("select 1 from graphile_worker.jobs limit 1")),
    ]);
    return { database: db, files: store.ok, jobs };
  };
}
