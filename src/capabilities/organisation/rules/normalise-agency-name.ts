/** Whole-phrase spellings, tried in this order on lower-case text without punctuation. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bsat ?pol ?pp\b/g, "satuan polisi pamong praja"],
  [/\bpol ?pp\b/g, "polisi pamong praja"],
  [/\b(rumah sakit umum daerah|rumah sakit daerah|rumah sakit umum|rumah sakit|rsu d|rsu|rs)\b/g, "rsud"],
  [/\bdewan perwakilan rakyat daerah\b/g, "dprd"],
  [/\bpusat kesehatan masyarakat\b/g, "puskesmas"],
  [/\bset da\b/g, "setda"],
  [/\bset wan\b/g, "setwan"],
  [/\bsekretariat dewan\b(?! dprd)/g, "sekretariat dprd"],
  [/\braza\b/g, "ratu zalecha"],
];

/** Short words that stand for one longer word wherever they occur. */
const words: Readonly<Record<string, string>> = {
  din: "dinas",
  dis: "dinas",
  bdn: "badan",
  sek: "sekretariat",
  sekret: "sekretariat",
  setda: "sekretariat daerah",
  sekda: "sekretariat daerah",
  setwan: "sekretariat dprd",
  sekwan: "sekretariat dprd",
  bag: "bagian",
  bgn: "bagian",
  kabag: "bagian",
  kec: "kecamatan",
  kcmtn: "kecamatan",
  kecmtn: "kecamatan",
  camat: "kecamatan",
  kel: "kelurahan",
  klh: "kelurahan",
  lurah: "kelurahan",
  pkm: "puskesmas",
  pusk: "puskesmas",
  puskes: "puskesmas",
  puskesms: "puskesmas",
  kes: "kesehatan",
  sei: "sungai",
  sg: "sungai",
  tjg: "tanjung",
  inspek: "inspektorat",
  prov: "provinsi",
  ds: "desa",
  satu: "1",
  dua: "2",
  tiga: "3",
  empat: "4",
  lima: "5",
  i: "1",
  ii: "2",
  iii: "3",
  iv: "4",
  v: "5",
};

/** Words that say nothing about which agency is meant. */
const empty = new Set([
  "upt",
  "uptd",
  "blud",
  "dan",
  "serta",
  "pada",
  "kantor",
  "ktr",
  "kepala",
  "ka",
  "kabupaten",
  "kab",
  "pemkab",
  "pemerintah",
]);

/**
 * What people write, brought to one form: lower case, no punctuation, short words spelled out, numerals as digits,
 * words without meaning and the region's own name after "kabupaten" dropped. The same function is used on both sides.
 */
export function normaliseAgencyName(written: string, regionShortName: string): string {
  let text = written
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/&/g, " dan ")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/([a-z])(\d)/g, "$1 $2")
    .trim();
  text = joinSpelledLetters(text);
  const region = regionShortName.toLowerCase();
  text = text.replace(new RegExp(`\\b(kabupaten|kab|pemkab|pemerintah) ${region}\\b`, "g"), " ");
  for (const [pattern, replacement] of phrases) text = text.replace(pattern, replacement);
  return text
    .split(/\s+/)
    .filter((word) => word !== "" && !empty.has(word))
    .map((word) => words[word] ?? word)
    .join(" ");
}

/** "p k m" becomes "pkm", "d p m d" becomes "dpmd"; a lone letter (a Roman one) stays. */
function joinSpelledLetters(text: string): string {
  return text.replace(/\b[a-z](?: [a-z]\b)+/g, (run) => run.replaceAll(" ", ""));
}
