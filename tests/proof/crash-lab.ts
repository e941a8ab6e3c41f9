import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "#platform/database/open-database.ts";
import { startDatabaseServer } from "#platform/database/supervisor.ts";
import { silentLog } from "#tests/support/silent-log.ts";

const childFile = fileURLToPath(new URL("./crash-child.ts", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const patienceMs = 60_000;

export interface Watched {
  readonly pid: number;
  /** Resolves with the first line that starts so; throws when the process ends before, or after a minute. */
  until(start: string): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** A data folder with its system place, in a temporary folder that goes at the end with every process started here. */
export interface CrashLab {
  readonly dataDir: string;
  readonly systemDir: string;
  start(mode: "hold" | "write", ...more: readonly string[]): Watched;
  /** Process id of the PostgreSQL that runs on the folder, from its pid file. */
  serverPid(): number;
  /** Rows of a writing run that are there. */
  count(run: string): Promise<number>;
  close(): Promise<void>;
}

function watch(child: ChildProcess): Watched {
  let seen = "";
  let isOver = false;
  let wake = (): void => undefined;
  const listen = (chunk: Buffer): void => {
    seen += chunk.toString("utf8");
    wake();
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  const ended = new Promise<number | string>((resolve) => {
    child.on("close", (code, signal) => {
      isOver = true;
      wake();
      resolve(signal ?? code ?? -1);
    });
  });
  return {
    pid: child.pid ?? -1,
    ended,
    kill: (signal) => child.kill(signal),
    until: async (start) => {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        const line = seen.split("\n").find((candidate) => candidate.startsWith(start));
        if (line !== undefined) return line;
        if (isOver || performance.now() > deadline) throw new Error(`Waited for "${start}", saw:\n${seen}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 1_000);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
}

/** Folder of the cluster: inside the data folder, or in the system place that it points to. */
function findHome(dataDir: string, systemDir: string): string {
  const inside = path.join(dataDir, "postgres");
  if (existsSync(inside) || !existsSync(systemDir)) return inside;
  const id = readdirSync(systemDir).find((name) => name !== "bin") ?? "";
  return path.join(systemDir, id, "postgres");
}

/** `isClosed`: the data folder cannot be entered by other users, as root's home and a clone in a temporary folder. */
export function openCrashLab(isClosed = false): CrashLab {
  const top = mkdtempSync(path.join(tmpdir(), "intan-crash-"));
  chmodSync(top, 0o755);
  const closed = path.join(top, "closed");
  mkdirSync(closed, { mode: isClosed ? 0o700 : 0o755 });
  const dataDir = path.join(closed, "data");
  const systemDir = path.join(top, "system");
  const children: Watched[] = [];
  return {
    dataDir,
    systemDir,
    start: (mode, ...more) => {
      const child = watch(
        spawn(process.execPath, ["--import", "tsx", childFile, mode, dataDir, systemDir, ...more], {
          cwd: root,
          stdio: ["ignore", "pipe", "pipe"],
        }),
      );
      children.push(child);
      return child;
    },
    serverPid: () =>
      Number(readFileSync(path.join(findHome(dataDir, systemDir), "pg", "postmaster.pid"), "utf8").split("\n")[0]),
    count: async (run) => {
      const open = await openDatabase({ dataDir, systemDir, log: silentLog });
      try {
        return await open.inMaintenance(async (db) => {
          const { n } = await db
            .selectFrom("counter")
            .select((eb) => eb.fn.countAll<number>().as("n"))
            .where("name", "like", `${run}-%`)
            .executeTakeFirstOrThrow();
          return n;
        });
      } finally {
        await open.close();
      }
    },
    close: async () => {
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(children.map(({ ended }) => ended));
      if (existsSync(path.join(findHome(dataDir, systemDir), "pg", "postmaster.pid"))) {
        await (await startDatabaseServer({ dataDir, systemDir, log: silentLog })).stop();
      }
      rmSync(top, { recursive: true, force: true });
    },
  };
}
