import { describeWith } from "#shared/refusal-texts.ts";
import type { Details } from "#shared/result.ts";
import { type Language, say, type Text } from "#shared/text.ts";
import { formatSize } from "#web/format.ts";
import { findingTexts } from "./findings.ts";

const text = (id: string, en: string): Text => ({ id, en });

const texts: Readonly<Record<string, Text>> = {
  "evidence.kind-refused": text(
    "Jenis berkas ini tidak dapat menjadi bukti. Pakai PDF, JPG, PNG, atau MP4; dokumen Word dan Excel disimpan dulu sebagai PDF.",
    "This kind of file cannot be evidence. Use PDF, JPG, PNG or MP4; save Word and Excel files as PDF first.",
  ),
  "evidence.infected": text(
    "Pemindai menemukan virus ({name}); berkas tidak disimpan.",
    "The scanner found a virus ({name}); the file was not stored.",
  ),
  "evidence.place-not-found": text("Entri putaran ini tidak ditemukan.", "This entry of the round was not found."),
  "evidence.indicator-not-found": text(
    "Indikator {indicator} tidak ada di sini.",
    "There is no indicator {indicator} here.",
  ),
  "evidence.document-not-found": text(
    "Dokumen tidak ditemukan di antara yang boleh Anda pakai.",
    "The document was not found among those you may use.",
  ),
  "evidence.role-not-found": text(
    "Bukti ini sudah tidak dipakai. Mungkin baru saja dicabut orang lain.",
    "This evidence is not in use any more. Somebody may just have taken it off.",
  ),
  "evidence.format-refused": text(
    "Indikator {indicator} hanya menerima {formats}.",
    "Indicator {indicator} takes only {formats}.",
  ),
  "evidence.basis-unknown": text(
    "Dasar {basis} tidak ada pada indikator {indicator}.",
    "Indicator {indicator} has no basis {basis}.",
  ),
  "evidence.role-already-given": text(
    "Dokumen ini sudah dipakai untuk indikator {indicator}. Dua berkas sama tidak menambah nilai.",
    "This document serves indicator {indicator} already. The same file twice adds no points.",
  ),
  "evidence.changed-meanwhile": text(
    "Keadaannya berubah selagi Anda bekerja. Muat ulang lalu ulangi.",
    "Things changed while you worked. Reload and try again.",
  ),
  "upload.not-found": text(
    "Kiriman ini tidak ditemukan di antara kiriman Anda, atau sudah lewat 48 jam. Kirim berkasnya lagi.",
    "This upload was not found among yours, or is older than 48 hours. Send the file again.",
  ),
  "upload.unfinished": text(
    "Berkas belum sampai seluruhnya. Pilih berkas yang sama untuk melanjutkan.",
    "The file has not arrived whole. Choose the same file to go on.",
  ),
  "upload.busy": text(
    "Berkas ini masih dikirim atau diperiksa. Coba lagi sebentar.",
    "This file is still being sent or checked. Try again shortly.",
  ),
  "evidence.intake-empty": text("Tidak ada berkas yang dapat dimasukkan.", "There is no file to take in."),
  "evidence.intake-too-many": text(
    "Terlalu banyak berkas sekaligus; paling banyak {limit}.",
    "Too many files at once; {limit} at most.",
  ),
  "evidence.intake-not-found": text("Pemasukan ini tidak ditemukan.", "This intake was not found."),
  "evidence.intake-not-previewed": text(
    "Pemasukan ini sudah selesai; pratinjaunya tidak dapat diubah lagi.",
    "This intake is finished; its preview cannot be changed any more.",
  ),
  "evidence.intake-not-applied": text(
    "Hanya pemasukan yang sudah disimpan dapat dibatalkan.",
    "Only an intake that was taken in can be taken back.",
  ),
  "evidence.intake-open": text(
    "{asks} berkas masih perlu jawaban dan {unknown} belum dikenali. Tentukan tempatnya, atau lewati.",
    "{asks} files need an answer and {unknown} are not recognised. Say where they belong, or leave them out.",
  ),
  "evidence.intake-expired": text(
    "Pratinjau ini terlalu lama; berkasnya sudah dibersihkan. Unggah lagi.",
    "This preview waited too long; its files are gone. Upload them again.",
  ),
  "evidence.intake-decided": text(
    "Verifikator sudah memutuskan {count} bukti dari pemasukan ini, jadi tidak dapat dibatalkan.",
    "A verifier has decided on {count} papers of this intake, so it cannot be taken back.",
  ),
  "files.unavailable": text(
    "Tempat penyimpanan berkas tidak menjawab. Tidak ada yang tersimpan; coba lagi sebentar.",
    "The file store does not answer. Nothing was stored; try again shortly.",
  ),
  "files.disk-full": text(
    "Tempat penyimpanan penuh. Tidak ada yang tersimpan; beri tahu administrator.",
    "The file store is full. Nothing was stored; tell the administrator.",
  ),
  "files.cut-off": text("Unggahan terputus. Tidak ada yang tersimpan.", "The upload broke off. Nothing was stored."),
  "files.not-found": text(
    "Isi berkas ini tidak ada di tempat penyimpanan. Beri tahu administrator.",
    "The content of this file is missing in the store. Tell the administrator.",
  ),
};

const tooLarge = text(
  "Berkas lebih besar dari {size}. Kecilkan, atau pindai dengan mutu lebih rendah.",
  "The file is larger than {size}. Make it smaller, or scan it at a lower quality.",
);
const quotaExceeded = text(
  "Ruang penyimpanan daerah tidak cukup: tersisa {left}, dibutuhkan {needed}.",
  "The region has not enough room: {left} left, {needed} needed.",
);
const refusedFile = text("Berkas ditolak: {reason}", "The file was refused: {reason}");

const archiveReasons: Readonly<Record<string, Text>> = {
  "archive.broken": text("Berkas zip rusak atau terputus.", "The zip file is broken or cut off."),
  "archive.encrypted": text("Berkas zip terkunci sandi.", "The zip file is locked by a password."),
  "archive.too-many": text(
    "Isi zip terlalu banyak; paling banyak {limit} berkas.",
    "The zip holds too many files; {limit} at most.",
  ),
  "archive.bomb": text("Isi zip membengkak tidak wajar; ditolak.", "The zip swells beyond reason; it was refused."),
  "archive.path": text(
    "Nama di dalam zip keluar dari foldernya; ditolak.",
    "A name in the zip leaves its folder; it was refused.",
  ),
};

const simple = describeWith(texts);
const archive = describeWith(archiveReasons);

/** The sentence for a refusal of this room; undefined for a code of another room. */
export function describeEvidenceRefusal(
  code: string,
  details: Details | undefined,
  language: Language,
): string | undefined {
  const size = (name: string) => formatSize(Number(details?.[name] ?? 0), language);
  if (code === "evidence.too-large") return say(tooLarge, language, { size: size("maxBytes") });
  if (code === "evidence.quota-exceeded")
    return say(quotaExceeded, language, { left: size("leftBytes"), needed: size("neededBytes") });
  if (code === "evidence.archive-refused") return archive(String(details?.["reason"]), details, language);
  if (code === "evidence.file-refused") {
    const reason = findingTexts[String(details?.["reason"])];
    return reason === undefined ? undefined : say(refusedFile, language, { reason: reason[language] });
  }
  return simple(code, details, language);
}
