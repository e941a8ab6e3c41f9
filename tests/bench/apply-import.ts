import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { type Figure, rounded } from "./figure.ts";
import { columnCount, rowCount, saveByLibreOffice, writeWorkbook } from "./import.ts";
import { root, type Site } from "./site.ts";

const longestMs = 180_000;
const resultSchema = z.object({ written: z.object({ added: z.number() }).loose() });

interface Run {
  readonly added: number;
  /** From start to the printed result, and to the end of the process. */
  readonly resultSeconds: number;
  readonly endSeconds: number;
  /** Highest resident memory, MiB; null where /proc is missing. */
  readonly peakMegabytes: number | null;
}

function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}

async function importFile(site: Site, file: string): Promise<Run> {
  const cli = join(root, "dist", "entrypoints", "cli.js");
  const args = ["--enable-source-maps", cli, "import", "innovations", file, "--region", "63.03", "--year", "2026"];
  const options = ["--accept-proposals", "--skip-wrong", "--json", "--data", site.dataDir];
  const startedAt = performance.now();
  const seconds = (): number => rounded((performance.now() - startedAt) / 1_000, 2);
  const child = spawn(process.execPath, [...args, ...options], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let problems = "";
  let resultSeconds: number | null = null;
  let peakMegabytes: number | null = null;
  child.stdout.on("data", (part: Buffer) => {
    resultSeconds ??= seconds();
    said += part.toString("utf8");
  });
  child.stderr.on("data", (part: Buffer) => {
    problems += part.toString("utf8");
  });
  const sampler = setInterval(() => {
    peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
  }, 20);
  const cut = setTimeout(() => child.kill("SIGKILL"), longestMs);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(cut);
  clearInterval(sampler);
  if (code !== 0) throw new Error(`intan import innovations ended with ${code}: ${problems.slice(-500)}`);
  const { written } = resultSchema.parse(JSON.parse(said));
  return { added: written.added, resultSeconds: resultSeconds ?? seconds(), endSeconds: seconds(), peakMegabytes };
}

/**
 * The whole import by the command line beside the running server: read, judge, write 30,000 innovations in one transaction.
 * "Idle" is the same command with a list of one row, so the difference is what the rows cost.
 */
export async function benchApply(site: Site): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "intan-bench-apply-"));
  try {
    const small = join(folder, "one.xlsx");
    await writeWorkbook(small, 1);
    const idle = await importFile(site, small);
    const own = join(folder, "list.xlsx");
    await writeWorkbook(own, rowCount);
    const saved = saveByLibreOffice(own, folder);
    const full = await importFile(site, saved ?? own);
    // The one row of the small list is the first of the long one.
    if (full.added !== rowCount - 1) throw new Error(`${full.added} rows were added`);
    const what = `import: ${rowCount} rows x ${columnCount} columns saved by ${saved ? "LibreOffice" : "Intan"}, applied`;
    const above =
      full.peakMegabytes === null || idle.peakMegabytes === null ? null : full.peakMegabytes - idle.peakMegabytes;
    return [
      { name: what, value: full.resultSeconds, unit: "s" },
      { name: `${what}, until the public pages have followed`, value: full.endSeconds, unit: "s" },
      ...(above === null
        ? []
        : [
            {
              name: `${what}, peak above idle`,
              value: rounded(above),
              unit: "MiB",
              aim: { is: "<=", than: 250 },
            } as const,
          ]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
