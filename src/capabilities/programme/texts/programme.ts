import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

export const texts = {
  innovations: text("Inovasi daerah", "Regional innovations"),
  innovationsLede: text(
    "Semua inovasi di semua keadaan, juga yang belum diluncurkan.",
    "Every innovation in every state, also those not launched yet.",
  ),
  propose: text("Usulkan inovasi", "Propose an innovation"),
  importWorkbook: text("Impor buku kerja", "Import a workbook"),
  search: text("Cari nama inovasi", "Search a name"),
  year: text("Tahun program", "Programme year"),
  allYears: text("Semua tahun", "All years"),
  state: text("Keadaan", "State"),
  track: text("Jalur", "Track"),
  all: text("Semua", "All"),
  innovation: text("Inovasi", "Innovation"),
  agency: text("Unit", "Unit"),
  number: text("No. register", "Register no."),
  found: text("{n} inovasi", "{n} innovations"),
  notStated: text("tidak disebut", "not stated"),
  emptyTitle: text("Tidak ada inovasi yang cocok", "No innovation matches"),
  emptyText: text(
    "Kurangi saringan, atau impor daftar yang sudah ada.",
    "Use fewer filters, or import the list you have.",
  ),
  downloadXlsx: text("Unduh XLSX", "Download XLSX"),
  dutiesTitleLate: text("{n} unit belum mengirim inovasi", "{n} units have not sent an innovation"),
  dutiesTitleDone: text("Semua unit sudah mengirim", "Every unit has sent"),
  dutiesLede: text(
    "Tahun program {year}. Setiap perangkat daerah wajib melahirkan sedikitnya satu inovasi setahun.",
    "Programme year {year}. Every agency owes at least one innovation a year.",
  ),
  dutiesCaption: text("Kewajiban {year} per unit", "Duty of {year} by unit"),
  unit: text("Unit", "Unit"),
  group: text("Kelompok", "Group"),
  sent: text("Dikirim", "Sent"),
  drafts: text("Rancangan", "Drafts"),
  lastYear: text("Terakhir mengirim", "Last sent"),
  never: text("belum pernah tercatat", "never on record"),
  copyText: text("Teks untuk WhatsApp", "Text for WhatsApp"),
  reminderTitle: text("Pesan pengingat siap salin", "A reminder ready to copy"),
  reminderHint: text(
    "Pilih seluruh teks lalu salin; daftar dihitung dari data saat halaman ini dibuka.",
    "Select the whole text and copy it; the list is computed when this page opens.",
  ),
  plainText: text("Buka sebagai teks", "Open as text"),
  reminderHead: text(
    "Yth. Kepala perangkat daerah. Per {day}, unit berikut belum mengirim inovasi tahun {year}:",
    "To the heads of agencies. As of {day} these units have not sent an innovation for {year}:",
  ),
  reminderFoot: text(
    "Mohon dikirim lewat Intan. Kesulitan? Hubungi pengelola program.",
    "Please send it through Intan. Any trouble? Ask the programme manager.",
  ),
  sheet: text("Belum mengirim", "Not sent"),
  yes: text("ya", "yes"),
  no: text("tidak", "no"),
  done: text("Sudah", "Done"),
  notYet: text("Belum", "Not yet"),
} as const;

export const stateNames: Readonly<Record<string, Text>> = {
  draft: text("Rancangan", "Draft"),
  submitted: text("Diusulkan", "Submitted"),
  returned: text("Dikembalikan", "Returned"),
  approved: text("Disetujui kepala unit", "Approved by the head"),
  screened: text("Lolos saring", "Screened"),
  established: text("Ditetapkan", "Established"),
  launched: text("Diluncurkan", "Launched"),
  withdrawn: text("Ditarik", "Withdrawn"),
  refused: text("Tidak lolos", "Refused"),
  stopped: text("Dihentikan setelah uji coba", "Stopped after trial"),
  archived: text("Diarsipkan", "Archived"),
};
