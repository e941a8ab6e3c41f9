import { describeWith } from "#shared/refusal-texts.ts";
import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** What people read for the codes with which this room refuses, as a whole or for one row. */
const refusals: Readonly<Record<string, Text>> = {
  "agency.unknown": text("Instansi ini tidak ada di daerah ini.", "This region has no such agency."),
  "agencies.refused": text(
    "Pohon instansi belum dapat diimpor: {problems} tempat perlu diperbaiki. Tidak ada yang ditulis.",
    "The tree of agencies cannot be imported yet: {problems} places need mending. Nothing was written.",
  ),
  "agency.shape": text(
    "Baris belum lengkap: perlu id, nama, dan jenis.",
    "The row is incomplete: id, name and kind are needed.",
  ),
  "agency.duplicate-id": text("Id ini sudah dipakai baris lain.", "Another row has this id already."),
  "agency.unknown-kind": text("Jenis instansi ini tidak dikenal.", "This kind of agency is not known."),
  "agency.unknown-parent": text(
    "Induk tidak ditemukan; tulis id atau nama lengkapnya.",
    "The parent was not found; write its id or its whole name.",
  ),
  "agency.cycle": text("Instansi ini menjadi induk dirinya sendiri.", "This agency would be its own parent."),
  "agency.alias-twice": text("Nama lain ini tertulis pada dua instansi.", "This other name stands at two agencies."),
  "affair.unknown": text("Kode urusan ini tidak dikenal.", "This affair code is not known."),
  "alias.empty": text("Tulis nama yang dapat dibaca.", "Write a name that can be read."),
  "alias.is-another-agency": text(
    "Itu nama instansi lain, jadi tidak dapat menjadi nama lain instansi ini.",
    "That is the name of another agency, so it cannot stand for this one.",
  ),
  "region.unknown": text("Kode wilayah {region} tidak dikenal.", "Region code {region} is not known."),
};

/** The sentence for a refusal of this room; undefined for a code of another room. */
export const describeRefusal = describeWith(refusals);
