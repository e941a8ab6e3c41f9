import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../build/run.mjs";

/**
 * A checker answers `{ findings, problem }`: findings are `{ rule, file, line, message }`;
 * `problem` says that the checker itself did not work, so silence is never taken for success.
 */
const tool = (path, args, root, env = {}) =>
  run(process.execPath, [join(root, "node_modules", path), ...args], {
    cwd: root,
    env: { NO_COLOR: "1", FORCE_COLOR: "0", ...env },
    timeoutMs: 300_000,
  });

const silent = (result) =>
  result.code !== 0 ? `exit code ${result.code} without a finding\n${result.output.slice(-4000)}` : "";

function fromOutput(result, findings) {
  return { findings, problem: findings.length === 0 ? silent(result) : "" };
}

const relative = (file, root) => (file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file);

/** Cuts the JSON document out of an output that may carry warnings around it. */
function jsonIn(output) {
  const start = output.indexOf("{");
  const end = output.lastIndexOf("}");
  return start < 0 ? undefined : JSON.parse(output.slice(start, end + 1));
}

async function biome(root) {
  const args = ["ci", "--colors=off", "--error-on-warnings", "--reporter=github", "--max-diagnostics=none"];
  const result = await tool("@biomejs/biome/bin/biome", args, root);
  const findings = [];
  for (const match of result.output.matchAll(
    /^::(?:error|warning)(?: title=([^,]*))?,file=([^,]*),line=(\d+),[^:]*::(.*)$/gm,
  )) {
    const [, rule = "biome", file = "", line = "0", message = ""] = match;
    findings.push({ rule: rule.replace(/^lint\/\w+\//, ""), file: relative(file, root), line: Number(line), message });
  }
  return fromOutput(result, findings);
}

const types = (project) => async (root) => {
  const result = await tool("typescript/bin/tsc", ["-p", project, "--pretty", "false"], root);
  const findings = [];
  for (const match of result.output.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/gm)) {
    const [, file = "", line = "0", rule = "", message = ""] = match;
    findings.push({ rule, file, line: Number(line), message });
  }
  return fromOutput(result, findings);
};

function countCode(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file))
    .length;
}

async function imports(root) {
  const args = ["--config", ".dependency-cruiser.mjs", "--output-type", "json", "src", "migrations"];
  const result = await tool("dependency-cruiser/bin/dependency-cruise.mjs", args, root);
  const answer = jsonIn(result.output);
  if (answer === undefined) return { findings: [], problem: `no JSON: ${result.output.slice(-4000)}` };
  const findings = answer.summary.violations.map((violation) => ({
    rule: violation.rule.name,
    file: violation.from,
    line: 1,
    message: [violation.to, ...(violation.cycle ?? []).map((step) => step.name)].join(" -> "),
  }));
  const cruised = new Set(answer.modules.map((module) => module.source));
  const expected = countCode(root, "src") + countCode(root, "migrations");
  const own = [...cruised].filter((source) => /^(src|migrations)\/.*\.tsx?$/.test(source)).length;
  const problem = own < expected ? `cruised ${own} of ${expected} files of the product: the check is blind` : "";
  return { findings, problem };
}

const unused = (mode) => async (root) => {
  const result = await tool("knip/bin/knip.js", [...mode, "--reporter", "json", "--no-progress"], root);
  const answer = jsonIn(result.output);
  if (answer === undefined) return { findings: [], problem: `no JSON: ${result.output.slice(-4000)}` };
  const findings = [];
  const take = (rule, file, entry) =>
    findings.push({
      rule,
      file,
      line: entry.line ?? 1,
      message: entry.name ?? (rule === "files" ? "unused file" : "unused"),
    });
  for (const issue of answer.issues ?? []) {
    for (const [rule, entries] of Object.entries(issue)) {
      if (!Array.isArray(entries) || rule === "owners") continue;
      for (const entry of entries.flat()) take(rule, issue.file, entry);
    }
  }
  for (const file of answer.files ?? []) take("files", file, {});
  return fromOutput(result, findings);
};

async function house(root) {
  const result = await run(process.execPath, [join(root, "scripts", "check", "house.mjs"), root], { cwd: root });
  const answer = result.code === 0 ? jsonIn(result.output) : undefined;
  if (answer === undefined) return { findings: [], problem: result.output };
  return { findings: answer.findings, problem: answer.inspected === 0 ? "no file of src/ was inspected" : "" };
}

/** Checkers over the text of the tree; the planted-fault test runs the same ones. */
export const checkers = [
  { name: "format and lint", check: biome },
  { name: "types: server and tests", check: types("tsconfig.json") },
  { name: "types: pure", check: types("tsconfig.pure.json") },
  { name: "types: islands", check: types("tsconfig.islands.json") },
  { name: "import rules", check: imports },
  { name: "unused code", check: unused([]) },
  { name: "unused in production", check: unused(["--production"]) },
  { name: "house rules", check: house },
];
