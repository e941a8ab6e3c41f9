import { type CalmImport, type ImportCrashLab, type Moment, openImportCrashLab } from "./import-crash-lab.ts";
import { judge } from "./import-tally.ts";

// Kills a running import and every process of the database at moments spread over its writing, again and again on one data
// folder: the product starts every time, and of every import all or nothing is there. A last import runs undisturbed.
// Options: --short (3 kills of 400 rows instead of 20 of 3,000), --seed=N (another series of moments).

const isShort = process.argv.includes("--short");
const kills = isShort ? 3 : 20;
const rows = isShort ? 400 : 3_000;
const seed = Number(process.argv.find((option) => option.startsWith("--seed="))?.slice(7) ?? "2026");

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = createRandom(seed);
const faults: string[] = [];
const say = (words: string): void => {
  process.stdout.write(`${words}\n`);
};

/** Every fourth kill falls anywhere in the life of the process, the others after it began to write. */
function momentOf(round: number, { totalMs, untilApplyMs }: CalmImport): Moment {
  const after = round % 4 === 3 ? "start" : "apply";
  const span = after === "start" ? totalMs : totalMs - untilApplyMs;
  return { after, ms: Math.round(random() * span), first: random() < 0.5 ? "import" : "server" };
}

async function killOnce(lab: ImportCrashLab, round: number, calm: CalmImport): Promise<void> {
  const moment = momentOf(round, calm);
  const { added, how, nextStartMs } = await lab.importAndKill(rows, moment);
  const found = judge(added, calm.added);
  say(
    `kill ${round + 1}: ${moment.ms} ms after ${moment.after}, ${moment.first} first, ended by ${how}: ${found}; next start ${nextStartMs} ms`,
  );
  if (found !== "nothing" && found !== "all") faults.push(`kill ${round + 1} left ${found}`);
}

/** The undisturbed import must write what the workbook holds, or all comparisons with it are worth nothing. */
function checkWhole({ added, workbook }: CalmImport): void {
  for (const [name, count] of Object.entries(workbook)) {
    const found = Object.entries(added).find(([table]) => table === name)?.[1];
    if (found !== count) faults.push(`an undisturbed import wrote ${found} of ${count} rows of ${name}`);
  }
}

say(`seed ${seed}`);
const lab = await openImportCrashLab();
try {
  const calm = await lab.importCalmly(rows);
  checkWhole(calm);
  say(`undisturbed: ${Math.round(calm.totalMs)} ms, of which ${Math.round(calm.untilApplyMs)} until it writes`);
  for (let round = 0; round < kills; round += 1) await killOnce(lab, round, calm);
  const last = await lab.importCalmly(rows);
  const found = judge(last.added, calm.added);
  say(`undisturbed at the end: ${found}, ${Math.round(last.totalMs)} ms`);
  if (found !== "all") faults.push(`the last import left ${found}`);
} finally {
  await lab.close();
}
for (const fault of faults) say(fault);
say(`${kills} kills, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
