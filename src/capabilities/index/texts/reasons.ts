import type { Details } from "#shared/result.ts";
import { formatDecimal, type Language, say, type Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** Why a place of the tree has its figure, and why an entry is outside the rules. */
export const reasonTexts: Readonly<Record<string, Text>> = {
  "index.computed": text(
    "Total {total} dari {totalMax} dikali 100: {predicate}.",
    "Total {total} of {totalMax} times 100: {predicate}.",
  ),
  "governance.sum": text("Jumlah skor indikator, paling tinggi {max}.", "Sum of indicator scores, at most {max}."),
  "governance.given": text("Diisi sebagai angka, paling tinggi {max}.", "Given as a number, at most {max}."),
  "governance.not-given": text("Belum diisi, dihitung 0 dari {max}.", "Not given, counts 0 of {max}."),
  "variable.sum": text(
    "{indicators} baris indikator, paling tinggi {max}.",
    "{indicators} indicator rows, at most {max}.",
  ),
  "innovation.sum": text(
    "Rata-rata kematangan ditambah bagian jumlah, paling tinggi {max}.",
    "Average maturity plus the count part, at most {max}.",
  ),
  "maturity.average": text(
    "Jumlah kematangan {sum} dibagi {divisor} inovasi.",
    "Sum of maturity {sum} divided by {divisor} innovations.",
  ),
  "maturity.empty-seats": text(
    "Jumlah kematangan {sum} dibagi {divisor}, pembagi paling kecil: {emptySeats} tempat masih kosong dan dihitung 0.",
    "Sum of maturity {sum} divided by {divisor}, the smallest divisor: {emptySeats} seats are empty and count 0.",
  ),
  "maturity.no-innovations": text("Belum ada inovasi.", "No innovations yet."),
  "maturity.sum": text(
    "Jumlah skor indikator, paling tinggi {max}; bagiannya dibagi {divisor}.",
    "Sum of indicator scores, at most {max}; its share is divided by {divisor}.",
  ),
  "maturity.given": text(
    "Diisi sebagai angka, paling tinggi {max}; bagiannya dibagi {divisor}.",
    "Given as a number, at most {max}; its share is divided by {divisor}.",
  ),
  "maturity.not-given": text("Belum diisi, dihitung 0 dari {max}.", "Not given, counts 0 of {max}."),
  "indicator.scored": text(
    "Tingkat {level} × bobot {weight}, paling tinggi {max}: {chosen}.",
    "Level {level} × weight {weight}, at most {max}: {chosen}.",
  ),
  "indicator.empty": text("Belum bernilai, paling tinggi {max}.", "Nothing earned yet, at most {max}."),
  "indicator.empty-mandatory": text(
    "Indikator wajib ini belum bernilai, paling tinggi {max}.",
    "This mandatory indicator earns nothing yet, at most {max}.",
  ),
  "count.sum": text(
    "{counted} inovasi × {weight}, paling tinggi {max}.",
    "{counted} innovations × {weight}, at most {max}.",
  ),
  "count.no-innovations": text("Belum ada inovasi yang dihitung.", "No innovation is counted yet."),
  "count.basic-services-missing": text(
    "Bagian jumlah 0 karena baru {covered} dari {required} urusan pelayanan dasar yang terwakili.",
    "The count part is 0 because only {covered} of {required} basic-service affairs are covered.",
  ),
  "count.counted": text(
    "{counted} dari {n} inovasi dihitung, masing-masing {weight}, paling banyak {cap}.",
    "{counted} of {n} innovations are counted, {weight} each, at most {cap}.",
  ),
  "count.closed": text(
    "{n} inovasi belum dihitung sampai urusan pelayanan dasar cukup.",
    "{n} innovations are not counted until enough basic services are covered.",
  ),
  "count.above-cap": text(
    "{above} inovasi di atas {cap} tidak menambah bagian jumlah.",
    "{above} innovations above {cap} add nothing to the count part.",
  ),
  "basic-services.enough": text(
    "{covered} urusan pelayanan dasar terwakili, diperlukan {required}.",
    "{covered} basic-service affairs are covered, {required} are needed.",
  ),
  "basic-services.missing": text(
    "{covered} urusan pelayanan dasar terwakili, diperlukan {required}; belum ada: {missing}.",
    "{covered} basic-service affairs are covered, {required} are needed; missing: {missing}.",
  ),
  "basic-service.covered": text("{entries} inovasi.", "{entries} innovations."),
  "basic-service.missing": text("Belum ada inovasi pada urusan ini.", "No innovation in this affair yet."),
  "entry.applied-before-window": text(
    "Mulai diterapkan {appliedOn}, sebelum {from}, tanpa pengembangan sampai {to}.",
    "Applied on {appliedOn}, before {from}, with no development up to {to}.",
  ),
  "entry.applied-after-window": text(
    "Mulai diterapkan {appliedOn}, sesudah {to}.",
    "Applied on {appliedOn}, after {to}.",
  ),
  "entry.design-too-short": text(
    "Rancang bangun {words} kata, paling sedikit {minimum}.",
    "The design has {words} words, at least {minimum} are needed.",
  ),
};

const monthNames = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
} as const;

/** Decimals, days and lists as people write them. */
function write(value: unknown, language: Language): string {
  if (typeof value === "number") return formatDecimal(value, language);
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (typeof value === "object" && value !== null) {
    const label: unknown = Reflect.get(value, language);
    return typeof label === "string" ? label : "";
  }
  if (typeof value !== "string") return "–";
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (day !== null) return `${Number(day[3])} ${monthNames[language][Number(day[2]) - 1] ?? ""} ${day[1] ?? ""}`;
  return /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(value, language) : value;
}

/** A reason in plain words; an unknown code is shown as it is. */
export function sayReason(reason: { readonly code: string; readonly details: Details }, language: Language): string {
  const words = reasonTexts[reason.code];
  if (words === undefined) return reason.code;
  const places = Object.entries(reason.details).map(([name, value]) => [name, write(value, language)] as const);
  return say(words, language, Object.fromEntries(places));
}
