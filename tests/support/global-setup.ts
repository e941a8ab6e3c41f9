import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startDatabaseServer } from "#platform/database/supervisor.ts";
import { silentLog } from "#tests/support/silent-log.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's one cluster lives here; the first test that needs a database starts it. */
    databaseFolder: string;
  }
}

const prefix = "intan-test-";

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Stops the cluster of a run, if it ever started one, and removes it whole. */
async function remove(folder: string): Promise<void> {
  if (existsSync(path.join(folder, "postgres", "pg", "PG_VERSION"))) {
    const server = await startDatabaseServer({ dataDir: folder, isFast: true, log: silentLog });
    await server.stop();
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A run that was killed leaves its cluster; the process id is part of the folder's name. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^intan-test-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await remove(path.join(tmpdir(), name));
  }
}

let folder: string | undefined;

/** One cluster per run of vitest, started by the first test that asks, so runs without a database stay quick. */
export async function setup(project: TestProject): Promise<void> {
  await sweep();
  folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  // mkdtemp closes it to everybody; the server runs as another user when we are root.
  chmodSync(folder, 0o755);
  project.provide("databaseFolder", folder);
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await remove(folder);
}
