import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createFixedClock } from "#platform/clock/fixed-clock.ts";
import type { Config } from "#platform/config/config.ts";
import { removeDataFolder } from "#platform/database/supervisor.ts";
import type { Log } from "#platform/logging/port.ts";
import { openInstallation } from "../installation.ts";
import { setClock } from "../shown-clock.ts";
import { loadDemoRegion } from "./load-demo-region.ts";

export const signInsFile = (dataDir: string): string => path.join(dataDir, "sign-ins.json");

/** 08:00 WITA. */
const defaultStart = new Date("2026-06-15T00:00:00Z");
const historyStart = new Date("2021-03-04T01:00:00Z");

interface DemoOptions {
  readonly config: Config;
  readonly log: Log;
  readonly mustReset: boolean;
  readonly say: (text: string) => void;
}

/**
 * Loads the demo region into an empty data folder, once. A load that was cut off left its mark: the folder is then begun anew,
 * so that a half history is never shown.
 */
export async function prepareDemo({ config, log, mustReset, say }: DemoOptions): Promise<void> {
  const { dataDir } = config;
  if (config.databaseUrl !== undefined) throw new Error("The demo has its own database: unset DATABASE_URL.");
  const mark = path.join(dataDir, "demo-loading");
  const place = { dataDir, systemDir: config.systemDir, accountName: config.pgUser, log };
  if (mustReset || existsSync(mark)) {
    await removeDataFolder(place);
    await rm(dataDir, { recursive: true, force: true });
  }
  if (existsSync(signInsFile(dataDir))) return;
  say("Memuat daerah peragaan Kabupaten Banjar … (loading the demo region)");
  await mkdir(dataDir, { recursive: true });
  await writeFile(mark, "");
  const clock = createFixedClock(historyStart);
  const installation = await openInstallation({ config, log, clock, demoSignInsFile: null });
  try {
    const signIns = await loadDemoRegion(installation, clock);
    await setClock(dataDir, {
      startedAt: new Date().toISOString(),
      shownAt: (config.demoNow ?? defaultStart).toISOString(),
    });
    await writeFile(signInsFile(dataDir), `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  } finally {
    await installation.close();
  }
  await rm(mark);
}
