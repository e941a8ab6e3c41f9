import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import type { Clock } from "#platform/clock/port.ts";
import { type ClockShift, createShiftedClock } from "#platform/clock/shifted-clock.ts";

const shiftSchema = z.object({ startedAt: z.iso.datetime(), shownAt: z.iso.datetime() });
const fileOf = (dataDir: string): string => path.join(dataDir, "demo-clock.json");
const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** The clock of a data folder: the machine's, or the demo's that was set once and has run on since. */
export async function clockOf(dataDir: string, base: Clock): Promise<Clock> {
  let text: string;
  try {
    text = await readFile(fileOf(dataDir), "utf8");
  } catch (error) {
    if (isMissing(error)) return base;
    throw error;
  }
  return createShiftedClock(base, shiftSchema.parse(JSON.parse(text)));
}

/** Sets the clock of a data folder; every later process on it shows the same time. */
export async function setClock(dataDir: string, shift: ClockShift): Promise<void> {
  await writeFile(fileOf(dataDir), `${JSON.stringify(shift)}\n`);
}
