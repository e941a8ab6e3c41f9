import type { Text } from "#shared/text.ts";
import type { SkippedRow } from "../contract/import.ts";

/** What was found wrong with a cell or a row, and what is expected. Places come from the details of the problem. */
export const importProblemTexts: Readonly<Record<string, Text>> = {
  "import.name-missing": {
    id: "Nama inovasi kosong. Isi nama inovasinya.",
    en: "The name of the innovation is missing. Fill it in.",
  },
  "import.year-missing": {
    id: "Tahun program tidak tertulis. Isi kolom Tahun Program atau pilih tahun untuk seluruh daftar.",
    en: "No programme year is given. Fill the column Tahun Program or choose a year for the whole list.",
  },
  "import.year-unreadable": {
    id: "Tahun harus empat angka, {low} sampai {high}.",
    en: "The year must be four digits, {low} to {high}.",
  },
  "import.date-unreadable": {
    id: "Tanggal tidak terbaca. Tulis misalnya 6 Februari 2024 atau 06/02/2024.",
    en: "The date cannot be read. Write for example 6 Februari 2024 or 06/02/2024.",
  },
  "import.date-impossible": { id: "Tanggal ini tidak ada di kalender.", en: "There is no such day in the calendar." },
  "import.agency-unknown": {
    id: "Perangkat daerah ini tidak dikenal. Pilih dari daftar, atau tambahkan dahulu.",
    en: "This agency is not known. Choose one from the list, or add it first.",
  },
  "import.agency-missing": { id: "Perangkat daerah tidak tertulis.", en: "No agency is given." },
  "import.affair-unknown": {
    id: "Urusan ini tidak dikenal. Tulis kode atau nama urusan, misalnya 1.02 Kesehatan.",
    en: "This government affair is not known. Write its code or name, for example 1.02 Kesehatan.",
  },
  "import.choice-unknown": {
    id: "Isian tidak dikenal. Pilih salah satu: {choices}.",
    en: "This value is not known. Choose one of: {choices}.",
  },
  "import.coordinate-unreadable": {
    id: "Koordinat tidak terbaca. Tulis derajat, misalnya -3,4123 dan 114,8512.",
    en: "The coordinate cannot be read. Write degrees, for example -3.4123 and 114.8512.",
  },
  "import.coordinate-outside": {
    id: "Koordinat berada di luar Indonesia; yang diharapkan antara {low} dan {high}.",
    en: "The coordinate lies outside Indonesia; between {low} and {high} is expected.",
  },
  "import.coordinate-swapped": {
    id: "Lintang dan bujur tampaknya tertukar.",
    en: "Latitude and longitude seem to be swapped.",
  },
  "import.number-unreadable": { id: "Angka tidak terbaca.", en: "The figure cannot be read." },
  "import.rupiah-unreadable": {
    id: "Tulis rupiah penuh dengan angka, misalnya 1250000 atau 1.250.000.",
    en: "Write whole rupiah in digits, for example 1250000 or 1.250.000.",
  },
  "import.asta-cita-out-of-range": {
    id: "Asta Cita bernomor {low} sampai {high}.",
    en: "Asta Cita is numbered {low} to {high}.",
  },
  "import.level-out-of-range": { id: "Level harus {low} sampai {high}.", en: "The level must be {low} to {high}." },
  "import.basis-unknown": {
    id: "Basis indikator 33 adalah salah satu huruf a sampai f.",
    en: "The basis of indicator 33 is one letter, a to f.",
  },
  "import.indicator-unknown": {
    id: "Indikator ini tidak ada pada edisi yang berlaku.",
    en: "The edition in force has no such indicator.",
  },
  "import.link-unreadable": {
    id: "Tautan harus berupa alamat web, misalnya https://…",
    en: "The link must be a web address, for example https://…",
  },
  "import.text-too-long": {
    id: "Teks terlalu panjang: {length} karakter, paling banyak {longest}.",
    en: "The text is too long: {length} characters, at most {longest}.",
  },
  "import.formula-cell": {
    id: "Sel ini berisi rumus. Salin lalu tempel sebagai nilai.",
    en: "This cell holds a formula. Copy it and paste it as a value.",
  },
  "import.error-cell": { id: "Sel ini berisi galat (misalnya #N/A).", en: "This cell holds an error (such as #N/A)." },
  "import.duplicate-row": {
    id: "Sama dengan baris pada {first}. Hapus salah satu.",
    en: "The same as the row at {first}. Remove one of them.",
  },
  "import.similar-row": {
    id: "Namanya mirip dengan baris pada {first}.",
    en: "Its name is close to the row at {first}.",
  },
  "import.rows-disagree": {
    id: "Baris pada {first} mengubah isian yang sama dengan nilai lain.",
    en: "The row at {first} changes the same field to another value.",
  },
  "import.id-unknown": {
    id: "ID Intan ini tidak ada di daerah ini. Kosongkan bila inovasinya baru.",
    en: "This region has no innovation with this Intan id. Empty the cell when the innovation is new.",
  },
  "import.registration-unknown": {
    id: "Nomor registrasi ini tidak dikenal dan tidak dipakai; Intan memberi nomor sendiri.",
    en: "This registration number is not known and is not used; Intan gives its own.",
  },
  "import.entry-unknown": { id: "Tidak ada inovasi dengan nama ini.", en: "There is no innovation of this name." },
  "import.entry-ambiguous": {
    id: "Beberapa inovasi bernama sama. Isi nomor registrasi atau perangkat daerahnya.",
    en: "Several innovations have this name. Fill in the registration number or the agency.",
  },
  "import.profile-not-ready": {
    id: "Baris profil inovasi ini masih salah atau menunggu jawaban.",
    en: "The profile row of this innovation is still wrong or waits for an answer.",
  },
};

/** Why a whole file is refused, and how to mend it. */
export const spreadsheetTexts: Readonly<Record<string, Text>> = {
  "spreadsheet.old-xls": {
    id: "Ini berkas .xls lama. Buka di Excel atau LibreOffice, pilih Simpan Sebagai, lalu jenis “Excel Workbook (.xlsx)”.",
    en: "This is an old .xls file. Open it in Excel or LibreOffice, choose Save As, then the type “Excel Workbook (.xlsx)”.",
  },
  "spreadsheet.open-document": {
    id: "Ini berkas OpenDocument (.ods). Buka di LibreOffice, pilih Simpan Sebagai, lalu jenis “Excel 2007-365 (.xlsx)”.",
    en: "This is an OpenDocument file (.ods). Open it in LibreOffice, choose Save As, then the type “Excel 2007-365 (.xlsx)”.",
  },
  "spreadsheet.binary-workbook": {
    id: "Ini berkas .xlsb. Buka di Excel, pilih Simpan Sebagai, lalu jenis “Excel Workbook (.xlsx)”.",
    en: "This is an .xlsb file. Open it in Excel, choose Save As, then the type “Excel Workbook (.xlsx)”.",
  },
  "spreadsheet.web-page": {
    id: "Ini halaman web yang diberi nama .xls. Buka di Excel, lalu simpan sebagai .xlsx.",
    en: "This is a web page named .xls. Open it in Excel, then save it as .xlsx.",
  },
  "spreadsheet.encrypted": {
    id: "Berkas ini dilindungi kata sandi. Simpan salinan tanpa kata sandi.",
    en: "This file is protected by a password. Save a copy without one.",
  },
  "spreadsheet.formula-cell": {
    id: "Berkas ini berisi {count} sel rumus: {cells}. Pilih sel itu, salin, tempel khusus sebagai nilai, lalu simpan lagi.",
    en: "This file holds {count} formula cells: {cells}. Select them, copy, paste special as values, then save again.",
  },
  "spreadsheet.empty-file": { id: "Berkas ini kosong.", en: "This file is empty." },
  "spreadsheet.file-too-large": { id: "Berkas ini terlalu besar.", en: "This file is too large." },
  "spreadsheet.too-large": {
    id: "Isi berkas ini terlalu banyak. Bagi menjadi beberapa berkas, atau hapus baris dan kolom yang tidak dipakai.",
    en: "This file holds too much. Split it into several files, or remove unused rows and columns.",
  },
  "spreadsheet.zip-bomb": {
    id: "Isi berkas ini membengkak tidak wajar saat dibuka, jadi tidak dibaca.",
    en: "This file swells beyond reason when opened, so it is not read.",
  },
  "spreadsheet.broken-archive": {
    id: "Berkas ini rusak atau terpotong. Simpan ulang dari Excel, lalu kirim lagi.",
    en: "This file is damaged or cut short. Save it again from Excel and send it once more.",
  },
  "spreadsheet.broken-workbook": {
    id: "Isi berkas ini rusak. Buka di Excel atau LibreOffice dan simpan ulang sebagai .xlsx.",
    en: "The content of this file is damaged. Open it in Excel or LibreOffice and save it again as .xlsx.",
  },
  "spreadsheet.unknown-format": {
    id: "Berkas ini bukan .xlsx atau .csv.",
    en: "This file is neither .xlsx nor .csv.",
  },
  "spreadsheet.encoding-unknown": {
    id: "Huruf dalam berkas ini tidak terbaca. Simpan sebagai “CSV UTF-8”.",
    en: "The letters of this file cannot be read. Save it as “CSV UTF-8”.",
  },
  "spreadsheet.broken-csv": {
    id: "Tanda kutip dalam berkas ini tidak berpasangan. Simpan ulang sebagai CSV dari Excel.",
    en: "The quotation marks of this file do not match. Save it again as CSV from Excel.",
  },
  "spreadsheet.took-too-long": {
    id: "Berkas ini terlalu lama dibaca. Bagi menjadi beberapa berkas.",
    en: "This file took too long to read. Split it into several files.",
  },
  "spreadsheet.text-too-long": {
    id: "Ada teks yang lebih panjang daripada yang muat dalam satu sel ({sheet}, {cell}).",
    en: "A text is longer than a cell can hold ({sheet}, {cell}).",
  },
};

export const skippedRowTexts: Readonly<Record<SkippedRow["reason"], Text>> = {
  subtotal: { id: "baris jumlah", en: "total" },
  hidden: { id: "baris tersembunyi", en: "hidden row" },
  "repeated-header": { id: "judul kolom berulang", en: "repeated heading" },
  numbering: { id: "nomor kolom", en: "column numbers" },
  "group-title": { id: "judul kelompok", en: "group title" },
  note: { id: "catatan", en: "note" },
};
