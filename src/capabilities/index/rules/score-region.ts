import { decimal, type Fraction, fraction, multiply, roundToInteger, unitsToDecimal } from "#shared/fraction.ts";
import type { AlignedLevels, GovernanceInput, MaturityInput, ScoreEntry, ScoreInput } from "../contract/score.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { predicateOf } from "./predicate.ts";

export interface RegionScore {
  readonly n: number;
  readonly divisor: number;
  /** Points in 1/scale. */
  readonly governance: number;
  readonly maturitySum: number;
  readonly count: number;
  /** Bits of the basic-service affairs that are covered, and how many they are. */
  readonly coveredBits: number;
  readonly covered: number;
  readonly total: Fraction;
  /** Rounded half up once, "38.55". */
  readonly index: string;
  readonly predicate: string;
}

interface Tally {
  readonly n: number;
  readonly maturitySum: number;
  readonly coveredBits: number;
}

function weightedSum(weights: readonly number[], levels: AlignedLevels): number {
  let sum = 0;
  for (let place = 0; place < weights.length; place += 1) sum += (weights[place] ?? 0) * (levels[place] ?? 0);
  return sum;
}

/** Maturity of one entry in 1/scale points. */
export function maturityOf(compiled: CompiledEdition, maturity: MaturityInput): number {
  if (maturity.kind === "levels") return weightedSum(compiled.innovationWeights, maturity.levels);
  return maturity.kind === "given" ? maturity.maturity * compiled.scale : 0;
}

/** Governance score in 1/scale points. */
function governanceOf(compiled: CompiledEdition, governance: GovernanceInput): number {
  if (governance.kind === "levels") return weightedSum(compiled.governanceWeights, governance.levels);
  if (governance.kind === "none") return 0;
  return Number(roundToInteger(multiply(decimal(governance.score), fraction(compiled.scale))));
}

/** Bits of the basic services that one entry covers. */
export function basicServiceBits(compiled: CompiledEdition, entry: ScoreEntry, rule: "main" | "any"): number {
  let bits = compiled.basicServiceBit.get(entry.affair) ?? 0;
  if (rule === "any") for (const affair of entry.affairsAlso) bits |= compiled.basicServiceBit.get(affair) ?? 0;
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function tallyEntries(compiled: CompiledEdition, input: ScoreInput, acceptedOnly: boolean): Tally {
  const rule = input.basicServiceRule ?? "main";
  let [n, maturitySum, coveredBits] = [0, 0, 0];
  for (const entry of input.entries) {
    if (acceptedOnly && entry.isRejected) continue;
    n += 1;
    maturitySum += maturityOf(compiled, entry.maturity);
    coveredBits |= basicServiceBits(compiled, entry, rule);
  }
  return { n, maturitySum, coveredBits };
}

function settle(compiled: CompiledEdition, governance: number, tally: Tally, divisor: number): RegionScore {
  const { scale, decimals } = compiled;
  const covered = countBits(tally.coveredBits);
  const hasCount = covered >= compiled.basicServicesRequired;
  const count = hasCount ? compiled.countWeight * Math.min(tally.n, compiled.countCap) : 0;
  // Below 10^12 for half a million entries: far inside the safe integers.
  const points = (governance + count) * divisor + tally.maturitySum;
  const total = fraction(points, scale * divisor);
  const share = fraction(BigInt(points) * 100n * 10n ** BigInt(decimals), BigInt(divisor) * BigInt(compiled.totalMax));
  const index = unitsToDecimal(roundToInteger(share), decimals);
  return {
    ...tally,
    divisor,
    governance,
    count,
    covered,
    total,
    index,
    predicate: predicateOf(compiled, index),
  };
}

/** The index of one region with every entry accepted. One pass of integer sums, one fraction. Source: IGA guideline 2026 XI.B. */
export function scoreRegion(compiled: CompiledEdition, input: ScoreInput): RegionScore {
  const tally = tallyEntries(compiled, input, false);
  const divisor = Math.max(compiled.minimumDivisor, tally.n);
  return settle(compiled, governanceOf(compiled, input.governance), tally, divisor);
}

/**
 * What rejections would do. Kept in the divisor: sums, count part and basic services of accepted entries over the
 * divisor of all. Left out: as if the rejected ones had never been sent.
 */
export function projectRejections(
  compiled: CompiledEdition,
  input: ScoreInput,
): { readonly keptInDivisor: RegionScore; readonly leftOut: RegionScore } {
  const tally = tallyEntries(compiled, input, true);
  const governance = governanceOf(compiled, input.governance);
  const { minimumDivisor } = compiled;
  return {
    keptInDivisor: settle(compiled, governance, tally, Math.max(minimumDivisor, input.entries.length)),
    leftOut: settle(compiled, governance, tally, Math.max(minimumDivisor, tally.n)),
  };
}
