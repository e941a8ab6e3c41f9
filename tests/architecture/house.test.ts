import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
// biome-ignore lint/correctness/useImportExtensions: the rule takes the types beside the file for the file
import { checkers, type Finding, type Verdict } from "../../scripts/check/checkers.mjs";
import type { Fault } from "./planted/fault.ts";
import { houseFaults } from "./planted/house-faults.ts";
import { importFaults } from "./planted/import-faults.ts";
import { lintFaults, typeFaults } from "./planted/text-faults.ts";
import { packageFaults, unusedFaults } from "./planted/unused-faults.ts";

const faults: readonly Fault[] = [
  ...lintFaults,
  ...typeFaults,
  ...importFaults,
  ...houseFaults,
  ...unusedFaults,
  ...packageFaults,
];
const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const left = new Set(["node_modules", "dist", ".git", ".intan", "coverage", "bench-results"]);

let copy = "";
const verdicts = new Map<string, Verdict>();

function plant(files: Readonly<Record<string, string>>) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  }
}

/** Each checker once over the copy, two at a time. */
async function runCheckers() {
  const waiting = [...checkers];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      verdicts.set(next.name, await next.check(copy));
    }
  };
  await Promise.all([work(), work()]);
}

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "intan-house-"));
  for (const name of readdirSync(root)) {
    if (!(left.has(name) || name.startsWith("dist."))) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "dir");
  for (const fault of faults) {
    plant(fault.twin);
    plant(fault.files);
  }
  await runCheckers();
}, 280_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const findingsOf = (fault: Fault): readonly Finding[] => verdicts.get(fault.checker)?.findings ?? [];
const say = (fault: Fault, file: string) => `${fault.checker}: ${fault.rule} in ${file}`;

describe("planted faults", () => {
  test("no two plants stand in one file with different texts", () => {
    const texts = new Map<string, string>();
    const clashes: string[] = [];
    for (const [file, text] of faults.flatMap((fault) => Object.entries({ ...fault.files, ...fault.twin }))) {
      if ((texts.get(file) ?? text) !== text) clashes.push(file);
      texts.set(file, text);
    }
    expect(clashes).toEqual([]);
  });

  test("every checker ran", () => {
    expect(checkers.map(({ name }) => [name, verdicts.get(name)?.problem])).toEqual(
      checkers.map(({ name }) => [name, ""]),
    );
  });

  test("every import rule and every house rule has a fault", () => {
    const read = (file: string) => readFileSync(join(root, file), "utf8");
    const importRules = [...read(".dependency-cruiser.mjs").matchAll(/forbid\(\s*"([^"]+)"/g)].map((match) => match[1]);
    const houseRules = readdirSync(join(root, "scripts/check"))
      .filter((file) => file.endsWith(".mjs") && file !== "checkers.mjs")
      .flatMap((file) => [...read(`scripts/check/${file}`).matchAll(/(?:report\(\w+, |rule: |add\()"([^"]+)"/g)])
      .map((match) => match[1]);
    const planted = new Set(faults.map((fault) => fault.rule));
    expect(importRules.length).toBeGreaterThan(20);
    expect(houseRules.length).toBeGreaterThan(20);
    expect([...importRules, ...houseRules].filter((rule) => rule === undefined || !planted.has(rule))).toEqual([]);
  });

  test("every fault is named", () => {
    const missed = faults.flatMap((fault) => {
      const [file = ""] = Object.keys(fault.files);
      const isNamed = findingsOf(fault).some((finding) => finding.file === file && finding.rule.endsWith(fault.rule));
      return isNamed ? [] : [say(fault, file)];
    });
    expect(missed).toEqual([]);
  });

  test("no harmless twin is named", () => {
    const caught = faults.flatMap((fault) =>
      findingsOf(fault)
        .filter((finding) => finding.file in fault.twin)
        .map((finding) => `${say(fault, finding.file)}: ${finding.rule} ${finding.message}`),
    );
    expect(caught).toEqual([]);
  });
});
