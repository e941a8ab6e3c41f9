const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const pad = (value: number, length: number): string => String(value).padStart(length, "0");

export const firstYear = 1945;
export const lastYear = 2100;

/** "2024-02-06", or undefined when there is no such day or its year is out of range. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return undefined;
  const length = month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);
  return day > length ? undefined : `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Calendar day of a spreadsheet serial (1 = 1 January 1900), by Hinnant's civil-from-days. */
export function dayOfSerial(serial: number): string | undefined {
  // Serial 25,569 is 1 January 1970; 719,468 days lie between 1 March 0000 and that day.
  const shifted = Math.floor(serial) - 25_569 + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

const monthNames: Readonly<Record<string, number>> = {
  januari: 1,
  january: 1,
  jan: 1,
  februari: 2,
  february: 2,
  pebruari: 2,
  feb: 2,
  peb: 2,
  maret: 3,
  march: 3,
  mar: 3,
  mrt: 3,
  april: 4,
  apr: 4,
  mei: 5,
  may: 5,
  juni: 6,
  june: 6,
  jun: 6,
  juli: 7,
  july: 7,
  jul: 7,
  agustus: 8,
  august: 8,
  agu: 8,
  agt: 8,
  ags: 8,
  agst: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  october: 10,
  okt: 10,
  oct: 10,
  november: 11,
  nopember: 11,
  nov: 11,
  nop: 11,
  desember: 12,
  december: 12,
  des: 12,
  dec: 12,
};

/** 1 to 12 for an Indonesian or English month or its short form. */
export const monthOf = (name: string): number | undefined => monthNames[name.toLowerCase().replace(/\.$/, "")];

/**
 * A calendar day as people type it into a form: "28 Agustus 2026", "28 Aug 2026", "28/8/2026", "28-08-2026", "2026-08-28".
 * Null for anything else, also for a day that does not exist and for a year of two digits.
 */
export function parseTypedDay(typed: string): string | null {
  const text = typed.trim().replace(/\s+/g, " ");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? null;
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (numeric) return dayOf(Number(numeric[3]), Number(numeric[2]), Number(numeric[1])) ?? null;
  const named = /^(\d{1,2}) ([A-Za-z]+)\.? (\d{4})$/.exec(text);
  const month = monthOf(named?.[2] ?? "");
  return named && month ? (dayOf(Number(named[3]), month, Number(named[1])) ?? null) : null;
}
