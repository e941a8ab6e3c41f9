import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** What people read for the codes with which the engine refuses; `{expected}` and `{found}` come from the problem. */
export const indexRefusalTexts: Readonly<Record<string, Text>> = {
  "index.refused": text(
    "Data yang dikirim belum dapat dihitung. Perbaiki setiap tempat yang disebut.",
    "What was sent cannot be computed yet. Mend each place that is named.",
  ),
  "json.broken": text("Isi bukan JSON yang utuh.", "The content is not complete JSON."),
  "input.shape": text("Bentuk nilai salah; yang diharapkan: {expected}.", "Wrong shape; expected: {expected}."),
  "input.unreadable": text("Berkas tidak dapat dibaca.", "The file cannot be read."),
  "edition.unknown": text(
    "Edisi {found} tidak dikenal. Yang dapat dihitung: {expected}.",
    "Edition {found} is not known. These can be computed: {expected}.",
  ),
  "edition.not-computable": text(
    "Aturan edisi {found} tidak dikenal lengkap, jadi tidak dapat dihitung. Yang dapat dihitung: {expected}.",
    "The rules of edition {found} are not known in full, so it cannot be computed. These can: {expected}.",
  ),
  "indicator.unknown": text(
    "Indikator ini tidak ada di tempat ini; yang diharapkan: {expected}.",
    "There is no such indicator here; expected: {expected}.",
  ),
  "indicator.duplicate": text(
    "Indikator {found} ditulis lebih dari sekali.",
    "Indicator {found} is given more than once.",
  ),
  "indicator.not-measured": text(
    "Indikator {found} tidak diukur dengan angka. Yang diukur: {expected}.",
    "Indicator {found} is not measured by a figure. These are: {expected}.",
  ),
  "basis.unknown": text("Basis ukur tidak dikenal; pilihannya: {expected}.", "Unknown basis; choose from: {expected}."),
  "value.invalid": text("Bukan angka desimal; contoh: 20,01.", "Not a decimal number; example: 20.01."),
  "affair.unknown": text(
    "Kode urusan {found} tidak dikenal. Contoh kode: 1.02.",
    "Affair code {found} is not known. Example of a code: 1.02.",
  ),
  "level.out-of-range": text(
    "Tingkat harus bilangan bulat {expected}; yang ditemukan {found}.",
    "A level is an integer {expected}; found {found}.",
  ),
  "maturity.out-of-range": text(
    "Skor kematangan di luar batas; yang diharapkan: {expected}.",
    "Maturity is out of range; expected: {expected}.",
  ),
  "governance.out-of-range": text(
    "Skor SPD di luar batas; yang diharapkan: {expected}.",
    "Governance score is out of range; expected: {expected}.",
  ),
  "governance.both-forms": text(
    "Isi salah satu saja: tingkat SPD per indikator atau skor SPD.",
    "Give one only: governance levels per indicator, or the governance score.",
  ),
  "innovation.both-forms": text(
    "Isi salah satu saja: tingkat per indikator atau skor kematangan.",
    "Give one only: levels per indicator, or the maturity.",
  ),
  "innovation.duplicate-id": text("Id {found} dipakai lebih dari sekali.", "Id {found} is used more than once."),
};
