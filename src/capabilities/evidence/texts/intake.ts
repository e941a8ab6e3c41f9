import type { Text } from "#shared/text.ts";
import type { IntakeFileState } from "../contract/intake.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** Words of bulk intake. */
export const intakeTexts = {
  title: text("Masukkan banyak berkas sekaligus", "Take in many files at once"),
  lede: text(
    "Unggah satu zip, atau pilih banyak berkas. Intan mencocokkannya dengan entri dan indikator dari namanya; Anda memeriksa dulu sebelum disimpan.",
    "Upload one zip, or choose many files. Intan matches them with entries and indicators by name; you check before anything is saved.",
  ),
  namesTitle: text("Nama yang dikenali", "Names that are recognised"),
  names: text(
    "Folder dengan judul inovasi, lalu nomor indikator: “Kelotok Sehat/16 SK.pdf”. Atau nomor register: “REG-012_16_sk.pdf”. Berkas dari WhatsApp (DOC-20260610-WA0012.pdf) akan ditanyakan.",
    "A folder with the title, then the indicator: “Kelotok Sehat/16 SK.pdf”. Or the register number: “REG-012_16_sk.pdf”. Files saved from WhatsApp (DOC-20260610-WA0012.pdf) are asked about.",
  ),
  files: text("Zip atau berkas", "Zip or files"),
  filesHint: text(
    "Paling banyak {n} berkas dan {size} sekali unggah; tiap berkas paling besar {each}.",
    "At most {n} files and {size} in one upload; each file at most {each}.",
  ),
  entry: text("Semua untuk satu inovasi", "All for one innovation"),
  byName: text("Tidak, ikuti nama berkas", "No, follow the file names"),
  round: text("Putaran", "Round"),
  preview: text("Cocokkan", "Match"),
  earlier: text("Pemasukan sebelumnya", "Earlier intakes"),
  earlierCaption: text("Pemasukan Anda", "Your intakes"),
  when: text("Waktu", "When"),
  count: text("Berkas", "Files"),
  state: text("Keadaan", "State"),
  nothingChosen: text("Pilih satu zip atau beberapa berkas.", "Choose a zip or some files."),
  previewTitle: text("{matched} dari {all} berkas cocok", "{matched} of {all} files match"),
  previewLede: text(
    "Belum ada yang disimpan sebagai bukti. Betulkan yang perlu, lalu simpan sekaligus.",
    "Nothing is saved as evidence yet. Correct what needs it, then save all at once.",
  ),
  doneTitle: text("{n} berkas menjadi bukti", "{n} files became evidence"),
  undoneTitle: text("Pemasukan ini dibatalkan", "This intake was taken back"),
  table: text("Berkas dan tempatnya", "Files and their places"),
  file: text("Berkas", "File"),
  innovation: text("Inovasi", "Innovation"),
  indicator: text("Indikator", "Indicator"),
  chooseEntry: text("Pilih inovasi", "Choose an innovation"),
  chooseIndicator: text("Pilih indikator", "Choose an indicator"),
  leaveOut: text("Lewati", "Leave out"),
  sure: text("kecocokan {n}%", "match {n}%"),
  save: text("Simpan koreksi", "Save the corrections"),
  apply: text("Jadikan {n} berkas bukti", "Make {n} files evidence"),
  skip: text("Lewati berkas yang belum jelas", "Leave out files that are not clear"),
  undo: text("Batalkan pemasukan ini", "Take this intake back"),
  undoHint: text(
    "Bukti dicabut dari semua indikator, selama verifikator belum memutuskan.",
    "The evidence is taken off all indicators, while no verifier has decided.",
  ),
  change: text("Ubah", "Change"),
} as const satisfies Readonly<Record<string, Text>>;

export const fileStateTexts: Readonly<Record<IntakeFileState, Text>> = {
  matched: text("Cocok", "Matched"),
  asks: text("Perlu jawaban", "Needs an answer"),
  unknown: text("Tidak dikenali", "Not recognised"),
  duplicate: text("Sudah ada", "Already there"),
  refused: text("Ditolak", "Refused"),
  "left-out": text("Dilewati", "Left out"),
};

export const intakeStateTexts: Readonly<Record<string, Text>> = {
  previewed: text("Pratinjau", "Preview"),
  applied: text("Sudah disimpan", "Taken in"),
  undone: text("Dibatalkan", "Taken back"),
};
