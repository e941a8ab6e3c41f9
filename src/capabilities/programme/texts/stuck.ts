import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

export const stuckTexts = {
  title: text("Yang tertahan", "What is stuck"),
  lede: text(
    "{n} inovasi menunggu langkah berikutnya, {late} di antaranya terlambat.",
    "{n} innovations wait for their next step, {late} of them late.",
  ),
  nothing: text("Tidak ada yang tertahan", "Nothing is stuck"),
  nothingText: text(
    "Semua inovasi sudah melangkah, atau saringan terlalu sempit.",
    "Every innovation has moved on, or the filter is too narrow.",
  ),
  counts: text("Keadaan menurut lamanya menunggu", "States by how long they wait"),
  listTitle: text("Satu per satu", "One by one"),
  list: text("{n} inovasi, yang terlama di atas", "{n} innovations, the longest on top"),
  state: text("Keadaan", "State"),
  total: text("Jumlah", "Total"),
  age: text("Lama menunggu", "Waiting for"),
  since: text("Sejak", "Since"),
  days: text("{n} hari", "{n} days"),
  waitsFor: text("Menunggu", "Waits for"),
  dueOn: text("Tenggat", "Due"),
  late: text("Terlambat", "Late"),
  onlyLate: text("Hanya yang terlambat", "Only late ones"),
  marks: text("Tanda", "Marks"),
  deadlines: text("Atur tenggat", "Set deadlines"),
  deadlinesTitle: text("Tenggat tahun program {year}", "Deadlines of programme year {year}"),
  deadlinesLede: text(
    "Tenggat menandai yang terlambat dan mengingatkan orang; tidak menghalangi langkah apa pun. Kosongkan untuk menghapus.",
    "A deadline marks what is late and reminds people; it blocks no step. Leave empty to take it away.",
  ),
  save: text("Simpan tenggat", "Save the deadlines"),
  saved: text("Tenggat tersimpan.", "Deadlines saved."),
  year: text("Tahun program", "Programme year"),
  sheet: text("Tertahan", "Stuck"),
  bulkTitle: text("{verb}: {n} inovasi", "{verb}: {n} innovations"),
  bulkLede: text(
    "Periksa daftarnya. Inovasi yang keadaannya berubah sementara itu dilewati dan disebut.",
    "Check the list. Those whose state changes meanwhile are left out and named.",
  ),
  bulkList: text("Yang akan melangkah", "Those that move on"),
  bulkConfirm: text("{verb} {n} inovasi", "{verb} {n} innovations"),
  bulkNotPossible: text(
    "{n} inovasi dilewati: langkah ini tidak dapat diambil dari keadaannya atau bukan oleh Anda.",
    "{n} innovations are left out: this step cannot be taken from where they stand, or not by you.",
  ),
  bulkNone: text(
    "Tidak ada inovasi terpilih yang dapat mengambil langkah ini.",
    "None of the chosen innovations can take this step.",
  ),
  bulkChoose: text("Pilih", "Choose"),
  bulkChooseOne: text("Pilih {title}", "Choose {title}"),
  bulkVerb: text("Langkah untuk yang terpilih", "Step for the chosen ones"),
  bulkAll: text("Semua {n} inovasi yang cocok dengan saringan", "All {n} innovations that match the filter"),
  bulkNext: text("Periksa dulu", "Check first"),
  runTitle: text("{verb}: {n} inovasi", "{verb}: {n} innovations"),
  runState: text("{done} dari {total} selesai", "{done} of {total} done"),
  runLeave: text(
    "Halaman ini boleh ditinggalkan; pekerjaan jalan terus dan alamatnya tetap.",
    "You may leave this page; the work goes on and its address stays.",
  ),
  runDone: text(
    "Selesai: {done} inovasi melangkah, {refused} dilewati.",
    "Done: {done} innovations moved on, {refused} left out.",
  ),
  runRefused: text("Yang dilewati", "Left out"),
  runWhy: text("Sebab", "Why"),
  runRefresh: text("Perbarui kemajuan", "Refresh the progress"),
  back: text("Kembali ke daftar", "Back to the list"),
} as const;
