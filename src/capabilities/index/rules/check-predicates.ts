import { add, compare, decimal, fraction } from "#shared/fraction.ts";
import type { Edition } from "../contract/edition.ts";
import type { ProblemList } from "./problems.ts";

/** Notes bands out of order, overlapping or with a gap; in an edition that computes they cover 0.00 to 100.00. */
export function checkPredicates(edition: Edition, problems: ProblemList): void {
  const bands = edition.predicates?.value ?? [];
  const isComputable = edition.computable !== "none";
  if (isComputable && bands.length === 0) problems.add("$.predicates", "predicate.missing", "predicates");
  const step = fraction(1, 10 ** (edition.formula.rounding?.value.decimals ?? 2));
  const at = (place: number): string => `$.predicates.value[${place}]`;
  for (const [place, band] of bands.entries()) {
    if (isComputable && (band.from === null || band.to === null)) {
      problems.add(at(place), "predicate.incomplete", "both ends", band.name);
    }
    if (band.from !== null && band.to !== null && compare(decimal(band.from), decimal(band.to)) > 0) {
      problems.add(at(place), "predicate.reversed", "from at most to", `${band.from}..${band.to}`);
    }
    const above = bands[place - 1];
    if (above === undefined || above.from === null || band.to === null) continue;
    const order = compare(add(decimal(band.to), step), decimal(above.from));
    if (order > 0) problems.add(at(place), "predicate.unsorted", `to below ${above.from}`, band.to);
    if (order < 0) problems.add(at(place), "predicate.gap", `to just below ${above.from}`, band.to);
  }
  const [top, bottom] = [bands.at(0), bands.at(-1)];
  if (!isComputable || top === undefined || bottom === undefined) return;
  if (top.to !== null && compare(decimal(top.to), fraction(100)) !== 0) {
    problems.add(`${at(0)}.to`, "predicate.gap", "100.00", top.to);
  }
  if (bottom.from !== null && compare(decimal(bottom.from), fraction(0)) !== 0) {
    problems.add(`${at(bands.length - 1)}.from`, "predicate.gap", "0.00", bottom.from);
  }
}
