import { describeWith } from "#shared/refusal-texts.ts";
import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** Words of the public pages. */
export const texts = {
  catalogue: text("Katalog inovasi", "Innovation catalogue"),
  catalogueLede: text(
    "Inovasi yang sudah diluncurkan, dengan unit yang menjalankan dan tahun programnya. Judul bertanda (contoh) adalah data karangan.",
    "Innovations that were launched, with the unit that runs each and its programme year. Titles marked (contoh) are invented samples.",
  ),
  found: text("{n} inovasi ditemukan", "{n} innovations found"),
  foundYear: text("{n} inovasi tahun program {year}", "{n} innovations of programme year {year}"),
  search: text("Cari nama, unit, atau kata", "Search a name, a unit or a word"),
  year: text("Tahun program", "Programme year"),
  allYears: text("Semua tahun", "All years"),
  track: text("Jalur", "Track"),
  all: text("Semua", "All"),
  group: text("Kelompok unit", "Kind of unit"),
  affair: text("Urusan", "Affair"),
  form: text("Bentuk", "Form"),
  stage: text("Tahapan", "Stage"),
  agency: text("Unit", "Unit"),
  number: text("No. register", "Register no."),
  innovation: text("Inovasi", "Innovation"),
  launched: text("Diluncurkan", "Launched"),
  emptyTitle: text("Tidak ada inovasi yang cocok", "No innovation matches"),
  emptyText: text(
    "Kurangi saringan atau pakai kata lain. Nama singkatan dan kepanjangannya sama-sama dapat dicari.",
    "Use fewer filters or another word. Acronyms and their full names can both be searched.",
  ),
  showAll: text("Tampilkan semua", "Show all"),
  noneYet: text("Belum ada inovasi yang diluncurkan", "Nothing has been launched yet"),
  noneYetText: text(
    "Katalog terisi sendiri setelah pengelola program mencatat peluncuran.",
    "The catalogue fills by itself once the programme manager records a launch.",
  ),
  download: text("Unduh daftar (CSV)", "Download the list (CSV)"),
  sample: text("Contoh", "Sample"),
  sampleNote: text(
    "Judul dan isi inovasi ini karangan untuk peragaan; bukan inovasi yang pernah terbit.",
    "Title and content of this innovation are invented for the demo; it was never published.",
  ),
  source: text("Sumber", "Source"),
  sourceNote: text(
    "Dicatat dari sumber terbuka, keyakinan {confidence}.",
    "Recorded from an open source, confidence {confidence}.",
  ),
  continues: text("Melanjutkan", "Continues"),
  continuedBy: text("Dilanjutkan oleh", "Continued by"),
  lineage: text("Silsilah", "Lineage"),
  facts: text("Data pokok", "Key facts"),
  about: text("Tentang inovasi ini", "About this innovation"),
  benefit: text("Manfaat", "Benefit"),
  before: text("Sebelum", "Before"),
  after: text("Sesudah", "After"),
  goals: text("Tujuan", "Goals"),
  design: text("Rancang bangun", "Design"),
  appliedOn: text("Mulai diterapkan", "Applied since"),
  developedOn: text("Dikembangkan", "Developed"),
  committed: text("Di bawah komitmen sejak", "Under commitment since"),
  years: text("Perjalanan", "Journey"),
  digital: text("Digital", "Digital"),
  yes: text("Ya", "Yes"),
  no: text("Tidak", "No"),
  notStated: text("tidak disebut", "not stated"),
  registration: text("Register {number}/{year}", "Register {number}/{year}"),
  statistics: text("Statistik", "Statistics"),
  statisticsTitle: text("Setiap angka dapat dibuka sampai barisnya", "Every figure opens its rows"),
  statisticsLede: text(
    "Jumlah di halaman ini dihitung dari baris katalog. Angka terbitan tanpa baris diberi tanda dan sumbernya.",
    "The counts on this page come from catalogue rows. Published figures without rows are marked, with their source.",
  ),
  byYear: text("Inovasi yang diluncurkan per tahun program", "Innovations launched by programme year"),
  byYearNews: text(
    "{n} inovasi tercatat dalam {years} tahun program.",
    "{n} innovations on record in {years} programme years.",
  ),
  tracksByYear: text("Jalur per tahun program", "Tracks by programme year"),
  tracksByYearNews: text(
    "Asal inovasi yang diluncurkan: ASN, pelatihan, dan masyarakat.",
    "Where launched innovations came from: civil servants, training and the public.",
  ),
  byTrack: text("Menurut jalur, {year}", "By track, {year}"),
  byGroup: text("Menurut kelompok unit, {year}", "By kind of unit, {year}"),
  byForm: text("Menurut bentuk, {year}", "By form, {year}"),
  byAffair: text("Menurut urusan, {year}", "By affair, {year}"),
  byCommitment: text("Di bawah perjanjian komitmen, {year}", "Under a commitment agreement, {year}"),
  partsNews: text("Bagian-bagian ini berjumlah {n}.", "These parts add up to {n}."),
  innovations: text("Inovasi", "Innovations"),
  oneUnit: text("Unit", "Unit"),
  units: text("Unit", "Units"),
  total: text("Jumlah", "Total"),
  published: text("Angka terbitan", "Published figures"),
  publishedLede: text(
    "Tercetak di sumber terbuka, tetapi baris di belakangnya tidak terbit. Tidak dijumlahkan dengan angka di atas.",
    "Printed in open sources, but the rows behind them were not. They are not added to the figures above.",
  ),
  figure: text("Angka", "Figure"),
  what: text("Tentang", "About"),
  events: text("Peristiwa", "Events"),
  date: text("Tanggal", "Date"),
  place: text("Tempat", "Place"),
  note: text("Catatan", "Note"),
  noStatistics: text("Belum ada angka", "No figures yet"),
  chooseYear: text("Pilih tahun", "Choose a year"),
} as const;

export const formNames: Readonly<Record<string, Text>> = {
  governance: text("Tata kelola", "Governance"),
  public_service: text("Pelayanan publik", "Public service"),
  other: text("Inovasi lainnya", "Other innovation"),
  "not-stated": text("Tidak disebut", "Not stated"),
};

export const confidenceNames: Readonly<Record<string, Text>> = {
  high: text("tinggi", "high"),
  "medium-high": text("cukup tinggi", "fairly high"),
  medium: text("sedang", "medium"),
  low: text("rendah", "low"),
};

/** The sentence for a refusal of this room; undefined for a code of another room. */
export const describeRefusal = describeWith({
  "catalogue.not-found": text(
    "Inovasi ini tidak ada di katalog, atau belum diluncurkan.",
    "This innovation is not in the catalogue, or not launched yet.",
  ),
});
