import type { ImportCell } from "../../contract/import.ts";

export type ReadNumber<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "wrong"; readonly code: string; readonly details?: Readonly<Record<string, string | number>> };

const wrong = (code: string, details?: Readonly<Record<string, string | number>>): ReadNumber<never> =>
  details ? { kind: "wrong", code, details } : { kind: "wrong", code };

/** "-3,4100" and "-3.41" are "-3.41"; undefined for anything but one plain decimal. */
export function canonicalDecimal(written: string): string | undefined {
  const found = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(written.replace(/\s/g, "").replace(/^[−–]/, "-"));
  if (!found) return undefined;
  const whole = (found[2] ?? "").replace(/^0+(?=\d)/, "");
  const fraction = (found[3] ?? "").replace(/0+$/, "");
  const digits = fraction === "" ? whole : `${whole}.${fraction}`;
  return found[1] === "-" && digits !== "0" ? `-${digits}` : digits;
}

/** A number cell without exponent: 1e-7 is 0.0000001. */
const plainText = (cell: ImportCell): string =>
  typeof cell.value === "number" && cell.text.includes("e") ? cell.value.toFixed(10) : cell.text;

/** A measured figure with a decimal comma or point and optional groups: "1.234,56", "12,5 %". */
export function readFigure(cell: ImportCell): ReadNumber<string> {
  const text = plainText(cell).replace(/[%\s]/g, "").replace(/^[−–]/, "-");
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) && (text.includes(",") || cell.kind === "text");
  const value = canonicalDecimal(grouped ? text.replaceAll(".", "") : text);
  return value === undefined ? wrong("import.number-unreadable") : { kind: "value", value };
}

const bounds = { latitude: [-11.5, 6.5], longitude: [94.5, 141.5] } as const;
type Axis = keyof typeof bounds;

/** At most 7 decimals: a centimetre. */
function roundDegrees(degrees: number): string {
  return canonicalDecimal(degrees.toFixed(7)) ?? "0";
}

const degreeWords = new Set(
  "LS LU BT BB N S E W LINTANG SELATAN UTARA BUJUR TIMUR BARAT DERAJAT MENIT DETIK".split(" "),
);

/** 3°24'36" LS, 114 50 12 BT, "3,41 LS". */
function readDegrees(text: string): number | undefined {
  const upper = text.toUpperCase().replaceAll(",", ".");
  const words = upper.match(/[A-Z]+/g) ?? [];
  if (words.some((word) => !degreeWords.has(word))) return undefined;
  const isSouthOrWest = words.some((word) => ["LS", "S", "SELATAN", "BB", "W", "BARAT"].includes(word));
  const isNegative = /^\s*[-−–]/.test(text) || isSouthOrWest;
  const parts = upper.match(/\d+(?:\.\d+)?/g) ?? [];
  if (parts.length === 0 || parts.length > 3) return undefined;
  const [degrees = 0, minutes = 0, seconds = 0] = parts.map(Number);
  if (minutes >= 60 || seconds >= 60) return undefined;
  const size = degrees + minutes / 60 + seconds / 3_600;
  return isNegative ? -size : size;
}

/** Degrees as a decimal string; must lie in Indonesia (11.5° S to 6.5° N, 94.5° to 141.5° E). */
export function readCoordinate(cell: ImportCell, axis: Axis): ReadNumber<string> {
  const plain = canonicalDecimal(plainText(cell));
  const degrees = plain === undefined ? readDegrees(cell.text) : Number(plain);
  if (degrees === undefined || !/\d/.test(cell.text)) return wrong("import.coordinate-unreadable");
  const [low, high] = bounds[axis];
  if (degrees < low || degrees > high) {
    const other = axis === "latitude" ? bounds.longitude : bounds.latitude;
    const isSwapped = degrees >= other[0] && degrees <= other[1];
    return wrong(isSwapped ? "import.coordinate-swapped" : "import.coordinate-outside", { low, high });
  }
  return { kind: "value", value: plain !== undefined && plain.length < 13 ? plain : roundDegrees(degrees) };
}

/** "-3,41; 114,85", "-3.41, 114.85": latitude, then longitude. */
export function splitCoordinates(text: string): readonly [string, string] | undefined {
  const byMark = text.split(/\s*[;|\n]\s*|\s*,\s+|\s{2,}/).filter((part) => part !== "");
  const parts = byMark.length === 2 ? byMark : text.trim().split(text.includes(".") ? /\s*,\s*|\s+/ : /\s+/);
  const [latitude, longitude] = parts;
  return parts.length === 2 && latitude !== undefined && longitude !== undefined ? [latitude, longitude] : undefined;
}

/** Whole rupiah: 1250000, "Rp 1.250.000,00", "1,250,000". Words such as "juta" are refused. */
export function readRupiah(cell: ImportCell): ReadNumber<number> {
  const text = cell.text
    .replace(/^\s*rp\.?/i, "")
    .replace(/,-$/, "")
    .replace(/\s/g, "");
  const isPlain = /^\d+([.,]0{1,2})?$/.test(text);
  const isGrouped = /^\d{1,3}(\.\d{3})+(,0{1,2})?$/.test(text) || /^\d{1,3}(,\d{3})+(\.0{1,2})?$/.test(text);
  if (!isPlain && !isGrouped) return wrong("import.rupiah-unreadable");
  const digits = (isPlain ? text.replace(/[.,]0{1,2}$/, "") : text.replace(/[.,]0{1,2}$/, "")).replace(/[.,]/g, "");
  const value = Number(digits);
  return Number.isSafeInteger(value) ? { kind: "value", value } : wrong("import.rupiah-unreadable");
}

/** A whole number between two bounds, also out of "Level 2", "P2" or text; `code` names the refusal. */
export function readWhole(cell: ImportCell, low: number, high: number, code: string): ReadNumber<number> {
  const digits = /^\D{0,12}?(-?\d{1,6})(?:[.,]0+)?$/.exec(cell.text.trim())?.[1];
  const value = digits === undefined ? Number.NaN : Number(digits);
  const isInside = Number.isInteger(value) && value >= low && value <= high;
  return isInside ? { kind: "value", value } : wrong(code, { low, high });
}
