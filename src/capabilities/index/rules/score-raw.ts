import { type Result, refusal, success } from "#shared/result.ts";
import type { ScoreOutput } from "../contract/score.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { readScoreInput } from "./read-score-input.ts";
import { scoreOutput } from "./score-output.ts";

/** Checks raw values and scores them. Refuses with `index.refused` and the problems of edition and input together. */
export function scoreRaw(
  edition: Result<CompiledEdition>,
  raw: Result<unknown>,
  knownAffairs: ReadonlySet<string>,
  options: { readonly checkEligibility: boolean },
): Result<ScoreOutput> {
  if (!edition.ok || !raw.ok) {
    const errors = [edition, raw].flatMap((part) => (part.ok ? [] : (part.errors ?? [])));
    return refusal("index.refused", undefined, errors);
  }
  const input = readScoreInput(raw.value, edition.value, knownAffairs);
  return input.ok ? success(scoreOutput(edition.value, input.value, options)) : input;
}
