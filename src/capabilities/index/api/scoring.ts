import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Problem, type Result, refusal, success } from "#shared/result.ts";
import { findLevel } from "../contract/level.ts";
import { scoreIndex } from "../contract/score.ts";
import type { CompiledEdition } from "../rules/compile-edition.ts";
import { levelOf } from "../rules/level.ts";
import { scoreRaw } from "../rules/score-raw.ts";

export interface IndexScoringDeps {
  readonly compiledByName: (name: unknown) => Result<CompiledEdition>;
  readonly knownAffairs: ReadonlySet<string>;
}

function readSwitch(raw: unknown): Result<boolean> {
  if (raw === undefined || raw === "false" || raw === false) return success(false);
  if (raw === "true" || raw === true || raw === "") return success(true);
  const problem: Problem = { path: "$checkEligibility", code: "input.shape", expected: "true or false" };
  return refusal("index.refused", undefined, [problem]);
}

/** `POST /api/v1/index/score` and `/level`: public, stateless; a refusal carries every problem as `errors`. */
export function indexScoringOperations(deps: IndexScoringDeps): readonly BoundOperation[] {
  return [
    bindOperation(scoreIndex, async (_, { edition, checkEligibility, ...raw }) => {
      const check = readSwitch(checkEligibility);
      if (!check.ok) return check;
      const options = { checkEligibility: check.value };
      return scoreRaw(deps.compiledByName(edition), success(raw), deps.knownAffairs, options);
    }),
    bindOperation(findLevel, async (_, { edition, indicator, basis, value }) => {
      const compiled = deps.compiledByName(edition);
      if (!compiled.ok) return compiled;
      const written = (raw: unknown): unknown => (typeof raw === "number" ? String(raw) : raw);
      return levelOf(compiled.value, { indicator: written(indicator), basis, value: written(value) });
    }),
  ];
}
