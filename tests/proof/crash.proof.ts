import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type CrashLab, openCrashLab } from "./crash-lab.ts";

// Kills a writing process, or it and the server, at moments spread over a bulk write, again and again on one data folder:
// every start works, and of every write all or nothing is there. Options: --short (4 kills instead of 30).

const kills = process.argv.includes("--short") ? 4 : 30;
const rows = 40_000;

/** One kill at a random moment; answers what went wrong, if anything. */
async function killOnce(lab: CrashLab, round: number): Promise<string | undefined> {
  const run = `run${round}`;
  const withServer = round % 2 === 1;
  const writer = lab.start("write", run, String(rows));
  await writer.until("ready");
  await sleep(randomInt(600));
  if (withServer) process.kill(lab.serverPid(), "SIGKILL");
  writer.kill("SIGKILL");
  const how = await writer.ended;
  const started = performance.now();
  const found = await lab.count(run);
  const ms = Math.round(performance.now() - started);
  process.stdout.write(
    `${run}: ended by ${how}, server ${withServer ? "killed too" : "left"}, ${found} of ${rows} rows, next start and count ${ms} ms\n`,
  );
  return found === 0 || found === rows ? undefined : `${run} left ${found} of ${rows} rows`;
}

const lab = openCrashLab();
const faults: string[] = [];
try {
  for (let round = 0; round < kills; round += 1) {
    const fault = await killOnce(lab, round);
    if (fault !== undefined) faults.push(fault);
  }
} finally {
  await lab.close();
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${kills} kills, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
