// Benchmarks: each figure beside its aim, JSON in bench-results/.
//
//   npm run bench                      everything, under five minutes
//   npm run bench -- --only NAME …     start, cached, uncached, signed-in, bytes, health, command, engine, import,
//                                      apply
//   npm run bench -- --strict          exit code 1 when an aim is missed; without it only a benchmark that fails gives 1
//
// - The server is the built one, a child process on a free port of loopback with the demo region in a fresh data folder;
//   it is stopped by its process id and the folder is removed.
// - Load comes from autocannon in this process: 10 connections, 1 s to warm up, then 6 s. It shares the processor with server
//   and database, so rates are lower than what the server could do alone.
// - "n x slower than the query alone" is measured within one run, the query before and after the load. Rates of two runs can
//   be compared only when the load average printed at the end was alike; processor time per request is steadier.
// - INTAN_BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=DIR" shows where the server spends its time.
// - From a fresh clone to the first page includes the download of packages and is measured by hand, not here.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchApply } from "./apply-import.ts";
import { benchCached, benchSignedIn, benchUncached } from "./catalogue.ts";
import { benchEngine } from "./engine.ts";
import { type Bench, type Figure, isReached, lineOf, rounded } from "./figure.ts";
import { benchImport } from "./import.ts";
import { benchCommand, benchHealth } from "./machine.ts";
import { benchPageBytes } from "./page-bytes.ts";
import { newDataFolder, removeData, root, type Site, signIn, startSite } from "./site.ts";

const dataDir = newDataFolder();
let site: Site | null = null;

/** First start loads the demo region; the second is the server that all others measure. */
async function benchStart(): Promise<readonly Figure[]> {
  const first = await startSite(dataDir);
  await first.stop();
  site = await startSite(dataDir);
  return [
    { name: "first demo start, built, to the first page", value: first.startSeconds, unit: "s" },
    { name: "second demo start, to the first page", value: site.startSeconds, unit: "s", aim: { is: "<", than: 5 } },
  ];
}

async function running(): Promise<Site> {
  site ??= await startSite(dataDir);
  return site;
}

const benches: readonly Bench[] = [
  { name: "start", measure: benchStart },
  { name: "bytes", measure: async () => benchPageBytes(await running()) },
  { name: "health", measure: async () => benchHealth(await running()) },
  { name: "cached", measure: async () => benchCached(await running()) },
  { name: "uncached", measure: async () => benchUncached(await running()) },
  {
    name: "signed-in",
    measure: async () => {
      const at = await running();
      return benchSignedIn(at, await signIn(at));
    },
  },
  { name: "command", measure: benchCommand },
  { name: "engine", measure: async () => benchEngine() },
  { name: "import", measure: benchImport },
  // Last: it fills the demo region with 30,000 more innovations.
  { name: "apply", measure: async () => benchApply(await running()) },
];

const { values, positionals } = parseArgs({
  options: { only: { type: "string", multiple: true }, strict: { type: "boolean", default: false } },
  allowPositionals: true,
});
const wanted = [...(values.only ?? []), ...positionals];
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(" ")}. There are: ${benches.map(({ name }) => name).join(" ")}`);
  process.exit(2);
}

const buildOf = (): unknown => JSON.parse(readFileSync(join(root, "dist", "build.json"), "utf8"));
const loadNow = (): readonly number[] => loadavg().map((value) => rounded(value, 2));

const startedAt = new Date();
const loadBefore = loadNow();
const figures: Figure[] = [];
const failed: { readonly name: string; readonly error: string }[] = [];

async function runAll(): Promise<void> {
  for (const bench of benches) {
    if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
    if (isEnding) return;
    try {
      const measured = await bench.measure();
      figures.push(...measured);
      for (const figure of measured) console.log(lineOf(figure));
    } catch (error) {
      if (isEnding) return;
      const text = error instanceof Error ? error.message : String(error);
      failed.push({ name: bench.name, error: text });
      console.log(`FAILED  ${bench.name}: ${text}`);
    }
  }
}

let isEnding = false;
async function clean(): Promise<void> {
  await site?.stop();
  site = null;
  await removeData(dataDir);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    isEnding = true;
    clean().finally(() => process.exit(130));
  });
}

try {
  await runAll();
} finally {
  if (!isEnding) await clean();
}

const missed = figures.filter((figure) => isReached(figure) === false);
const result = {
  startedAt: startedAt.toISOString(),
  seconds: rounded((Date.now() - startedAt.getTime()) / 1_000),
  build: buildOf(),
  machine: {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processors: cpus().map(({ model }) => model),
  },
  loadAverage: { before: loadBefore, after: loadNow() },
  figures: figures.map((figure) => ({ ...figure, reached: isReached(figure) })),
  failed,
};
const folder = join(root, "bench-results");
mkdirSync(folder, { recursive: true });
const file = join(folder, `${result.startedAt.replace(/[:.]/g, "-")}.json`);
writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
console.log(`\n${missed.length} aims missed, ${failed.length} benchmarks failed, ${result.seconds} s.`);
console.log(
  `Load average ${loadBefore.join(" ")} before, ${result.loadAverage.after.join(" ")} after, on ${cpus().length} processors.`,
);
console.log(file);
if (failed.length > 0 || (values.strict && missed.length > 0)) process.exitCode = 1;
