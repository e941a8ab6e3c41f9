import { decimal, fraction, multiply, roundToInteger } from "#shared/fraction.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Edition, Indicator } from "../contract/edition.ts";

export interface CompiledIndicator {
  readonly code: string;
  /** In 1/scale points per parameter. */
  readonly weight: number;
  readonly indicator: Indicator;
}

/** An edition made ready for counting: every weight and maximum is an integer over one common denominator, `scale`. */
export interface CompiledEdition {
  readonly edition: Edition;
  readonly name: string;
  /** False when only numbers can be put in (2023). */
  readonly hasIndicators: boolean;
  readonly scale: number;
  readonly parameterMax: number;
  readonly governance: readonly CompiledIndicator[];
  readonly innovation: readonly CompiledIndicator[];
  readonly governanceWeights: readonly number[];
  readonly innovationWeights: readonly number[];
  readonly governancePlace: ReadonlyMap<string, number>;
  readonly innovationPlace: ReadonlyMap<string, number>;
  /** Maxima and the weight of one counted entry, in 1/scale points. */
  readonly spdMax: number;
  readonly maturityMax: number;
  readonly countWeight: number;
  readonly totalMax: number;
  readonly countCap: number;
  readonly minimumDivisor: number;
  readonly basicServicesRequired: number;
  readonly basicServices: readonly string[];
  /** Bit of each basic-service affair. */
  readonly basicServiceBit: ReadonlyMap<string, number>;
  /** Decimals of the index, and the lower end of each predicate in units of the last one, highest first. */
  readonly decimals: number;
  readonly predicates: readonly { readonly name: string; readonly from: number }[];
}

const decimalsOf = (text: string): number => text.split(".")[1]?.length ?? 0;

/** Points in 1/scale; the scale was chosen so that nothing is lost. */
const scaled = (text: string, scale: number): number =>
  Number(roundToInteger(multiply(decimal(text), fraction(scale))));

/**
 * Prepares a checked edition for counting. Refuses with `edition.not-computable` (details: edition, missing) when a
 * value of the formula is not known.
 */
export function compileEdition(edition: Edition): Result<CompiledEdition> {
  const { spdMax, maturityMax, countWeight, totalMax, countCap, minimumDivisor, parameterMax, rounding } =
    edition.formula;
  const required = edition.formula.basicServiceAffairsRequired;
  const { predicates, basicServiceAffairs } = edition;
  if (
    edition.computable === "none" ||
    !(spdMax && maturityMax && countWeight && totalMax && countCap && minimumDivisor) ||
    !(parameterMax && rounding && required && predicates && basicServiceAffairs)
  ) {
    return refusal("edition.not-computable", { edition: edition.edition });
  }
  const weighted = edition.indicators.filter((row) => row.kind === "levels");
  const places = [countWeight.value, spdMax.value, maturityMax.value, ...weighted.map((row) => row.weight ?? "0")];
  // A governance score may be given with up to 4 decimals.
  const scale = 10 ** Math.max(4, ...places.map(decimalsOf));
  const rows = (aspect: Indicator["aspect"]): CompiledIndicator[] =>
    weighted
      .filter((row) => row.aspect === aspect)
      .map((row) => ({ code: row.code, weight: scaled(row.weight ?? "0", scale), indicator: row }));
  const [governance, innovation] = [rows("SPD"), rows("SID")];
  const { decimals } = rounding.value;
  return success({
    edition,
    name: edition.edition,
    hasIndicators: edition.computable === "full",
    scale,
    parameterMax: parameterMax.value,
    governance,
    innovation,
    governanceWeights: governance.map((row) => row.weight),
    innovationWeights: innovation.map((row) => row.weight),
    governancePlace: new Map(governance.map((row, place) => [row.code, place])),
    innovationPlace: new Map(innovation.map((row, place) => [row.code, place])),
    spdMax: scaled(spdMax.value, scale),
    maturityMax: scaled(maturityMax.value, scale),
    countWeight: scaled(countWeight.value, scale),
    totalMax: scaled(totalMax.value, scale),
    countCap: countCap.value,
    minimumDivisor: minimumDivisor.value,
    basicServicesRequired: required.value,
    basicServices: basicServiceAffairs.value,
    basicServiceBit: new Map(basicServiceAffairs.value.map((code, place) => [code, 1 << place])),
    decimals,
    predicates: predicates.value
      .filter((band) => band.from !== null)
      .map((band) => ({ name: band.name, from: scaled(band.from ?? "0", 10 ** decimals) })),
  });
}

/**
 * Puts levels per code in the order of the compiled indicators of one aspect; a missing one is 0.
 * Throws RangeError for an unknown code or a level outside 0 to the largest parameter: raw values are checked before.
 */
export function alignLevels(
  compiled: CompiledEdition,
  aspect: Indicator["aspect"],
  levels: Iterable<readonly [code: string, level: number]>,
): Uint8Array {
  const places = aspect === "SPD" ? compiled.governancePlace : compiled.innovationPlace;
  const aligned = new Uint8Array(places.size);
  for (const [code, level] of levels) {
    const place = places.get(code);
    if (place === undefined) throw new RangeError(`Edition ${compiled.name} has no ${aspect} indicator ${code}.`);
    if (!Number.isInteger(level) || level < 0 || level > compiled.parameterMax) {
      throw new RangeError(`Level ${level} of indicator ${code} is outside 0 to ${compiled.parameterMax}.`);
    }
    aligned[place] = level;
  }
  return aligned;
}
