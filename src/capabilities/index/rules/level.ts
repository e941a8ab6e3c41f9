import { compare, decimal, type Fraction, parseTypedDecimal, roundHalfUp } from "#shared/fraction.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Band, Indicator } from "../contract/edition.ts";
import type { LevelAnswer } from "../contract/level.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { problemList } from "./problems.ts";

function isInside(band: Band, figure: Fraction): boolean {
  const isAboveMin = band.min === undefined || compare(figure, decimal(band.min)) >= 0;
  return isAboveMin && (band.max === undefined || compare(figure, decimal(band.max)) <= 0);
}

const border = (level: number): LevelAnswer => ({ level, border: true });

/**
 * The level of a figure in three bands, highest parameter first where two hold it. Below the lowest printed figure: 0.
 * In a crack between bands, or above a closed top, the higher parameter wins and the case is marked.
 */
function levelInBands(bands: readonly Band[], figure: Fraction): LevelAnswer {
  const holding = bands.filter((band) => isInside(band, figure)).map((band) => band.parameter);
  if (holding.length > 0) {
    const level = Math.max(...holding);
    return holding.length > 1 ? border(level) : { level };
  }
  const begun = bands.filter((band) => band.min !== undefined && compare(figure, decimal(band.min)) > 0);
  const highestBegun = Math.max(0, ...begun.map((band) => band.parameter));
  if (highestBegun === 0) return { level: 0 };
  return border(Math.min(highestBegun + 1, bands.length));
}

function bandsOf(indicator: Indicator, basis: string | undefined): readonly Band[] | undefined {
  if (indicator.bases === undefined) return basis === undefined ? indicator.bands : undefined;
  return indicator.bases.find((candidate) => candidate.code === basis)?.bands;
}

/**
 * The level that a measured figure earns. `value` is a decimal string ("20.01", or "20,01" as people
 * type it), rounded half up to two decimals first; then the
 * higher parameter wins. Refuses with `index.refused` and the places `$indicator`, `$basis`, `$value`: codes
 * `indicator.unknown`, `indicator.not-measured`, `basis.unknown`, `value.invalid`.
 */
export function levelOf(
  compiled: CompiledEdition,
  asked: { readonly indicator: unknown; readonly basis?: unknown; readonly value: unknown },
): Result<LevelAnswer> {
  const problems = problemList();
  const indicator = compiled.edition.indicators.find((row) => row.code === asked.indicator);
  const figure = typeof asked.value === "string" ? parseTypedDecimal(asked.value) : null;
  if (figure === null) problems.add("$value", "value.invalid", "a decimal, as 20.01", asked.value);
  let bands: readonly Band[] | undefined;
  if (indicator === undefined) {
    problems.add("$indicator", "indicator.unknown", `an indicator of edition ${compiled.name}`, asked.indicator);
  } else if (indicator.bands === undefined && indicator.bases === undefined) {
    const measured = compiled.edition.indicators.filter((row) => row.bands ?? row.bases).map((row) => row.code);
    problems.add("$indicator", "indicator.not-measured", measured.join(", "), asked.indicator);
  } else {
    bands = bandsOf(indicator, asked.basis === undefined ? undefined : String(asked.basis));
    const expected = indicator.bases?.map((basis) => basis.code).join(", ") ?? "no basis";
    if (bands === undefined) problems.add("$basis", "basis.unknown", expected, asked.basis);
  }
  if (problems.all.length > 0 || bands === undefined || figure === null) {
    return refusal("index.refused", undefined, problems.all);
  }
  return success(levelInBands(bands, decimal(roundHalfUp(figure, 2))));
}
