import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { openZip } from "#platform/archive/open-zip.ts";
import { createJournal } from "#platform/audit-trail/journal.ts";
import { createSealer, type Sealer } from "#platform/audit-trail/sealer.ts";
import { createNewId } from "#platform/clock/new-id.ts";
import type { Clock } from "#platform/clock/port.ts";
import type { Config } from "#platform/config/config.ts";
import { type OpenDatabase, openDatabase } from "#platform/database/open-database.ts";
import { createFileStore } from "#platform/files/create-file-store.ts";
import { createInspectFile } from "#platform/files/inspect/inspect-file.ts";
import type { FileStore } from "#platform/files/port.ts";
import { createHandlerRegistry } from "#platform/jobs/handlers.ts";
import { jobQueue } from "#platform/jobs/queue.ts";
import { createJobRunner, type JobRunner } from "#platform/jobs/runner.ts";
import type { Log } from "#platform/logging/port.ts";
import { createScanner } from "#platform/scanner/create-scanner.ts";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import type { Uploads } from "#platform/uploads/create-uploads.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { compose, type Product } from "./compose.ts";
import { type OpenUploads, openUploads } from "./open-uploads.ts";

/** One installation in this process: its database, its rooms, its queue. */
export interface Installation {
  readonly database: OpenDatabase;
  readonly product: Product;
  readonly files: FileStore;
  readonly uploads: Uploads;
  readonly clock: Clock;
  readonly jobs: JobRunner;
  readonly sealer: Sealer;
  close(): Promise<void>;
}

export interface InstallationOptions {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  /** As the sign-in page names it; null outside the demo. */
  readonly demoSignInsFile: string | null;
}

async function writeNewFile(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await writeFile(file, bytes);
}

/** Opens database and rooms and brings the shipped reference into the tables. Nothing runs yet. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { config, log, clock } = options;
  const database = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    ownerUrl: config.ownerUrl,
    systemDir: config.systemDir,
    accountName: config.pgUser,
    log,
  });
  try {
    const newId = createNewId(clock);
    const handlers = createHandlerRegistry();
    const files = await createFileStore(config.files, {
      temporaryFolder: path.join(config.dataDir, "temporary"),
      log,
    });
    const product: Product = compose({
      database: database.database,
      journal: createJournal({ clock, newId, handlersOf: handlers.namesFor }),
      clock,
      newId,
      spreadsheets: createSpreadsheets(startWorker),
      files,
      uploads: { take: (...asked) => opened.uploads.take(...asked) },
      inspectFile: createInspectFile(),
      scanner: createScanner(config.scanner),
      openArchive: openZip,
      queue: jobQueue,
      readFile: (file) => readFile(file),
      writeFile: writeNewFile,
      origin: config.publicUrl,
      demoSignInsFile: options.demoSignInsFile,
    });
    const opened: OpenUploads = await openUploads({
      ...{ dataDir: config.dataDir, database, clock, newId, log },
      ...product.offers.evidence.uploads,
    });
    for (const handler of product.handlers) handlers.add(handler);
    await product.offers.organisation.syncReference();
    const sealer = createSealer(database.taskDatabase, log);
    const jobs = createJobRunner({
      jobsPool: database.jobsPool,
      database: database.taskDatabase,
      handlers,
      tasks: product.tasks,
      log,
    });
    const close = async () => {
      await jobs.stop();
      await sealer.stop();
      await opened.close();
      await files.close();
      await database.close();
    };
    return { database, product, files, uploads: opened.uploads, clock, jobs, sealer, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
