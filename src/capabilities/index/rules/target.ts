import { compare, decimal } from "#shared/fraction.ts";
import type { Edition } from "../contract/edition.ts";
import type { MissedPredicate } from "../contract/result.ts";
import { knownBandOf } from "./predicate.ts";

/** Tells when a target falls short of the predicate it is meant to reach; null when it fits or the bands are not known. */
export function missedPredicate(
  edition: Edition,
  target: string | null,
  wanted: string | null,
): MissedPredicate | null {
  if (target === null || wanted === null) return null;
  const from = edition.predicates?.value.find((band) => band.name === wanted)?.from;
  if (from === undefined || from === null || compare(decimal(target), decimal(from)) >= 0) return null;
  const band = knownBandOf(edition, target);
  return band === null ? null : { wanted, from, band: band.name };
}
