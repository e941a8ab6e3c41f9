import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { compiledByName, knownAffairs } from "#capabilities/index/reference.ts";
import { type Figure, rounded } from "./figure.ts";
import { root, type Site } from "./site.ts";

const healthRequests = 200;
const cliRuns = 3;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function times(count: number, work: (at: number) => Promise<void>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const startedAt = performance.now();
    await work(at);
    taken.push(performance.now() - startedAt);
  }
  return taken.sort((a, b) => a - b);
}

/** What a monitor waits for: database, files and jobs asked each time. */
export async function benchHealth(site: Site): Promise<readonly Figure[]> {
  const taken = await times(healthRequests, async () => {
    const answer = await fetch(`${site.url}/healthz`);
    if (!answer.ok) throw new Error(`/healthz answered ${answer.status}`);
    await answer.text();
  });
  return [
    { name: "/healthz, one at a time, median", value: rounded(quantile(taken, 0.5), 2), unit: "ms" },
    { name: "/healthz, one at a time, p99", value: rounded(quantile(taken, 0.99), 2), unit: "ms" },
  ];
}

/** A region of average size: 68 innovations, every level given. */
function scoreInput(): string {
  const compiled = compiledByName("2026");
  if (!compiled.ok) throw new Error("edition 2026 cannot be computed");
  const affairs = [...knownAffairs];
  const levelsOf = (indicators: readonly { readonly code: string }[], shift: number): Record<string, number> =>
    Object.fromEntries(indicators.map(({ code }, at) => [code, (at + shift) % 4]));
  return JSON.stringify({
    governance: levelsOf(compiled.value.governance, 1),
    innovations: Array.from({ length: 68 }, (_, at) => ({
      id: `i${at}`,
      affair: affairs[at % affairs.length],
      levels: levelsOf(compiled.value.innovation, at),
    })),
  });
}

/** `intan index score` in a new process: what a script pays per call. */
export async function benchCommand(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "intan-bench-score-"));
  try {
    const file = join(folder, "region.json");
    writeFileSync(file, scoreInput());
    const cli = join(root, "dist", "entrypoints", "cli.js");
    const args = ["--enable-source-maps", cli, "index", "score", "--edition", "2026", file];
    const taken = await times(cliRuns, async () => {
      await promisify(execFile)(process.execPath, args, { cwd: folder, timeout: 30_000 });
    });
    return [
      {
        name: "intan index score, 68 innovations, new process, median",
        value: rounded(quantile(taken, 0.5)),
        unit: "ms",
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
