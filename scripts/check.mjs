// npm run check: format, lint, types, import rules, unused code, house rules, fresh generated files, unit tests.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./build/install.mjs";
import { root, run } from "./build/run.mjs";
import { runTests } from "./build/tests.mjs";
import { checkers } from "./check/checkers.mjs";

/** A script that compares a generated file with what would be generated now. */
function freshness(name, script) {
  if (!existsSync(join(root, script))) return [];
  const check = async () => {
    const result = await run(process.execPath, ["--import", "tsx", script, "--check"], { timeoutMs: 120_000 });
    return { findings: [], problem: result.code === 0 ? "" : result.output };
  };
  return [{ name, check }];
}

async function unitTests() {
  const { passed, failed, output } = await runTests(["--project", "unit"]);
  return { findings: [], problem: failed > 0 ? output : "", note: `${passed} passed` };
}

async function timed({ name, check }) {
  const startedAt = performance.now();
  try {
    return { name, ...(await check(root)), seconds: (performance.now() - startedAt) / 1000 };
  } catch (error) {
    return {
      name,
      findings: [],
      problem: String(error?.stack ?? error),
      seconds: (performance.now() - startedAt) / 1000,
    };
  }
}

/** Two at a time: the machine of the CI has two cores. */
async function runAll(jobs) {
  const waiting = jobs.map((job, place) => ({ job, place }));
  const results = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results[next.place] = await timed(next.job);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

function print({ name, findings, problem, note = "", seconds }) {
  const isGood = findings.length === 0 && problem === "";
  const verdict = isGood ? "ok    " : "FAILED";
  const count = findings.length > 0 ? `${findings.length} findings` : note;
  process.stdout.write(`${verdict} ${name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s  ${count}\n`);
  for (const { rule, file, line, message } of findings)
    process.stdout.write(`       ${file}:${line} ${rule}: ${message}\n`);
  if (problem !== "") process.stdout.write(`${problem.trimEnd().replace(/^/gm, "       ")}\n`);
  return isGood;
}

async function main() {
  const startedAt = performance.now();
  try {
    await ensureInstalled();
  } catch (error) {
    process.stdout.write(`FAILED install: ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const jobs = [
    ...checkers,
    ...freshness("fresh docs/openapi.json", "scripts/openapi.ts"),
    ...freshness("fresh table types", "scripts/make-table-types.ts"),
    { name: "unit tests", check: unitTests },
  ];
  const good = (await runAll(jobs)).map(print);
  const bad = good.filter((isGood) => !isGood).length;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${good.length - bad} of ${good.length} checks ok in ${seconds} s\n`);
  process.exitCode = bad === 0 ? 0 : 1;
}

await main();
