import type { Details } from "#shared/result.ts";
import { formatDecimal, type Language, say, type Text } from "#shared/text.ts";
import { importProblemTexts, spreadsheetTexts } from "./import.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** Why an import as a whole cannot go on, and how to go on. */
export const importRefusalTexts: Readonly<Record<string, Text>> = {
  "import.not-found": text(
    "Impor ini tidak ada di daerah Anda, atau pratinjaunya sudah dihapus setelah satu minggu.",
    "This import is not in your region, or its preview was removed after a week.",
  ),
  "import.file-missing": text("Pilih berkas .xlsx atau .csv lebih dahulu.", "Choose an .xlsx or .csv file first."),
  "import.year-unknown": text("Pilih putaran indeks.", "Choose the index round."),
  "import.no-table": text(
    "Tidak ada baris judul yang dikenal, misalnya “Nama Inovasi” dan “Perangkat Daerah”. Pilih lembar dan nomor baris judulnya.",
    "No heading row was recognised, such as “Nama Inovasi” and “Perangkat Daerah”. Choose the sheet and the number of its heading row.",
  ),
  "import.round-unknown": text(
    "Putaran indeks ini belum dibuka atau edisinya belum punya tabel indikator, jadi level tidak dapat diimpor. Pilih putaran lain, atau impor lembar profil saja.",
    "This index round is not open or its edition has no table of indicators, so levels cannot be imported. Choose another round, or import the profile sheet alone.",
  ),
  "import.template-of-other-region": text(
    "Templat ini dibuat untuk daerah {found}, bukan {expected}. Unduh templat daerah Anda.",
    "This template was made for region {found}, not {expected}. Download the template of your region.",
  ),
  "import.template-of-other-round": text(
    "Templat ini dibuat untuk putaran {found}, sedangkan yang dipilih {expected}. Pilih putaran {found}, atau unduh templat yang lain.",
    "This template was made for round {found}, but {expected} was chosen. Choose round {found}, or download another template.",
  ),
  "import.template-version": text(
    "Templat ini dari versi lain ({found}). Unduh templat yang baru, lalu salin isinya.",
    "This template is of another version ({found}). Download the present one and copy the rows.",
  ),
  "import.table-unknown": text(
    "Lembar {sheet} tidak punya baris {row} di antara 80 baris pertamanya, atau lembar itu dipilih dua kali.",
    "Sheet {sheet} has no row {row} among its first 80 rows, or the sheet was chosen twice.",
  ),
  "import.field-unknown": text(
    "Kolom {column} dipetakan ke isian yang tidak ada: {field}.",
    "Column {column} is mapped to a field that does not exist: {field}.",
  ),
  "import.field-twice": text(
    "Dua kolom lembar {sheet} dipetakan ke isian yang sama ({field}). Pilih satu, yang lain diabaikan.",
    "Two columns of sheet {sheet} are mapped to the same field ({field}). Choose one and ignore the other.",
  ),
  "import.not-previewed": text(
    "Impor ini sudah disimpan atau dibatalkan; tidak ada yang diubah lagi.",
    "This import has already been applied or undone; nothing more was changed.",
  ),
  "import.busy": text(
    "Impor lain di daerah ini sedang disimpan. Tunggu sebentar, lalu muat ulang halaman ini.",
    "Another import of this region is being saved. Wait a moment, then reload this page.",
  ),
  "import.changed-meanwhile": text(
    "Orang lain mengubah pratinjau ini setelah Anda membukanya. Periksa lagi keadaan yang sekarang.",
    "Somebody changed this preview after you opened it. Look at it again as it stands now.",
  ),
  "import.open-rows": text(
    "Masih ada {asks} baris yang perlu jawaban dan {wrong} baris yang salah. Jawab dan perbaiki, atau centang agar baris itu dilewati.",
    "{asks} rows still need an answer and {wrong} are wrong. Answer and mend them, or tick the box to leave them out.",
  ),
  "import.nothing-to-apply": text(
    "Tidak ada baris baru atau berubah: isi berkas ini sudah sama dengan data.",
    "No row is new or changed: the data already holds what this file says.",
  ),
  "import.plan-changed": text(
    "Data daerah berubah sejak pratinjau dibuat, jadi belum ada yang disimpan. Pratinjau di bawah sudah diperbarui; periksa lagi.",
    "The data changed after this preview was made, so nothing was saved. The preview below is renewed; look at it again.",
  ),
  "import.profile-invalid": text(
    "{count} baris tidak dapat disimpan karena isinya di luar batas. Tidak ada yang disimpan.",
    "{count} rows cannot be saved because a value is out of bounds. Nothing was saved.",
  ),
  "import.not-applied": text(
    "Hanya impor yang sudah disimpan dapat dibatalkan.",
    "Only an import that has been applied can be undone.",
  ),
  "import.built-on": text(
    "Impor ini tidak dapat dibatalkan: {count} hal sudah bertumpu pada barisnya.",
    "This import cannot be undone: {count} things have been built on its rows.",
  ),
};

const tables = [importRefusalTexts, spreadsheetTexts, importProblemTexts];

function place(value: unknown, language: Language): string | number | undefined {
  if (typeof value === "number") return value >= 10_000 ? formatDecimal(value, language) : value;
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "string" ? value : undefined;
}

/** The sentence for a refusal or a problem of the import; undefined for a code of another room. */
export function describeImportRefusal(
  code: string,
  details: Details | undefined,
  language: Language,
): string | undefined {
  const found = tables.find((table) => Object.hasOwn(table, code))?.[code];
  if (found === undefined) return undefined;
  const places = Object.entries(details ?? {}).flatMap(([name, value]) => {
    const said = place(value, language);
    return said === undefined ? [] : [[name, said] as const];
  });
  return say(found, language, Object.fromEntries(places));
}

export const sayImportRefusal = (code: string, details: Details | undefined, language: Language): string =>
  describeImportRefusal(code, details, language) ?? code;
