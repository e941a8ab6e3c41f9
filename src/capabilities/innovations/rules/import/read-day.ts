import { dayOf, dayOfSerial, firstYear, lastYear, monthOf } from "#shared/calendar-day.ts";
import type { ImportCell } from "../../contract/import.ts";

/** `asks`: only a year or a month is known, or the order of day and month is not Indonesian; `proposal` is the likely day. */
export type ReadDay =
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "asks"; readonly proposal: string; readonly precision: "year" | "month" | "order" }
  | { readonly kind: "wrong"; readonly code: "import.date-unreadable" | "import.date-impossible" };

const unreadable: ReadDay = { kind: "wrong", code: "import.date-unreadable" };

const sure = (year: number, month: number, day: number): ReadDay => {
  const value = dayOf(year, month, day);
  return value === undefined ? { kind: "wrong", code: "import.date-impossible" } : { kind: "value", value };
};

/** "24" is 2024, "98" is 1998. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
};

const asks = (year: number, month: number, precision: "year" | "month"): ReadDay => {
  const proposal = dayOf(year, month, 1);
  return proposal === undefined
    ? { kind: "wrong", code: "import.date-impossible" }
    : { kind: "asks", proposal, precision };
};

/** Indonesian order is day, month, year; 02/13/2024 can only be the American one, so a person is asked. */
function readNumeric(first: number, second: number, year: number): ReadDay {
  if (second <= 12 || first > 12) return sure(year, second, first);
  const proposal = dayOf(year, first, second);
  return proposal === undefined
    ? { kind: "wrong", code: "import.date-impossible" }
    : { kind: "asks", proposal, precision: "order" };
}

function readSerialOrYear(value: number): ReadDay {
  if (Number.isInteger(value) && value >= firstYear && value <= lastYear) return asks(value, 1, "year");
  const day = dayOfSerial(value);
  return day === undefined ? unreadable : { kind: "value", value: day };
}

function readText(written: string): ReadDay {
  const text = written
    .trim()
    .replace(/^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b[\s,]*/i, "")
    .replace(/^(tanggal|tgl\.?|bulan|tahun|th\.?)\s+/i, "")
    .replace(/\s+/g, " ");
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return sure(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?: \d{1,2}[:.]\d\d.*)?$/.exec(text);
  if (numeric) return readNumeric(Number(numeric[1]), Number(numeric[2]), fullYear(numeric[3] ?? ""));
  const named = /^(\d{1,2})[\s-]*([A-Za-z]+)\.?[\s,-]*(\d{4}|\d{2})$/.exec(text);
  const namedMonth = monthOf(named?.[2] ?? "");
  if (named && namedMonth) return sure(fullYear(named[3] ?? ""), namedMonth, Number(named[1]));
  const month = /^([A-Za-z]+)\.?[\s,-]*(\d{4}|\d{2})$/.exec(text);
  const monthNumber = monthOf(month?.[1] ?? "");
  if (month && monthNumber) return asks(fullYear(month[2] ?? ""), monthNumber, "month");
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (monthYear) return asks(Number(monthYear[2]), Number(monthYear[1]), "month");
  if (/^\d+([.,]0+)?$/.test(text)) return readSerialOrYear(Number.parseInt(text, 10));
  return unreadable;
}

/**
 * A calendar day from what people write: real dates, "6 Feb 2024", "06/02/2024", "2024-02-06", serials;
 * "Feb 2024" and "2024" ask.
 */
export function readDay(cell: ImportCell): ReadDay {
  if (cell.kind === "date") {
    const [year, month, day] = cell.text.split("-").map(Number);
    return sure(year ?? 0, month ?? 0, day ?? 0);
  }
  if (cell.kind === "number") return readSerialOrYear(Number(cell.value));
  if (cell.kind === "text") return readText(cell.text);
  return unreadable;
}
