/** An exact number: `n / d` in lowest terms, `d` above 0. For results only; sums over many rows use scaled integers. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `numerator / denominator` in lowest terms; numbers must be integers. Throws RangeError for a denominator of 0. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d === 0n) throw new RangeError("A fraction has no denominator 0.");
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestDivisor(n, d * sign) * sign;
  return { n: n / divisor, d: d / divisor };
}

export const zero: Fraction = { n: 0n, d: 1n };

const strictDecimal = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** Reads "57.64", "-0.5" or "12"; null for everything else. */
export function parseDecimal(text: string): Fraction | null {
  const match = strictDecimal.exec(text);
  if (match === null) return null;
  const [, sign = "", whole = "0", decimals = ""] = match;
  return fraction(BigInt(sign + whole + decimals), 10n ** BigInt(decimals.length));
}

/** As people type it: "57,64" or "57.64", with spaces around; one mark at most, no thousands marks. */
export const parseTypedDecimal = (text: string): Fraction | null => parseDecimal(text.trim().replace(",", "."));

/** Reads a decimal that the product itself has checked; throws on anything else. */
export function decimal(text: string): Fraction {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`Not a decimal: ${JSON.stringify(text)}`);
  return value;
}

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);

export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);

/** Throws RangeError when `b` is 0. */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

/** Below 0, 0 or above 0, as `a` is smaller than, equal to or larger than `b`. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The nearest integer; a half goes away from 0, as spreadsheets and the decimal libraries round "half up". */
export function roundToInteger(value: Fraction): bigint {
  const magnitude = value.n < 0n ? -value.n : value.n;
  const rounded = (2n * magnitude + value.d) / (2n * value.d);
  return value.n < 0n ? -rounded : rounded;
}

/** An integer count of 10^-decimals as a decimal string: (3855n, 2) is "38.55". */
export function unitsToDecimal(units: bigint | number, decimals: number): string {
  const value = BigInt(units);
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = value < 0n ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - decimals)}`;
}

/** Rounds half up (away from 0) to `decimals` places: 2409.3333… at 2 is "2409.33". */
export const roundHalfUp = (value: Fraction, decimals: number): string =>
  unitsToDecimal(roundToInteger(fraction(value.n * 10n ** BigInt(decimals), value.d)), decimals);

/** "7228/75", and "3/1" for an integer. */
export const writeFraction = (value: Fraction): string => `${value.n}/${value.d}`;
