import { randomUUID } from "node:crypto";
import { chownSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hasCode } from "../error-code.ts";
import { runAs } from "./account.ts";
import { lookForServer, type RunningServer } from "./adoption.ts";
import type { Place } from "./place.ts";

const patienceMs = 60_000;

/** Settings of scratch servers: nothing survives a power cut, and nothing has to. */
const fastSettings = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_connections=300",
  "autovacuum_naptime=20s",
];
const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=''",
  "max_connections=100",
  "shared_buffers=128MB",
  // After an import of thousands of rows the planner still believes in an empty table until the next round: six times slower lists.
  "autovacuum_naptime=10s",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_min_messages=warning",
];

export const serverLogName = "server.log";

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** A killed initdb leaves its folder and its password file behind. */
function sweepLeftovers(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^pg\.(\d+)\..*\.(new|pw)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

/** Makes the cluster beside its place and renames it; the loser of a race deletes its own. */
async function initCluster(place: Place, binaries: string, password: string): Promise<void> {
  const mark = path.join(place.home, `pg.${process.pid}.${randomUUID().slice(0, 8)}`);
  const draft = `${mark}.new`;
  const passwordFile = `${mark}.pw`;
  // A file, not /dev/stdin: Node's stdin is a socket, which initdb cannot open.
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (!place.account.isSelf) chownSync(passwordFile, place.account.uid, place.account.gid);
  try {
    const made = await runAs(place.account, path.join(binaries, "initdb"), [
      "--pgdata",
      draft,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--locale=C.UTF-8",
      "--no-sync",
      "--no-instructions",
    ]);
    if (made.code !== 0)
      throw new Error(`initdb failed as ${place.account.name} in ${place.home}:\n${made.output.trim()}`);
    renameSync(draft, place.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path.join(place.cluster, "PG_VERSION"))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

async function launch(place: Place, binaries: string, isFast: boolean): Promise<string> {
  const options = [...settings, ...(isFast ? fastSettings : []), `port=${await freePort()}`]
    .map((setting) => `-c ${setting}`)
    .join(" ");
  const log = path.join(place.home, serverLogName);
  const { output } = await runAs(place.account, path.join(binaries, "pg_ctl"), [
    "-D",
    place.cluster,
    "-l",
    log,
    "-o",
    options,
    "-t",
    "60",
    "-w",
    "start",
  ]);
  return output.trim();
}

/**
 * Answers the running server of a place, starting it when nobody has. Another process may start or stop it at the same time,
 * so a failing start only means: look again, until a minute has passed.
 */
export async function startOrAdopt(
  place: Place,
  binaries: string,
  password: string,
  isFast: boolean,
): Promise<RunningServer> {
  sweepLeftovers(place.home);
  if (!place.hasCluster) await initCluster(place, binaries, password);
  const deadline = performance.now() + patienceMs;
  let said = "";
  for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 500)) {
    const found = await lookForServer(place.cluster, password);
    if (typeof found === "object") return found;
    if (performance.now() > deadline) {
      throw new Error(
        `PostgreSQL does not come up in ${place.cluster}; see ${path.join(place.home, serverLogName)}.${said ? `\n${said}` : ""}`,
      );
    }
    if (found === "none") said = await launch(place, binaries, isFast);
    if (found === "changing" || !said.endsWith("server started")) await sleep(pauseMs);
  }
}
