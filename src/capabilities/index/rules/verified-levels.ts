import type { VerifiedPlace } from "#capabilities/evidence/contract/evidence.ts";
import { add, divide, type Fraction, fraction, multiply, roundToInteger, unitsToDecimal } from "#shared/fraction.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { predicateOf } from "./predicate.ts";

type Place = Pick<VerifiedPlace, "entryId" | "indicator" | "claimedLevel" | "verifiedLevel">;

/** Levels by indicator: of the region, and by entry id. */
export interface LevelsOfRound {
  readonly governance: Readonly<Record<string, number>>;
  readonly entries: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

/** Decided places at their verified level; undecided ones at 0, or as claimed. */
export function levelsOf(places: readonly Place[], undecided: "zero" | "claimed"): LevelsOfRound {
  const governance: Record<string, number> = {};
  const entries = new Map<string, Record<string, number>>();
  for (const { entryId, indicator, claimedLevel, verifiedLevel } of places) {
    const level = verifiedLevel ?? (undecided === "claimed" ? claimedLevel : 0);
    if (entryId === null) {
      governance[indicator] = level;
      continue;
    }
    const levels = entries.get(entryId) ?? {};
    levels[indicator] = level;
    entries.set(entryId, levels);
  }
  return { governance, entries };
}

/** Fewer decisions say nothing about the rest. */
export const leastDecisions = 10;

export interface AcceptedShare {
  readonly decisions: number;
  /** Verified levels over claimed levels of what was decided, 0 to 1. */
  readonly share: Fraction;
}

/** How much of what was claimed verification has let stand so far; null below `leastDecisions`. */
export function acceptedShare(places: readonly Place[]): AcceptedShare | null {
  let [decisions, claimed, verified] = [0, 0, 0];
  for (const place of places) {
    if (place.verifiedLevel === null) continue;
    decisions += 1;
    claimed += place.claimedLevel;
    verified += place.verifiedLevel;
  }
  return decisions < leastDecisions || claimed === 0 ? null : { decisions, share: fraction(verified, claimed) };
}

export interface EstimatedTotal {
  /** Exact TOTAL. */
  readonly total: Fraction;
  /** Rounded half up once, "59.57". */
  readonly index: string;
  readonly predicate: string;
}

/** Verified TOTAL plus `share` of what the undecided claims would add to it; exact, because TOTAL is linear in the levels. */
export function estimateTotal(
  compiled: CompiledEdition,
  verified: Fraction,
  withOpenClaims: Fraction,
  share: Fraction,
): EstimatedTotal {
  const open = add(withOpenClaims, { n: -verified.n, d: verified.d });
  const total = add(verified, multiply(open, share));
  const most = fraction(compiled.totalMax, compiled.scale);
  const percent = multiply(divide(total, most), fraction(100n * 10n ** BigInt(compiled.decimals)));
  const index = unitsToDecimal(roundToInteger(percent), compiled.decimals);
  return { total, index, predicate: predicateOf(compiled, index) };
}
