import { aka, type FieldDefinition } from "./field.ts";

const short = 1_000;
const long = 10_000;

/** Affairs, days and everything that is told in words. */
export const storyFields: readonly FieldDefinition[] = [
  {
    field: "mainAffair",
    heading: "Urusan Utama",
    aliases: aka(
      "Urusan | Urusan Pemerintahan | Urusan Inovasi | Urusan Inovasi Daerah | Bidang Urusan | Urusan Utama Inovasi | Bidang | Urusan Pemerintahan Utama",
    ),
    kind: "affair",
    width: 30,
  },
  {
    field: "otherAffairs",
    heading: "Urusan Lain yang Beririsan",
    aliases: aka(
      "Urusan Lain | Urusan Beririsan | Urusan Pemerintahan Lain yang Beririsan | Urusan Pendukung | Urusan Lain Beririsan",
    ),
    kind: "affairs",
    width: 30,
  },
  {
    field: "trialOn",
    heading: "Waktu Uji Coba",
    aliases: aka(
      "Tanggal Uji Coba | Tgl Uji Coba | Uji Coba | Mulai Uji Coba | Waktu Uji Coba Inovasi | Waktu Uji Coba Inovasi Daerah",
    ),
    kind: "day",
    width: 13,
  },
  {
    field: "appliedOn",
    heading: "Waktu Penerapan",
    aliases: aka(
      "Tanggal Penerapan | Tgl Penerapan | Penerapan | Tahun Penerapan | Tanggal Implementasi | Mulai Diterapkan | Waktu Implementasi | Waktu Inovasi Daerah Diterapkan | Waktu Penerapan Inovasi | Waktu Inovasi Diterapkan",
    ),
    kind: "day",
    width: 13,
  },
  {
    field: "developedOn",
    heading: "Waktu Pengembangan",
    aliases: aka(
      "Tanggal Pengembangan | Tgl Pengembangan | Pengembangan | Tahun Pengembangan | Waktu Pengembangan Inovasi",
    ),
    kind: "day",
    width: 13,
  },
  {
    field: "developmentNote",
    heading: "Uraian Pengembangan",
    aliases: aka("Keterangan Pengembangan | Penjelasan Pengembangan"),
    kind: "text",
    width: 36,
    longest: long,
  },
  {
    field: "design",
    heading: "Rancang Bangun",
    aliases: aka(
      "Rancang Bangun Inovasi | Rancang Bangun dan Pokok Perubahan | Rancang Bangun dan Pokok Perubahan yang Dilakukan | Deskripsi | Deskripsi Inovasi | Uraian | Uraian Inovasi | Gambaran Umum | Deskripsi Singkat",
    ),
    kind: "text",
    width: 60,
    longest: 30_000,
  },
  {
    field: "goalShort",
    heading: "Tujuan Jangka Pendek",
    aliases: aka("Tujuan | Tujuan Inovasi | Tujuan Inovasi Daerah | Jangka Pendek | Target Jangka Pendek"),
    kind: "text",
    width: 36,
    longest: long,
  },
  {
    field: "goalMiddle",
    heading: "Tujuan Jangka Menengah",
    aliases: aka("Jangka Menengah | Target Jangka Menengah"),
    kind: "text",
    width: 36,
    longest: long,
  },
  {
    field: "goalLong",
    heading: "Tujuan Jangka Panjang",
    aliases: aka("Jangka Panjang | Target Jangka Panjang"),
    kind: "text",
    width: 36,
    longest: long,
  },
  {
    field: "benefit",
    heading: "Manfaat",
    aliases: aka("Manfaat Inovasi | Manfaat yang Diperoleh | Manfaat Inovasi Daerah | Dampak"),
    kind: "text",
    width: 36,
    longest: long,
  },
  {
    field: "resultBefore",
    heading: "Hasil Sebelum Inovasi",
    aliases: aka("Sebelum | Hasil Sebelum | Kondisi Sebelum | Sebelum Inovasi | Kondisi Sebelum Inovasi"),
    kind: "text",
    width: 36,
    longest: long,
  },
  {
    field: "resultAfter",
    heading: "Hasil Sesudah Inovasi",
    aliases: aka(
      "Sesudah | Hasil Sesudah | Setelah | Kondisi Sesudah | Kondisi Setelah | Sesudah Inovasi | Hasil Inovasi | Hasil | Kondisi Setelah Inovasi | Hasil Setelah Inovasi",
    ),
    kind: "text",
    width: 36,
    longest: long,
  },
  {
    field: "budgetRupiah",
    heading: "Anggaran (Rp)",
    aliases: aka("Biaya | Jumlah Anggaran | Nilai Anggaran | Anggaran Rp | Besaran Anggaran | Pagu"),
    kind: "rupiah",
    width: 16,
  },
  {
    field: "businessProfile",
    heading: "Profil Bisnis",
    aliases: aka("Bisnis Proses | Proses Bisnis"),
    kind: "text",
    width: 30,
    longest: long,
  },
  {
    field: "intellectualProperty",
    heading: "HAKI",
    aliases: aka("HKI | Hak Kekayaan Intelektual | KI | Nomor HAKI"),
    kind: "text",
    width: 20,
    longest: short,
  },
  {
    field: "awardsNote",
    heading: "Penghargaan",
    aliases: aka("Prestasi | Penghargaan yang Diperoleh"),
    kind: "text",
    width: 24,
    longest: short,
  },
  {
    field: "videoLink",
    heading: "Tautan Video",
    aliases: aka("Link Video | Video | URL Video | Video Inovasi | Link Video Inovasi | Youtube | Link Youtube"),
    kind: "link",
    width: 30,
  },
];
