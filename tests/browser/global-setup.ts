import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Servers of this run keep their data below it, each with a `running.json`. */
    productFolder: string;
  }
}

const prefix = "intan-browser-";
const stopWithinMs = 20_000;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function stop(pid: number): Promise<void> {
  const until = Date.now() + stopWithinMs;
  if (isRunning(pid)) process.kill(pid, "SIGTERM");
  while (isRunning(pid) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
}

let folder: string | undefined;

/** Only a folder: the first test that asks starts a server in it, so that other runs pay nothing. */
export function setup(project: TestProject): void {
  folder = mkdtempSync(path.join(tmpdir(), prefix));
  // mkdtemp closes it to everybody; the database server runs as another user when we are root.
  chmodSync(folder, 0o755);
  project.provide("productFolder", folder);
}

/** Ends every server that a test started, with its database, and removes the data. */
export async function teardown(): Promise<void> {
  if (folder === undefined) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name, "running.json");
    if (existsSync(file)) await stop(Number(JSON.parse(readFileSync(file, "utf8")).pid));
  }
  rmSync(folder, { recursive: true, force: true });
}
