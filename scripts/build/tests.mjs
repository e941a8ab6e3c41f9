import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run } from "./run.mjs";

/**
 * Runs vitest and answers { passed, failed, skipped, files, troubles, output }.
 * Nothing counted, a missing report or an exit code without a failed test count as one failure.
 */
export async function runTests(args, { env = {}, isShown = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "intan-tests-"));
  const report = join(folder, "counts.json");
  try {
    const reporters = ["--reporter=default", `--reporter=${join(root, "scripts", "build", "count-reporter.mjs")}`];
    const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
    const result = await run(process.execPath, [vitest, "run", ...reporters, ...args], {
      env: { ...env, INTAN_TEST_COUNTS: report },
      stdio: isShown ? "inherit" : "collect",
      timeoutMs: 30 * 60_000,
    });
    return { ...readCounts(report, result.code), output: result.output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(report, code) {
  let counts;
  try {
    counts = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, files: [], troubles: ["vitest wrote no report"] };
  }
  if (counts.passed + counts.failed + counts.skipped === 0) {
    counts.failed += 1;
    counts.troubles.push("no test ran");
  }
  if (code !== 0 && counts.failed === 0) {
    counts.failed += 1;
    counts.troubles.push(`vitest ended with exit code ${code}`);
  }
  return counts;
}
