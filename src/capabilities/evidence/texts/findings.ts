import type { Details } from "#shared/result.ts";
import { type Language, say, type Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** What was found, in a sentence; `{name}` takes the detail of that name. */
export const findingTexts: Readonly<Record<string, Text>> = {
  "evidence.no-paper": text(
    "Tingkat {claimed} diklaim tanpa satu pun bukti.",
    "Level {claimed} is claimed without any evidence.",
  ),
  "evidence.no-claim": text(
    "Ada bukti, tetapi belum ada tingkat yang diklaim.",
    "There is evidence, but no level is claimed.",
  ),
  "evidence.outside-window": text(
    "Tahun surat {year} di luar yang diterima ({accepted}).",
    "The year of the letter, {year}, is not accepted ({accepted}).",
  ),
  "evidence.date-ahead": text(
    "Tanggal surat {letterOn} belum tiba.",
    "The date of the letter, {letterOn}, is yet to come.",
  ),
  "evidence.date-missing": text(
    "Tanggal surat belum diisi, padahal tahunnya menentukan.",
    "The date of the letter is not given, yet its year matters.",
  ),
  "evidence.dated-otherwise": text(
    "SK bertahun {year}, sedangkan inovasi diterapkan pada {expected}.",
    "The decree is of {year}, while the innovation was applied in {expected}.",
  ),
  "evidence.dated-too-late": text(
    "Peraturan bertahun {year}, harus sebelum {before}.",
    "The regulation is of {year}; it must be from before {before}.",
  ),
  "evidence.years-short": text(
    "Tahun yang terbukti ({years}) baru cukup untuk tingkat {reached}, klaimnya {claimed}.",
    "The years proven ({years}) are enough for level {reached}; claimed is {claimed}.",
  ),
  "evidence.basis-missing": text("Dasar ukur belum dipilih.", "The basis of measure is not chosen."),
  "evidence.basis-differs": text(
    "Bukti memakai dasar {found}, klaim memakai {claimed}.",
    "The evidence uses basis {found}, the claim {claimed}.",
  ),
  "evidence.format-differs": text(
    "Jenis berkas ini tidak diterima di sini ({formats}).",
    "This kind of file is not accepted here ({formats}).",
  ),
  "evidence.not-scanned": text(
    "Belum dipindai virus: pemindai tidak menjawab saat diunggah.",
    "Not scanned for viruses: the scanner did not answer at upload.",
  ),
  "file.empty": text("isinya kosong.", "it is empty."),
  "file.type-unknown": text("jenis isinya tidak dikenali.", "its content is of no known kind."),
  "file.extension-mismatch": text(
    "Nama berkas menyebut jenis lain daripada isinya.",
    "The file name says another kind than its content.",
  ),
  "file.double-extension": text("Nama berkas berakhiran ganda.", "The file name has a double ending."),
  "file.name-of-program": text("namanya nama program.", "its name is that of a program."),
  "file.name-direction": text(
    "Nama berkas memuat tanda pembalik arah tulisan; sudah dibersihkan.",
    "The file name held marks that turn the writing round; they were removed.",
  ),
  "file.name-control": text(
    "Nama berkas memuat tanda kendali; sudah dibersihkan.",
    "The file name held control characters; they were removed.",
  ),
  "file.name-unseen": text(
    "Nama berkas memuat tanda tak terlihat; sudah dibersihkan.",
    "The file name held unseen characters; they were removed.",
  ),
  "file.name-path": text(
    "Nama berkas memuat alamat folder; sudah dibersihkan.",
    "The file name held a folder path; it was removed.",
  ),
  "file.name-too-long": text(
    "Nama berkas terlalu panjang; sudah dipendekkan.",
    "The file name was too long; it was shortened.",
  ),
  "file.polyglot": text("isinya dua jenis berkas sekaligus.", "it is two kinds of file at once."),
  "file.program": text("isinya program.", "it is a program."),
  "file.web-page": text("isinya halaman web.", "it is a web page."),
  "file.svg-active": text("gambar SVG ini memuat skrip.", "this SVG picture holds a script."),
  "file.image-too-large": text(
    "gambarnya terlalu besar untuk dibuka dengan aman.",
    "the picture is too large to open safely.",
  ),
  "file.image-broken": text("gambarnya rusak.", "the picture is broken."),
  "file.pdf-encrypted": text("PDF ini terkunci sandi.", "this PDF is locked by a password."),
  "file.pdf-script": text("PDF ini memuat skrip.", "This PDF holds a script."),
  "file.pdf-launch": text("PDF ini menjalankan program lain.", "this PDF starts other programs."),
  "file.pdf-embedded": text("PDF ini membawa berkas lain di dalamnya.", "This PDF carries other files inside."),
  "file.pdf-late-header": text("Awal PDF tidak di tempatnya.", "The PDF does not begin at its first byte."),
  "file.pdf-cut-off": text("PDF terpotong.", "the PDF is cut off."),
  "file.pdf-partly-inspected": text("PDF besar; hanya sebagian diperiksa.", "A large PDF; only a part was inspected."),
  "file.zip-broken": text("zip rusak.", "the zip is broken."),
  "file.zip-encrypted": text("zip terkunci sandi.", "the zip is locked by a password."),
  "file.zip-bomb": text("zip membengkak tidak wajar.", "the zip swells beyond reason."),
  "file.zip-path": text("nama di dalam zip keluar dari foldernya.", "a name in the zip leaves its folder."),
  "file.office-macro": text("dokumen ini memuat makro.", "this document holds macros."),
  "file.video-cut-off": text("video terpotong.", "the video is cut off."),
};

/** A finding as a sentence; its code where no words are known. */
export function sayFinding(finding: { readonly code: string; readonly details: Details }, language: Language): string {
  const known = findingTexts[finding.code];
  if (known === undefined) return finding.code;
  const places = Object.entries(finding.details).flatMap(([name, value]) =>
    typeof value === "string" || typeof value === "number" ? [[name, value] as const] : [],
  );
  const said = say(known, language, Object.fromEntries(places));
  return said.charAt(0).toUpperCase() + said.slice(1);
}

export const severityNames: Readonly<Record<"high" | "medium" | "low", Text>> = {
  high: text("Berat", "Serious"),
  medium: text("Sedang", "Medium"),
  low: text("Ringan", "Minor"),
};
