import path from "node:path";
import type { Clock, NewId } from "#platform/clock/port.ts";
import { createListeningClient } from "#platform/database/connection.ts";
import type { OpenDatabase } from "#platform/database/open-database.ts";
import type { Log } from "#platform/logging/port.ts";
import { createUploads, type UploadOptions, type Uploads } from "#platform/uploads/create-uploads.ts";
import { createUploadLocks } from "#platform/uploads/locks.ts";

/** As the largest kind of document. */
const maxBytes = 200_000_000;
const sweepEveryMs = 3_600_000;

export interface OpenUploads {
  readonly uploads: Uploads;
  close(): Promise<void>;
}

/** Large files on their way to this installation; the room that takes them says who may send and looks at what has come. */
export async function openUploads(
  parts: {
    readonly dataDir: string;
    readonly database: OpenDatabase;
    readonly clock: Clock;
    readonly newId: NewId;
    readonly log: Log;
  } & Required<Pick<UploadOptions, "permits" | "mayStart" | "onFinished">>,
): Promise<OpenUploads> {
  const { dataDir, database, ...more } = parts;
  const locks = createUploadLocks(() => createListeningClient(database.address.app), parts.log);
  const folder = path.join(dataDir, "uploads");
  const uploads = await createUploads({ ...more, folder, database: database.database, locks, maxBytes });
  return { uploads, close: () => locks.close() };
}

/** Runs every sweep once an hour, one after the other, until stopped; stopping waits for what runs. */
export function sweepHourly(sweeps: Readonly<Record<string, () => Promise<number>>>, log: Log): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const sweepAll = async (): Promise<void> => {
    for (const [name, sweep] of Object.entries(sweeps)) {
      try {
        const count = await sweep();
        if (count > 0) log.info("Swept what nobody took", { job: name, count });
      } catch (error) {
        log.error("A sweep failed", { job: name, error });
      }
    }
  };
  const timer = setInterval(() => {
    running = running.then(sweepAll);
  }, sweepEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
