import { compare, fraction, parseDecimal } from "#shared/fraction.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { GovernanceInput, ScoreEntry, ScoreInput } from "../contract/score.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { isRawObject, type ProblemList, problemList, type RawObject } from "./problems.ts";
import { readEntry } from "./read-entry.ts";
import { readLevels } from "./read-levels.ts";

function readGovernanceScore(compiled: CompiledEdition, raw: unknown, problems: ProblemList): GovernanceInput {
  const { spdMax } = compiled.edition.formula;
  const value = typeof raw === "string" && /^\d{1,9}(\.\d{1,4})?$/.test(raw) ? parseDecimal(raw) : null;
  if (typeof raw !== "string" || value === null || compare(value, fraction(compiled.spdMax, compiled.scale)) > 0) {
    const expected = `a decimal string, 0..${spdMax?.value}, at most 4 decimals`;
    problems.add("$.governanceScore", "governance.out-of-range", expected, raw);
    return { kind: "none" };
  }
  return { kind: "score", score: raw };
}

function readGovernance(compiled: CompiledEdition, raw: RawObject, problems: ProblemList): GovernanceInput {
  const { governance, governanceScore } = raw;
  if (governance !== undefined && governanceScore !== undefined) {
    problems.add("$", "governance.both-forms", "governance or governanceScore", "both");
  }
  const byScore = governanceScore === undefined ? null : readGovernanceScore(compiled, governanceScore, problems);
  if (governance === undefined) return byScore ?? { kind: "none" };
  if (!compiled.hasIndicators) {
    const expected = `governanceScore (edition ${compiled.name} has no indicator tables)`;
    problems.add("$.governance", "indicator.unknown", expected, governance);
    return { kind: "none" };
  }
  return { kind: "levels", levels: readLevels(compiled, "SPD", governance, "$.governance", problems) };
}

function readEntries(
  compiled: CompiledEdition,
  raw: unknown,
  knownAffairs: ReadonlySet<string>,
  problems: ProblemList,
): ScoreEntry[] {
  if (!Array.isArray(raw)) {
    problems.add("$.innovations", "input.shape", "array", raw);
    return [];
  }
  const seen = new Set<string>();
  return raw.map((row: unknown, place) => {
    const path = `$.innovations[${place}]`;
    const entry = readEntry(compiled, row, path, knownAffairs, problems);
    if (entry.id !== "" && seen.has(entry.id)) {
      problems.add(`${path}.id`, "innovation.duplicate-id", "an id used once", entry.id);
    }
    seen.add(entry.id);
    return entry;
  });
}

/**
 * The one rule that checks the raw values of a score input against the edition. Refuses with `index.refused` and every
 * problem at once: `input.shape`, `indicator.unknown`, `affair.unknown`, `level.out-of-range`,
 * `maturity.out-of-range`, `governance.out-of-range`, `governance.both-forms`, `innovation.both-forms`,
 * `innovation.duplicate-id`.
 */
export function readScoreInput(
  raw: unknown,
  compiled: CompiledEdition,
  knownAffairs: ReadonlySet<string>,
): Result<ScoreInput> {
  const problems = problemList();
  if (!isRawObject(raw)) {
    problems.add("$", "input.shape", "object", raw);
    return refusal("index.refused", undefined, problems.all);
  }
  const governance = readGovernance(compiled, raw, problems);
  const entries = readEntries(compiled, raw.innovations, knownAffairs, problems);
  const rule = raw.basicServiceRule;
  if (rule !== undefined && rule !== "main" && rule !== "any") {
    problems.add("$.basicServiceRule", "input.shape", "main or any", rule);
  }
  return problems.all.length > 0
    ? refusal("index.refused", undefined, problems.all)
    : success({ governance, entries, basicServiceRule: rule === "main" || rule === "any" ? rule : null });
}
