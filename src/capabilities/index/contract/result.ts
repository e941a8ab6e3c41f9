import type { RegionCode } from "#shared/ids.ts";
import type { Text } from "#shared/text.ts";

export interface MissedPredicate {
  /** The predicate that the target names, and where it begins. */
  readonly wanted: string;
  readonly from: string;
  /** The band in which the target really falls. */
  readonly band: string;
}

/** What everybody may read of a round: official result and target, never a claim. */
export interface ReleasedResult {
  readonly year: number;
  readonly edition: string;
  /** Decimal string with two decimals, "57.64"; null where no official result is known. */
  readonly index: string | null;
  readonly rank: number | null;
  readonly rankedOf: number | null;
  readonly predicate: string | null;
  readonly target: string | null;
  readonly targetPredicate: string | null;
  readonly decree: string | null;
  readonly source: string | null;
  readonly confidence: string | null;
  readonly note: Text | null;
  /** Set when the target falls short of the predicate it names. */
  readonly missed: MissedPredicate | null;
}

export interface RankedResult {
  readonly regionCode: RegionCode;
  readonly name: string;
  readonly index: string;
  readonly predicate: string | null;
}

/** Predicates of an edition with their lower ends, lowest first. */
export interface KnownBands {
  readonly edition: string;
  readonly bands: readonly { readonly name: string; readonly from: string }[];
}
