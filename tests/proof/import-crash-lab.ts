import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { openInstallation } from "#entrypoints/installation.ts";
import { systemClock } from "#platform/clock/system-clock.ts";
import { readConfig } from "#platform/config/config.ts";
import { connectionConfig } from "#platform/database/connection.ts";
import { type DatabaseServer, startDatabaseServer } from "#platform/database/supervisor.ts";

import { regionCodeSchema } from "#shared/ids.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import { addedBetween, readTally, type Tally } from "./import-tally.ts";
import { agencyNames, edition, type WorkbookRows, writeRunWorkbook } from "./import-workbook.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const banjar = regionCodeSchema.parse("63.03");
const patienceMs = 120_000;
const lookEveryMs = 4;

/** When to kill: so many milliseconds after the import began to write, or after its process was started; and who dies first. */
export interface Moment {
  readonly after: "apply" | "start";
  readonly ms: number;
  readonly first: "import" | "server";
}

export interface CalmImport {
  readonly added: Tally;
  readonly workbook: WorkbookRows;
  /** From the start of the process to its end, and to the first moment at which it writes. */
  readonly totalMs: number;
  readonly untilApplyMs: number;
}

export interface KilledImport {
  readonly added: Tally;
  /** How the process ended: a signal, or its exit code when the moment came too late. */
  readonly how: string | number;
  /** From the start of the product after the crash until it answers as healthy. */
  readonly nextStartMs: number;
}

/** A data folder with Kabupaten Banjar, two agencies and an open round, on which the built product imports and is killed. */
export interface ImportCrashLab {
  importCalmly(rows: number): Promise<CalmImport>;
  importAndKill(rows: number, moment: Moment): Promise<KilledImport>;
  close(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<string | number>;
  said(): string;
}

/** What a look at the server finds: whether an import is writing, and every process of PostgreSQL. */
interface Look {
  readonly isApplying: boolean;
  readonly pids: readonly number[];
}

const lookQuery = `select
  exists (select from pg_locks where locktype = 'advisory' and classid::int8 = hashtext('intan import')::int8 & 4294967295) as "isApplying",
  array(select pid from pg_stat_activity where pid <> pg_backend_pid()) as pids`;

/** A process that dies between the look and the kill is as dead as it should be. */
function killNow(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

export async function openImportCrashLab(): Promise<ImportCrashLab> {
  const top = mkdtempSync(path.join(tmpdir(), "intan-import-crash-"));
  chmodSync(top, 0o755);
  const place = { dataDir: path.join(top, "data"), systemDir: path.join(top, "system"), log: silentLog };
  const variables = { INTAN_DATA_DIR: place.dataDir, INTAN_SYSTEM_DIR: place.systemDir };
  const running = new Set<Running>();
  let runs = 0;

  function start(name: "cli" | "server", args: readonly string[]): Running {
    const file = path.join(root, "dist", "entrypoints", `${name}.js`);
    if (!existsSync(file)) throw new Error("dist/ is missing: run `npm test` or `node scripts/build/build.mjs`");
    const { DATABASE_URL: _, DATABASE_URL_OWNER: __, ...inherited } = process.env;
    const child = spawn(process.execPath, ["--enable-source-maps", file, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...inherited, ...variables, NODE_ENV: "production" },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part: Buffer) => {
        said += part.toString("utf8");
      });
    const ended = new Promise<string | number>((resolve) => {
      child.on("close", (code, signal) => resolve(signal ?? code ?? -1));
    });
    const started = { child, ended, said: () => said };
    running.add(started);
    ended.then(() => running.delete(started));
    return started;
  }

  /** Holds the server for the time of the work, so that looking at it is no race with its start. */
  async function withServer<T>(work: (client: pg.Client, server: DatabaseServer) => Promise<T>): Promise<T> {
    const server = await startDatabaseServer(place);
    const client = new pg.Client(connectionConfig(server.url("intan_admin", "intan"), "intan_maintenance"));
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await work(client, server);
    } finally {
      await client.end().catch(() => undefined);
      await server.stop();
    }
  }

  async function setUp(): Promise<void> {
    const installation = await openInstallation({
      config: readConfig(variables),
      ...{ log: silentLog, clock: systemClock, demoSignInsFile: null },
    });
    try {
      const { organisation, index, identity } = installation.product.offers;
      const actor = { kind: "system", regionCode: banjar, name: "proof", isDemo: false } as const;
      const rows = agencyNames.map((name, at) => ({ id: `unit-${at}`, name, kind: "dinas" }));
      const free = {
        target: null,
        targetPredicate: null,
        targetSource: null,
        opensOn: null,
        closesOn: null,
        note: null,
      };
      for (const done of [
        await organisation.importAgencies(actor, { regionCode: banjar, rows, isDryRun: false }),
        await index.open(actor, { regionCode: banjar, round: { year: 2026, edition, ...free } }),
        await identity.installHomeRegion({ regionCode: banjar, isDemo: false }),
      ])
        if (!done.ok) throw new Error(`${done.code} ${JSON.stringify(done)}`);
      await installation.jobs.drain();
      await installation.sealer.sealAll();
    } finally {
      await installation.close();
    }
  }

  async function startImport(rows: number): Promise<{ readonly running: Running; readonly workbook: WorkbookRows }> {
    runs += 1;
    const file = path.join(top, `run-${runs}.xlsx`);
    const workbook = await writeRunWorkbook(file, runs, rows);
    const args = ["import", "innovations", file, "--region", banjar, "--year", "2026", "--json"];
    return { running: start("cli", [...args, "--data", place.dataDir]), workbook };
  }

  async function look(client: pg.Client, server: DatabaseServer): Promise<Look> {
    const { rows } = await client.query<Look>(lookQuery);
    return { isApplying: rows[0]?.isApplying ?? false, pids: [server.pid, ...(rows[0]?.pids ?? [])] };
  }

  /** Looks until the condition holds or the process has ended. */
  async function lookUntil(
    holds: (seen: Look) => boolean,
    [client, server, { child, said }]: readonly [pg.Client, DatabaseServer, Running],
  ): Promise<Look> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const seen = await look(client, server);
      if (holds(seen) || child.exitCode !== null || child.signalCode !== null) return seen;
      if (performance.now() > deadline) throw new Error(`The import takes too long:\n${said()}`);
      await sleep(lookEveryMs);
    }
  }

  /** The product itself starts on what is left, and answers. */
  async function startAgain(): Promise<number> {
    const startedAt = performance.now();
    const server = start("server", ["--data", place.dataDir, "--port", "0"]);
    for (;;) {
      const url = /^Intan: (http:\S+)$/m.exec(server.said())?.[1];
      const isHealthy = url !== undefined && (await fetch(`${url}/healthz`)).ok;
      const ms = performance.now() - startedAt;
      if (isHealthy) {
        server.child.kill("SIGTERM");
        const code = await server.ended;
        if (code !== 0) throw new Error(`The server ended with ${code}:\n${server.said()}`);
        return Math.round(ms);
      }
      if (server.child.exitCode !== null || ms > patienceMs)
        throw new Error(`The product does not start after the crash:\n${server.said()}`);
      await sleep(20);
    }
  }

  await setUp();
  return {
    importCalmly: (rows) =>
      withServer(async (client, server) => {
        const before = await readTally(client);
        const startedAt = performance.now();
        const { running: imported, workbook } = await startImport(rows);
        await lookUntil(({ isApplying }) => isApplying, [client, server, imported]);
        const untilApplyMs = performance.now() - startedAt;
        const code = await imported.ended;
        const totalMs = performance.now() - startedAt;
        if (code !== 0) throw new Error(`The import ended with ${code}:\n${imported.said()}`);
        return { added: addedBetween(before, await readTally(client)), workbook, totalMs, untilApplyMs };
      }),
    importAndKill: async (rows, moment) => {
      const { before, how } = await withServer(async (client, server) => {
        const before = await readTally(client);
        const { running: imported } = await startImport(rows);
        const waited = [client, server, imported] as const;
        if (moment.after === "apply") await lookUntil(({ isApplying }) => isApplying, waited);
        const due = performance.now() + moment.ms;
        const { pids } = await lookUntil(() => performance.now() >= due, waited);
        const isOver = imported.child.exitCode !== null;
        const own = isOver || imported.child.pid === undefined ? [] : [imported.child.pid];
        killNow(moment.first === "import" ? [...own, ...pids] : [...pids, ...own]);
        const how = await imported.ended;
        if (isOver && how !== 0)
          throw new Error(`The import ended with ${how} before it was killed:\n${imported.said()}`);
        return { before, how };
      });
      const nextStartMs = await startAgain();
      const after = await withServer((client) => readTally(client));
      return { added: addedBetween(before, after), how, nextStartMs };
    },
    close: async () => {
      for (const { child } of running) child.kill("SIGKILL");
      await Promise.all([...running].map(({ ended }) => ended));
      if (existsSync(place.dataDir)) await (await startDatabaseServer(place)).stop();
      rmSync(top, { recursive: true, force: true });
    },
  };
}
