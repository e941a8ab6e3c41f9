import { describeWith } from "#shared/refusal-texts.ts";
import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** The sentence for a refusal of this room; undefined for a code of another room. */
export const describeRefusal = describeWith({
  "programme.membership-not-found": text(
    "Ada inovasi yang bukan anggota tahun program ini; tidak ada yang diubah.",
    "Some innovations are not members of this programme year; nothing was changed.",
  ),
  "programme.not-ready-to-launch": text(
    "Ada inovasi yang belum disetujui, disaring, atau ditetapkan, jadi belum dapat diluncurkan.",
    "Some innovations are not approved, screened or established yet, so they cannot be launched.",
  ),
  "membership.not-found": text(
    "Inovasi ini tidak ada dalam tahun program di daerah Anda; tidak ada yang diubah.",
    "This innovation stands in no programme year of your region; nothing was changed.",
  ),
  "membership.state-changed": text(
    "Orang lain sudah mengambil langkah sejak Anda membuka halaman ini. Lihat keadaannya sekarang, lalu putuskan lagi.",
    "Somebody took a step after you opened this page. Look at where it stands now, then decide again.",
  ),
  "membership.step-not-possible": text(
    "Langkah ini tidak dapat diambil dari keadaan inovasi sekarang.",
    "This step cannot be taken from where the innovation stands now.",
  ),
  "membership.already-established": text(
    "Inovasi ini sudah tercantum dalam sebuah keputusan penetapan.",
    "A decree already names this innovation.",
  ),
  "membership.reasons-missing": text(
    "Tandai sedikitnya satu isian dan tulis satu kalimat alasannya.",
    "Mark at least one field and write one sentence about it.",
  ),
  "membership.note-missing": text("Tulis alasannya.", "Write the reason."),
  "membership.decree-missing": text(
    "Tulis nomor dan tanggal keputusan penetapan.",
    "Write number and date of the decree.",
  ),
  "membership.decree-in-future": text(
    "Tanggal keputusan belum tiba. Periksa tahunnya.",
    "The day of the decree has not come yet. Check the year.",
  ),
  "membership.year-missing": text("Tulis tahun program yang dituju.", "Write the programme year."),
  "membership.year-not-later": text(
    "Tahun program harus sesudah {after} dan paling akhir {latest}.",
    "The programme year must come after {after} and not after {latest}.",
  ),
  "membership.year-taken": text(
    "Inovasi ini sudah terdaftar pada tahun program {year}.",
    "This innovation already stands in programme year {year}.",
  ),
  "steps.twice": text("Ada inovasi yang dipilih dua kali.", "An innovation was chosen twice."),
  "steps.not-found": text("Langkah massal ini tidak ditemukan.", "This step was not found."),
  "steps.none-chosen": text(
    "Pilih sedikitnya satu inovasi dan satu langkah.",
    "Choose at least one innovation and one step.",
  ),
  "steps.too-many": text("Paling banyak {most} inovasi sekaligus.", "At most {most} innovations at once."),
  "deadlines.twice": text("Satu langkah hanya punya satu tenggat.", "A step has one deadline only."),
  "deadlines.out-of-year": text(
    "Tenggat terlalu jauh dari tahun program {year}.",
    "A deadline is too far from programme year {year}.",
  ),
});
