import { holdsWords, wordsIn } from "./normal-words.ts";

/** A reading with how sure it is, 0 to 100. */
export interface Guess<T extends string = string> {
  readonly id: T;
  readonly score: number;
}

const months =
  "jan|januari|feb|februari|mar|maret|apr|april|mei|jun|juni|jul|juli|agu|agustus|ags|sep|sept|september|okt|oktober|nov|november|des|desember";

/** Numbers that count something else: of a letter, a day, a copy, a register. */
const otherNumbers = [
  /\b(?:nomor|nomer|no|register|registrasi|reg|versi|ver|rev|revisi|hal|halaman|pasal|lampiran|lamp|kelas|rt|rw|desa|v)[\s._-]*\d+(?:[/._-]\d+)*/giu,
  new RegExp(`\\b\\d{1,2}[\\s._-]+(?:${months})\\b`, "giu"),
  /\b(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])\b/gu,
  /\b\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)\d\d\b/gu,
  /\b\d{1,3}\s+tahun\s+(?:19|20)\d\d\b/giu,
  /\(\d{1,2}\)/gu,
];

/** Words that name an indicator; several words must follow one another. Only a hint: somebody confirms it. */
const hints: Readonly<Record<string, readonly string[]>> = {
  "16": [
    "perda",
    "perbup",
    "perkada",
    "peraturan bupati",
    "peraturan daerah",
    "sk bupati",
    "keputusan bupati",
    "regulasi",
  ],
  "17": ["sdm", "daftar tim", "ketersediaan sdm"],
  "18": ["dpa", "rka", "anggaran", "apbd", "bosp", "bok"],
  "19": ["alat kerja", "alat"],
  "20": ["bimtek", "bimbingan teknis", "pelatihan"],
  "21": ["rkpd", "renja", "rkas", "ruk", "rkpdes"],
  "22": ["aktor", "keterlibatan aktor"],
  "23": ["pelaksana", "surat tugas", "tim pelaksana"],
  "24": ["jejaring", "jaringan"],
  "25": ["sosialisasi", "sosmed", "media sosial", "spanduk", "instagram"],
  "26": ["pedoman", "juknis", "manual", "panduan", "buku panduan"],
  "27": ["kemudahan informasi", "info layanan", "hotline"],
  "28": ["sop", "kemudahan proses", "standar operasional"],
  "29": ["pengaduan", "aduan", "keluhan"],
  "30": ["integrasi", "terintegrasi", "layanan terintegrasi"],
  "31": ["replikasi", "mou", "pks", "nota kesepahaman", "perjanjian kerja sama"],
  "32": ["proposal", "kecepatan penciptaan", "kecepatan"],
  "33": ["kemanfaatan", "manfaat", "penerima manfaat"],
  "34": ["monev", "skm", "survei kepuasan", "monitoring", "evaluasi"],
  "35": ["video", "film", "youtube"],
};

const sure = 95;
const likely = 75;
const hint = 55;

const codeAtStart = /^\s*(?:indikator|indk|ind|i)?[\s._#-]*(\d{2})([a-f])?(?![\p{L}\p{N}])/iu;
const codeNamed = /(?:^|[^\p{L}\p{N}])(?:indikator|indk|ind)[\s._#-]*(\d{2})([a-f])?(?![\p{L}\p{N}])/iu;
const codeAnywhere = /(?<![\p{L}\p{N}])(\d{2})([a-f])?(?![\p{L}\p{N}])/giu;

export interface IndicatorReading {
  readonly guesses: readonly Guess[];
  /** Of "33b"; null where the name says none. */
  readonly basis: string | null;
}

const withoutOtherNumbers = (name: string): string =>
  otherNumbers.reduce((text, pattern) => text.replace(pattern, " · "), name.replaceAll("_", " "));

/** What one part of a path says about the indicator. `isFile`: its words are hints too; folders are often the innovation's. */
export function readIndicator(part: string, codes: ReadonlySet<string>): IndicatorReading {
  const scores = new Map<string, number>();
  let basis: string | null = null;
  const add = (code: string | undefined, letter: string | undefined, score: number): void => {
    if (code === undefined || !codes.has(code)) return;
    scores.set(code, Math.max(scores.get(code) ?? 0, score));
    if (letter !== undefined) basis = letter.toLowerCase();
  };
  const cleaned = withoutOtherNumbers(part);
  const start = codeAtStart.exec(cleaned.replace(/^[\s·.-]+/u, ""));
  add(start?.[1], start?.[2], sure);
  const named = codeNamed.exec(cleaned);
  add(named?.[1], named?.[2], sure);
  if (scores.size === 0) for (const [, code, letter] of cleaned.matchAll(codeAnywhere)) add(code, letter, likely);
  const words = wordsIn(part);
  for (const [code, phrases] of Object.entries(hints))
    if (phrases.some((phrase) => holdsWords(words, phrase.split(" ")))) add(code, undefined, hint);
  const guesses = [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
  return { guesses, basis };
}
