import { describeWith } from "#shared/refusal-texts.ts";
import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

export const texts = {
  innovations: text("Inovasi daerah", "Regional innovations"),
  edit: text("Ubah isian", "Edit the profile"),
  profile: text("Profil menurut formulir nasional", "Profile as the national form asks"),
  years: text("Tahun program", "Programme years"),
  register: text("No. register", "Register no."),
  unit: text("Unit", "Unit"),
  track: text("Jalur", "Track"),
  state: text("Keadaan", "State"),
  launchedOn: text("Diluncurkan", "Launched"),
  committedOn: text("Komitmen", "Commitment"),
  notStated: text("tidak disebut", "not stated"),
  rounds: text("Putaran indeks", "Index rounds"),
  round: text("Putaran {year}: tingkat klaim", "Round {year}: claimed levels"),
  versions: text("Versi profil", "Versions of the profile"),
  version: text("Versi", "Version"),
  when: text("Waktu", "When"),
  changed: text("Yang berubah", "What changed"),
  first: text("versi pertama", "first version"),
  note: text("Catatan", "Note"),
  words: text("{n} kata", "{n} words"),
  continues: text("Melanjutkan", "Continues"),
  source: text("Sumber", "Source"),
} as const;

export const describeInnovationRefusal = describeWith({
  "innovation.not-found": text("Inovasi ini tidak ditemukan di daerah Anda.", "This innovation is not in your region."),
  "innovation.under-review": text(
    "Isian sedang diperiksa. Tunggu sampai dikembalikan, atau tarik usulannya.",
    "The profile is being judged. Wait until it comes back, or withdraw the proposal.",
  ),
  "innovation.agency-not-found": text("Unit ini tidak ditemukan di daerah Anda.", "This unit is not in your region."),
  "innovation.year-closed": text(
    "Usulan hanya untuk tahun program {first} atau {last}.",
    "Proposals are for programme year {first} or {last} only.",
  ),
  "innovation.version-conflict": text(
    "Orang lain sudah menyimpan versi {current} sejak Anda membuka versi {seen}. Muat ulang, lalu gabungkan perubahan Anda.",
    "Somebody saved version {current} after you opened version {seen}. Reload, then merge your changes.",
  ),
});
