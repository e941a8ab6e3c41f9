import { formatDecimal, type Language } from "#shared/text.ts";
import type { View } from "#shared/view.ts";

/** What dates need to know of the view. */
export type Place = Pick<View, "language" | "region">;

const months: Record<Language, readonly string[]> = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(zone, made);
  return made;
}

interface LocalMoment {
  /** "2024-02-06" */
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

function inZone(moment: Date, zone: string): LocalMoment {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return { day: `${part("year")}-${part("month")}-${part("day")}`, hour: part("hour"), minute: part("minute") };
}

function spellDay(day: string, language: Language): string {
  const [year = day, month, date] = day.split("-");
  const name = month === undefined ? undefined : months[language][Number(month) - 1];
  if (name === undefined) return year;
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}

/**
 * "6 Februari 2024". Takes a calendar day "2024-02-06", a month "2024-02", a year "2024",
 * or a moment, which is shown as the day in the region's zone.
 */
export function formatDate(day: string | Date, view: Place): string {
  return spellDay(typeof day === "string" ? day : inZone(day, view.region.zone).day, view.language);
}

/** Today in the region's zone, "2026-06-15". */
export const today = (view: Pick<View, "now" | "region">): string => inZone(view.now, view.region.zone).day;

/** The year that it is in the region. */
export const thisYear = (view: Pick<View, "now" | "region">): number => Number(today(view).slice(0, 4));

/** "15 Juni 2026 pukul 08.00 WITA"; in English "15 June 2026, 08:00 WITA". */
export function formatMoment(moment: Date, view: Place): string {
  const local = inZone(moment, view.region.zone);
  const day = spellDay(local.day, view.language);
  return view.language === "id"
    ? `${day} pukul ${local.hour}.${local.minute} ${view.region.zoneLabel}`
    : `${day}, ${local.hour}:${local.minute} ${view.region.zoneLabel}`;
}

/** The figure as people read it; what is not a plain decimal ("5 dari 6", "n/a") stays as it is. */
export function formatFigure(value: string | number, language: Language): string {
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? formatDecimal(value, language).replace(/^-/, "−") : String(value);
}

/** "412 KB", "1,4 MB", "200 MB", "21,5 GB"; steps of 1,000 as file lists of phones show them. */
export function formatSize(sizeBytes: number, language: Language): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1000)} KB`;
  const [unit, inUnit] = sizeBytes < 1_000_000_000 ? ["MB", sizeBytes / 1_000_000] : ["GB", sizeBytes / 1_000_000_000];
  return `${formatDecimal(inUnit.toFixed(1).replace(/\.0$/, ""), language)} ${unit}`;
}
