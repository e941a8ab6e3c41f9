import { fraction, roundHalfUp } from "#shared/fraction.ts";
import type { Formula } from "../contract/edition.ts";
import type { ScoreInput, ScoreOutput } from "../contract/score.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { judgeEligibility, type Reason } from "./eligibility.ts";
import { maturityOf, projectRejections, scoreRegion } from "./score-region.ts";

interface JudgedInput {
  readonly input: ScoreInput;
  readonly reasons: readonly (readonly Reason[])[];
  readonly notJudged: readonly string[];
}

/** Turns entries outside the edition's rules into rejected ones. */
function judgeEntries(compiled: CompiledEdition, input: ScoreInput): JudgedInput {
  const verdicts = input.entries.map((entry) => judgeEligibility(compiled.edition.eligibility, entry));
  const entries = input.entries.map((entry, place) => ({
    ...entry,
    isRejected: entry.isRejected || verdicts[place]?.isEligible === false,
  }));
  return {
    input: { ...input, entries },
    reasons: verdicts.map((verdict) => verdict.reasons),
    notJudged: [...new Set(verdicts.flatMap((verdict) => verdict.notJudged))].sort(),
  };
}

/** Stable codes of what was taken for granted. */
function assumptionsOf(compiled: CompiledEdition, input: ScoreInput): string[] {
  const { formula, predicates, indicators } = compiled.edition;
  const { rounding, ...rest }: Formula = formula;
  const facts = [...Object.values(rest), predicates];
  const said: readonly (readonly [code: string, isTrue: boolean])[] = [
    ["rounding.half-up", rounding?.assumed === true],
    ["edition.assumed-values", facts.some((fact) => fact?.assumed) || indicators.some((row) => row.assumed)],
    ["edition.inferred-values", facts.some((fact) => fact?.confidence === "C" && !fact.assumed)],
    ["governance.not-given", input.governance.kind === "none"],
    ["innovation.not-given", input.entries.some((entry) => entry.maturity.kind === "none")],
    [
      "basic-services.main-affair",
      input.basicServiceRule === null && input.entries.some((entry) => entry.affairsAlso.length > 0),
    ],
    ["rejected.counted-in-index", input.entries.some((entry) => entry.isRejected)],
  ];
  return said.filter(([, isTrue]) => isTrue).map(([code]) => code);
}

/** The output document: decimals as strings, each rounded half up once from the exact value. */
export function scoreOutput(
  compiled: CompiledEdition,
  raw: ScoreInput,
  options: { readonly checkEligibility?: boolean } = {},
): ScoreOutput {
  const judged: JudgedInput = options.checkEligibility
    ? judgeEntries(compiled, raw)
    : { input: raw, reasons: [], notJudged: [] };
  const { input } = judged;
  const score = scoreRegion(compiled, input);
  const projections = projectRejections(compiled, input);
  const points = (value: number, decimals: number): string => roundHalfUp(fraction(value, compiled.scale), decimals);
  return {
    edition: compiled.name,
    n: score.n,
    divisor: score.divisor,
    governance: points(score.governance, 2),
    maturityAverage: roundHalfUp(fraction(score.maturitySum, compiled.scale * score.divisor), 4),
    countScore: points(score.count, 2),
    total: roundHalfUp(score.total, 4),
    index: score.index,
    predicate: score.predicate,
    basicServices: { covered: score.covered, required: compiled.basicServicesRequired },
    innovations: input.entries.map((entry, place) => {
      const reasons = judged.reasons[place] ?? [];
      const maturity = maturityOf(compiled, entry.maturity) / compiled.scale;
      return { id: entry.id, maturity, ...(reasons.length > 0 ? { rejected: true, reasons: [...reasons] } : {}) };
    }),
    projections: {
      rejectedKeptInDivisor: projections.keptInDivisor.index,
      rejectedLeftOut: projections.leftOut.index,
    },
    assumptions: [...assumptionsOf(compiled, input), ...judged.notJudged],
  };
}
