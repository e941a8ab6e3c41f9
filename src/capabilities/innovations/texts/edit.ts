import { type Language, say, type Text } from "#shared/text.ts";
import type { FormProblem } from "../rules/edit/read-profile-form.ts";

const text = (id: string, en: string): Text => ({ id, en });

export const editTexts = {
  newTitle: text("Usulkan inovasi", "Propose an innovation"),
  newLede: text(
    "Cukup isi nama dan unit dulu; isian lain boleh menyusul. Yang tersimpan adalah rancangan, belum diajukan.",
    "Name and unit are enough to begin; the rest may follow. What you save is a draft and is not submitted yet.",
  ),
  editTitle: text("Ubah isian: {title}", "Edit: {title}"),
  editLede: text(
    "Isian nasional menurut edisi 2026. Setiap simpan menjadi versi baru; versi lama tetap ada.",
    "The national form of edition 2026. Each save becomes a new version; earlier ones stay.",
  ),
  where: text("Unit dan tahun", "Unit and year"),
  basics: text("Pokok inovasi", "The innovation"),
  affairs: text("Urusan dan prioritas", "Affairs and priorities"),
  times: text("Waktu dan tempat", "Times and place"),
  story: text("Isi", "Content"),
  others: text("Lainnya", "Other"),
  agency: text("Unit pemilik", "Owning unit"),
  noAgency: text("Tanpa unit (usulan masyarakat)", "No unit (proposal of the public)"),
  year: text("Tahun program", "Programme year"),
  track: text("Jalur", "Track"),
  choose: text("Pilih satu", "Choose one"),
  optional: text("tidak wajib", "optional"),
  note: text("Catatan perubahan", "Note on the change"),
  noteHint: text("Apa yang Anda ubah dan mengapa, bila perlu.", "What you changed and why, if need be."),
  saveDraft: text("Simpan rancangan", "Save the draft"),
  save: text("Simpan versi baru", "Save a new version"),
  cancel: text("Batal", "Cancel"),
  dayHint: text("Misalnya 28 Agustus 2026.", "For example 28 August 2026."),
  designHint: text(
    "Dasar hukum, permasalahan, isu strategis, cara baru, keunggulan, dan cara kerja; paling sedikit 300 kata.",
    "Legal basis, problem, strategic issues, the new way, its strength and how it works; at least 300 words.",
  ),
  words: text("{n} kata dari paling sedikit 300 pada simpanan terakhir", "{n} words of at least 300 when last saved"),
  latitudeHint: text("Derajat, misalnya -3,4106.", "Degrees, for example -3.4106."),
  longitudeHint: text("Derajat, misalnya 114,8506.", "Degrees, for example 114.8506."),
  rupiahHint: text("Rupiah utuh, misalnya 12.500.000.", "Whole rupiah, for example 12,500,000."),
  astaCitaHint: text("Nomor 1 sampai 8.", "A number from 1 to 8."),
  linkHint: text("Alamat video, misalnya https://…", "Address of the video, for example https://…"),
  otherAffairs: text("Urusan lain yang beririsan", "Other affairs concerned"),
  mend: text("Diminta diperbaiki: {sentence}", "To mend: {sentence}"),
  conflictTitle: text(
    "Orang lain menyimpan versi {current} sementara Anda menulis",
    "Somebody saved version {current} while you were writing",
  ),
  conflictText: text(
    "Tidak ada yang hilang. Yang hanya diubah orang itu sudah dimasukkan; pada isian yang sama-sama diubah, tulisan Anda yang tampil di bawah. Periksa, lalu simpan lagi.",
    "Nothing is lost. What only they changed is taken over; where both of you changed a field, your words stand below. Check and save again.",
  ),
  field: text("Isian", "Field"),
  theirs: text("Versi mereka", "Theirs"),
  yours: text("Tulisan Anda", "Yours"),
  taken: text("dimasukkan", "taken over"),
  empty: text("kosong", "empty"),
  saved: text("Tersimpan sebagai versi {version}.", "Saved as version {version}."),
  wrongYear: text("Pilih tahun program.", "Choose the programme year."),
  wrongTrack: text("Pilih jalur.", "Choose the track."),
  wrongAgency: text("Pilih unit pemilik.", "Choose the owning unit."),
} as const;

const problems: Readonly<Record<FormProblem["kind"], Text>> = {
  missing: text("Tulis {field}.", "Write: {field}."),
  "too-long": text("{field}: paling banyak {longest} huruf.", "{field}: at most {longest} characters."),
  title: text("{field} tidak terbaca.", "{field} cannot be read."),
  text: text("{field} tidak terbaca.", "{field} cannot be read."),
  choice: text("{field}: pilih salah satu.", "{field}: choose one of the list."),
  day: text("{field}: tulis tanggal seperti 28 Agustus 2026.", "{field}: write a day such as 28 August 2026."),
  latitude: text(
    "{field}: derajat di Indonesia, misalnya -3,4106.",
    "{field}: degrees inside Indonesia, such as -3.4106.",
  ),
  longitude: text(
    "{field}: derajat di Indonesia, misalnya 114,8506.",
    "{field}: degrees inside Indonesia, such as 114.8506.",
  ),
  "asta-cita": text("{field}: nomor 1 sampai 8.", "{field}: a number from 1 to 8."),
  affair: text("{field}: pilih dari daftar.", "{field}: choose from the list."),
  affairs: text("{field}: pilih dari daftar.", "{field}: choose from the list."),
  agency: text("{field}: pilih dari daftar.", "{field}: choose from the list."),
  year: text("{field}: tulis tahun.", "{field}: write a year."),
  rupiah: text("{field}: rupiah utuh, misalnya 12.500.000.", "{field}: whole rupiah, such as 12,500,000."),
  link: text("{field}: tulis alamat https yang lengkap.", "{field}: write a whole https address."),
};

export const sayProblem = (problem: FormProblem, heading: string, language: Language): string =>
  say(problems[problem.kind], language, { field: heading, longest: problem.longest ?? 0 });
