import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** What a result takes for granted, by its stable code. */
export const assumptionTexts: Readonly<Record<string, Text>> = {
  "rounding.half-up": text(
    "Cara pembulatan resmi tidak tercetak: dihitung eksak, dibulatkan satu kali di akhir, setengah ke atas.",
    "The official way of rounding is not printed: computed exactly, rounded once at the end, halves up.",
  ),
  "edition.assumed-values": text(
    "Sebagian aturan edisi ini belum diumumkan dan diambil dari edisi terdekat yang dikenal.",
    "Some rules of this edition are not announced yet and are taken over from the nearest known edition.",
  ),
  "edition.inferred-values": text(
    "Sebagian angka rumus edisi ini disimpulkan, tidak dibaca dari naskah resmi.",
    "Some figures of this edition's formula are inferred, not read in the official text.",
  ),
  "governance.not-given": text(
    "Nilai SPD tidak diisi dan dihitung 0.",
    "The governance aspect was not given and counts 0.",
  ),
  "innovation.not-given": text(
    "Ada inovasi tanpa tingkat maupun skor kematangan; dihitung 0 tetapi tetap menambah pembagi.",
    "An innovation has neither levels nor maturity; it counts 0 but still enlarges the divisor.",
  ),
  "basic-services.main-affair": text(
    "Untuk pelayanan dasar hanya urusan utama yang dihitung, bacaan yang paling hati-hati.",
    "Only the main affair counts for the basic services, the most cautious reading.",
  ),
  "rejected.counted-in-index": text(
    "Indeks menghitung semua inovasi seolah diterima; akibat penolakan ada pada dua proyeksi.",
    "The index counts every innovation as accepted; what rejections do stands in the two projections.",
  ),
  "eligibility.window-not-known": text(
    "Rentang penerapan edisi ini tidak dikenal, jadi tidak diperiksa.",
    "The application window of this edition is not known, so it was not checked.",
  ),
  "eligibility.applied-on-not-given": text(
    "Ada inovasi tanpa tanggal penerapan; rentangnya tidak diperiksa.",
    "An innovation has no application date; its window was not checked.",
  ),
  "eligibility.design-words-not-given": text(
    "Ada inovasi tanpa jumlah kata rancang bangun; panjangnya tidak diperiksa.",
    "An innovation has no word count of its design; its length was not checked.",
  ),
};
