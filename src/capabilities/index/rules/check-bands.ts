import { add, compare, decimal, divide, type Fraction, fraction, roundHalfUp } from "#shared/fraction.ts";
import type { Band } from "../contract/edition.ts";
import type { ProblemList } from "./problems.ts";

const bound = (text: string | undefined): Fraction | null => (text === undefined ? null : decimal(text));

/** True when `a` lies below `b`; an open end (null) lies below everything as a minimum, above everything as a maximum. */
const isBelow = (a: Fraction | null, b: Fraction | null, open: "lowest" | "highest"): boolean => {
  if (a === null || b === null) return open === "lowest" ? a === null && b !== null : a !== null && b === null;
  return compare(a, b) < 0;
};

/** Figures, counted in steps, that both neighbours hold: 0 when they touch, below 0 for a crack; null without a border. */
function sharedSteps(lower: Band, upper: Band, step: Fraction): number | null {
  const [end, start] = [bound(lower.max), bound(upper.min)];
  if (end === null || start === null) return null;
  const width = divide(add(end, { n: -start.n, d: start.d }), step);
  return Number(roundHalfUp(add(width, fraction(1)), 0));
}

/** Notes bands that are reversed, out of order, or whose borders differ from the declared ones. */
export function checkBands(
  bands: readonly Band[],
  borders: readonly number[] | undefined,
  step: string | undefined,
  path: string,
  problems: ProblemList,
): void {
  const parameters = bands.map((band) => band.parameter).join(",");
  if (parameters !== "1,2,3") problems.add(`${path}.bands`, "band.unsorted", "1,2,3", parameters);
  for (const [place, band] of bands.entries()) {
    const [min, max] = [bound(band.min), bound(band.max)];
    if (min !== null && max !== null && compare(min, max) > 0) {
      problems.add(`${path}.bands[${place}]`, "band.reversed", "min at most max", `${band.min}..${band.max}`);
    }
  }
  const [first, second] = bands;
  if (first === undefined || second === undefined || step === undefined || borders === undefined) {
    problems.add(path, "band.incomplete", "step, borders and three bands");
    return;
  }
  const isRising = isBelow(bound(first.min), bound(second.min), "lowest");
  for (const [place, band] of bands.slice(1).entries()) {
    const before = bands[place] ?? band;
    const [lower, upper] = isRising ? [before, band] : [band, before];
    const at = `${path}.bands[${place + 1}]`;
    const isSorted =
      isBelow(bound(lower.min), bound(upper.min), "lowest") && isBelow(bound(lower.max), bound(upper.max), "highest");
    const shared = sharedSteps(lower, upper, decimal(step));
    const declared = borders[place] ?? 0;
    if (!isSorted || shared === null) problems.add(at, "band.unsorted", "bands in one direction");
    else if (shared > declared) problems.add(at, "band.overlap", `${declared} shared figures`, shared);
    else if (shared < declared) problems.add(at, "band.gap", `${declared} shared figures`, shared);
  }
}
