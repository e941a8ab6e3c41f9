import { cpSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { connectionConfig, withClient } from "#platform/database/connection.ts";
import { removeDataFolder, startDatabaseServer } from "#platform/database/supervisor.ts";
import { type CrashLab, openCrashLab } from "#tests/proof/crash-lab.ts";
import { silentLog } from "#tests/support/silent-log.ts";

const patience = 90_000;
const isRoot = process.getuid?.() === 0;
let lab: CrashLab;

afterEach(() => lab.close());

const startServer = (folder = lab.dataDir) =>
  startDatabaseServer({ dataDir: folder, systemDir: lab.systemDir, isFast: true, log: silentLog });

describe("embedded server", () => {
  test("is shared by two processes, the last one stops it", { timeout: patience }, async () => {
    lab = openCrashLab();
    const [first, second] = [lab.start("hold"), lab.start("hold")];
    expect(await first.until("ready")).toBe(await second.until("ready"));
    const pid = lab.serverPid();
    first.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(lab.serverPid()).toBe(pid);
    second.kill("SIGINT");
    expect(await second.ended).toBe(0);
    expect(() => lab.serverPid()).toThrow(/ENOENT/);
  });

  test("outlives a killed process, which leaves nothing of its transaction, and is adopted", {
    timeout: patience,
  }, async () => {
    lab = openCrashLab();
    const writer = lab.start("write", "a", "1000000");
    await writer.until("written 20000");
    const pid = lab.serverPid();
    writer.kill("SIGKILL");
    expect(await writer.ended).toBe("SIGKILL");
    const adopted = await startDatabaseServer({ dataDir: lab.dataDir, systemDir: lab.systemDir, log: silentLog });
    expect(adopted.pid).toBe(pid);
    expect(await lab.count("a")).toBe(0);
    await adopted.stop();
  });

  test("recovers after it was killed with everything, with all or nothing of the write", {
    timeout: patience,
  }, async () => {
    lab = openCrashLab();
    const whole = lab.start("write", "whole", "3000");
    await whole.until("committed");
    expect(await whole.ended).toBe(0);
    const writer = lab.start("write", "half", "1000000");
    await writer.until("written 20000");
    process.kill(lab.serverPid(), "SIGKILL");
    writer.kill("SIGKILL");
    await writer.ended;
    expect(await lab.count("half")).toBe(0);
    expect(await lab.count("whole")).toBe(3000);
  });

  test("starts over a pid file that names a live process of somebody else", { timeout: patience }, async () => {
    lab = openCrashLab();
    const first = await startServer();
    const file = path.join(first.home, "pg", "postmaster.pid");
    expect(await first.stop()).toBe("stopped");
    writeFileSync(file, `${process.pid}\n${first.home}/pg\n0\n${first.port}\n\n127.0.0.1\n0 0\nready   \n`);
    const second = await startServer();
    expect(second.pid).not.toBe(process.pid);
    expect(await second.stop()).toBe("stopped");
  });

  test("sweeps what a killed initdb left behind", { timeout: patience }, async () => {
    lab = openCrashLab();
    const first = await startServer();
    await first.stop();
    for (const leftover of ["pg.999999999.abc.new", "pg.999999999.abc.pw"])
      writeFileSync(path.join(first.home, leftover), "");
    await (await startServer()).stop();
    expect(readdirSync(first.home).sort()).toEqual(["pg", "server.log"]);
  });

  test("takes a new lease when PostgreSQL cut its connections, so that nobody stops it meanwhile", {
    timeout: patience,
  }, async () => {
    lab = openCrashLab();
    const first = await startServer();
    await withClient(connectionConfig(first.url("postgres", "postgres"), null), async (client) => {
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'intan-lease'",
      );
      const deadline = performance.now() + 20_000;
      for (let held = 0; held === 0; ) {
        const { rows } = await client.query<{ n: number }>(
          "select count(*) as n from pg_stat_activity where application_name = 'intan-lease'",
        );
        held = rows[0]?.n ?? 0;
        if (performance.now() > deadline) throw new Error("no new lease");
      }
    });
    const second = await startServer();
    expect(await second.stop()).toBe("left running");
    expect(await first.stop()).toBe("stopped");
  });

  test("is removed with its folder, but not while another process uses it", { timeout: patience }, async () => {
    lab = openCrashLab();
    const options = { dataDir: lab.dataDir, systemDir: lab.systemDir, log: silentLog };
    const first = await startServer();
    await expect(removeDataFolder(options)).rejects.toThrow(/stop it first/);
    await first.stop();
    await removeDataFolder(options);
    expect(existsSync(lab.dataDir)).toBe(false);
  });

  test("names the missing password instead of making a new one", { timeout: patience }, async () => {
    lab = openCrashLab();
    await (await startServer()).stop();
    rmSync(path.join(lab.dataDir, "postgres.password"));
    await expect(startServer()).rejects.toThrow(/postgres.password is missing/);
  });
});

// An ordinary user keeps everything in the data folder, so the system place exists for root only.
describe.runIf(isRoot)("root's data folder that is closed to others", () => {
  test("points to a system place, is followed when moved, refused when copied, new when deleted", {
    timeout: patience,
  }, async () => {
    lab = openCrashLab(true);
    const first = await startServer();
    expect(first.home.startsWith(lab.systemDir)).toBe(true);
    await first.stop();
    const moved = `${lab.dataDir}-moved`;
    renameSync(lab.dataDir, moved);
    const second = await startServer(moved);
    expect(second.home).toBe(first.home);
    await second.stop();
    cpSync(moved, lab.dataDir, { recursive: true });
    await expect(startServer()).rejects.toThrow(/is a copy of .*-moved/);
    rmSync(moved, { recursive: true });
    rmSync(lab.dataDir, { recursive: true });
    const fresh = await startServer();
    expect(fresh.home).not.toBe(first.home);
    expect(existsSync(path.join(first.home, "pg"))).toBe(true);
    await fresh.stop();
    rmSync(path.dirname(first.home), { recursive: true });
  });

  test("refuses a system place below /proc", { timeout: patience }, async () => {
    lab = openCrashLab(true);
    await expect(
      startDatabaseServer({ dataDir: lab.dataDir, systemDir: "/proc/intan", log: silentLog }),
    ).rejects.toThrow(/INTAN_SYSTEM_DIR/);
  });
});
