import { decimal, fraction, multiply, roundToInteger } from "#shared/fraction.ts";
import type { Edition, PredicateBand } from "../contract/edition.ts";
import type { CompiledEdition } from "./compile-edition.ts";

/** The ministry's name for a rounded index, "65.01". Throws RangeError below 0. */
export function predicateOf(compiled: CompiledEdition, roundedIndex: string): string {
  const units = Number(roundToInteger(multiply(decimal(roundedIndex), fraction(10 ** compiled.decimals))));
  const band = compiled.predicates.find((candidate) => units >= candidate.from);
  if (band === undefined) throw new RangeError(`No predicate of edition ${compiled.name} holds ${roundedIndex}.`);
  return band.name;
}

/** The band of a published index in an edition that may be known in part only; null when that cannot be said. */
export function knownBandOf(edition: Edition, roundedIndex: string): PredicateBand | null {
  const index = decimal(roundedIndex);
  for (const band of edition.predicates?.value ?? []) {
    if (band.from === null) return null;
    const from = decimal(band.from);
    if (index.n * from.d >= from.n * index.d) return band;
  }
  return null;
}
