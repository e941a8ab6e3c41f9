import type { Text } from "#shared/text.ts";
import type { StepNeed, Verb } from "../contract/way.ts";
import type { AgeBand } from "../rules/waiting.ts";

const text = (id: string, en: string): Text => ({ id, en });

export const verbNames: Readonly<Record<Verb, Text>> = {
  submit: text("Ajukan", "Submit"),
  approve: text("Setujui", "Approve"),
  return: text("Kembalikan", "Return"),
  screen: text("Loloskan saringan", "Pass the screening"),
  refuse: text("Tolak", "Refuse"),
  establish: text("Tetapkan", "Establish"),
  launch: text("Luncurkan", "Launch"),
  withdraw: text("Tarik", "Withdraw"),
  stop: text("Hentikan", "Stop"),
  archive: text("Arsipkan", "Archive"),
  reopen: text("Ajukan lagi", "Apply again"),
};

/** What a step means for the person who takes it. */
export const verbHints: Readonly<Record<Verb, Text>> = {
  submit: text("Kepala unit akan memeriksa dan menyetujuinya.", "The head of the unit will look at it and approve it."),
  approve: text("Pengelola program lalu menyaringnya.", "The programme manager then screens it."),
  return: text(
    "Pengusul memperbaiki isian yang Anda tandai, lalu mengajukannya lagi.",
    "The proposer mends the fields that you mark and submits it again.",
  ),
  screen: text("Inovasi lalu menunggu keputusan penetapan.", "It then waits for the decree."),
  refuse: text(
    "Tidak dapat dibatalkan; pengusul boleh mengajukannya lagi di tahun lain.",
    "Cannot be taken back; it may come again in another year.",
  ),
  establish: text(
    "Nomor dan tanggal keputusan bupati melekat pada inovasi; tidak dapat dibatalkan di sini.",
    "Number and date of the regent's decree stay with the innovation; this cannot be taken back here.",
  ),
  launch: text("Dicatat bersama acara peluncuran.", "Recorded together with the launch event."),
  withdraw: text("Tidak dapat dibatalkan untuk tahun ini.", "Cannot be taken back in this year."),
  stop: text(
    "Sesudah uji coba; inovasi hilang dari katalog publik.",
    "After the trial; it leaves the public catalogue.",
  ),
  archive: text(
    "Keluar dari daftar kerja dan katalog publik; riwayatnya tetap ada.",
    "Leaves the working lists and the public catalogue; its history stays.",
  ),
  reopen: text(
    "Masuk lagi sebagai rancangan di tahun lain. Jelaskan pengembangannya: inovasi yang sama tanpa pengembangan tidak diterima.",
    "Comes again as a draft in another year. Describe the development: the same innovation without one is not accepted.",
  ),
};

export const needNames: Readonly<Record<StepNeed, Text>> = {
  reasons: text("alasan per isian", "reasons per field"),
  note: text("alasan", "a reason"),
  decree: text("nomor dan tanggal keputusan", "number and date of the decree"),
  "later-year": text("tahun program", "a programme year"),
};

export const ageNames: Readonly<Record<AgeBand, Text>> = {
  week: text("0 sampai 7 hari", "0 to 7 days"),
  month: text("8 sampai 30 hari", "8 to 30 days"),
  quarter: text("31 sampai 90 hari", "31 to 90 days"),
  older: text("lebih dari 90 hari", "more than 90 days"),
};

export const wayTexts = {
  panel: text("Langkah berikut", "Next step"),
  nothing: text("Tidak ada langkah untuk Anda saat ini.", "There is no step for you now."),
  waitsFor: text("Menunggu: {who}.", "Waits for: {who}."),
  due: text("Tenggat {day}.", "Due {day}."),
  late: text("Terlambat sejak {day}.", "Late since {day}."),
  since: text("Sejak {day}.", "Since {day}."),
  decree: text("Ditetapkan dengan Keputusan Nomor {number}, {day}.", "Established by decree {number}, {day}."),
  history: text("Riwayat langkah", "Steps so far"),
  noHistory: text("Belum ada langkah yang tercatat.", "No step is on record yet."),
  tableLink: text("Lihat tabel langkah", "See the table of steps"),
  yearOf: text("Tahun program {year}", "Programme year {year}"),
  reasonsTitle: text("Yang perlu diperbaiki", "What to mend"),
  bySystem: text("Sistem", "System"),
  ofUnit: text("{role}, {unit}", "{role}, {unit}"),
  ways: text("Langkah inovasi", "Steps of an innovation"),
  waysLede: text(
    "Setiap langkah, siapa yang boleh mengambilnya, dan apa yang diperlukan. Halaman ini dibuat dari tabel yang sama dengan yang dipakai sistem.",
    "Every step, who may take it, and what it needs. This page is made from the very table that the system uses.",
  ),
  verb: text("Langkah", "Step"),
  from: text("Dari", "From"),
  to: text("Menjadi", "Becomes"),
  who: text("Siapa", "Who"),
  needs: text("Perlu", "Needs"),
  undo: text("Dibatalkan dengan", "Taken back by"),
  noUndo: text("tidak dapat dibatalkan", "cannot be taken back"),
  inUnit: text("{who} di unit sendiri", "{who} of the own unit"),
  withoutUnit: text(
    "Usulan masyarakat tanpa unit: langkah unit diambil pengelola program.",
    "Proposals of the public without a unit: the programme manager takes the steps of the unit.",
  ),
  stepOf: text("{verb}: {title}", "{verb}: {title}"),
  note: text("Alasan", "Reason"),
  development: text("Pengembangan yang dilakukan", "What was developed"),
  developmentHint: text(
    "Apa yang bertambah atau meluas sejak terakhir diajukan, paling banyak 2.000 huruf.",
    "What was added or widened since it last came, at most 2,000 characters.",
  ),
  noteHint: text(
    "Dibaca oleh unit pemilik, paling banyak 2.000 huruf.",
    "The owning unit reads it, at most 2,000 characters.",
  ),
  noteTooLong: text("Paling banyak 2.000 huruf.", "At most 2,000 characters."),
  fieldsToMend: text("Isian yang perlu diperbaiki", "Fields to mend"),
  fieldsHint: text(
    "Tandai isiannya dan tulis satu kalimat tentang apa yang kurang.",
    "Mark the field and write one sentence about what is missing.",
  ),
  sentence: text("Alasan untuk {field}", "Reason for {field}"),
  sentenceWrong: text(
    "Tulis satu kalimat untuk isian {field}, 5 sampai 500 huruf.",
    "Write one sentence about {field}, 5 to 500 characters.",
  ),
  decreeNumber: text("Nomor keputusan", "Number of the decree"),
  decreeNumberHint: text("Seperti tertulis pada keputusan.", "As the decree writes it."),
  decreeNumberWrong: text("Tulis nomor keputusan, 3 sampai 100 huruf.", "Write the number, 3 to 100 characters."),
  decreedOn: text("Tanggal keputusan", "Date of the decree"),
  dayHint: text("Misalnya 28 Agustus 2026.", "For example 28 August 2026."),
  dayWrong: text("Tulis tanggal seperti 28 Agustus 2026.", "Write a day such as 28 August 2026."),
  intoYear: text("Tahun program", "Programme year"),
  yearWrong: text("Tulis tahun dengan empat angka.", "Write the year with four digits."),
  cancel: text("Batal, kembali ke inovasi", "Cancel, back to the innovation"),
  done: text("Langkah tersimpan: {verb}.", "Step saved: {verb}."),
} as const;
