import type { Text } from "#shared/text.ts";
import type { IconName } from "./icon-shapes.ts";
import type { Tone } from "./tag.tsx";

export interface StateLook {
  readonly icon: IconName;
  readonly word: Text;
  readonly tone: Tone;
}

const look = (tone: Tone, icon: IconName, id: string, en: string): StateLook => ({ tone, icon, word: { id, en } });

/** One table for every state that pages show: code to icon, word and class. Codes are "family.state". */
export const states = {
  // Row of an import preview.
  "import.new": look("ok", "plus", "Baru", "New"),
  "import.changed": look("wait", "edit", "Berubah", "Changed"),
  "import.unchanged": look("plain", "equal", "Tetap", "Unchanged"),
  "import.asks": look("warn", "question", "Perlu jawaban", "Needs an answer"),
  "import.wrong": look("no", "cross", "Salah", "Wrong"),
  // An import as a whole.
  "job.previewed": look("wait", "eye", "Pratinjau, belum disimpan", "Preview, not saved"),
  "job.running": look("wait", "spinner", "Sedang berjalan", "Running"),
  "job.done": look("ok", "check", "Selesai", "Done"),
  "job.failed": look("no", "cross", "Gagal", "Failed"),
  "job.undone": look("plain", "back", "Dibatalkan", "Undone"),
  // An innovation in a programme year.
  "membership.draft": look("plain", "edit", "Rancangan", "Draft"),
  "membership.submitted": look("wait", "send", "Diusulkan", "Submitted"),
  "membership.returned": look("warn", "back", "Dikembalikan", "Returned"),
  "membership.approved": look("wait", "check", "Disetujui kepala unit", "Approved by the head"),
  "membership.screened": look("wait", "eye", "Lolos saring", "Screened"),
  "membership.established": look("ok", "sign", "Ditetapkan", "Established"),
  "membership.launched": look("ok", "rocket", "Diluncurkan", "Launched"),
  "membership.withdrawn": look("plain", "ban", "Ditarik", "Withdrawn"),
  "membership.refused": look("no", "cross", "Tidak lolos", "Not chosen"),
  "membership.stopped": look("plain", "ban", "Dihentikan setelah uji coba", "Stopped after trial"),
  "membership.archived": look("plain", "lock", "Diarsipkan", "Archived"),
  // How far an innovation is.
  "stage.initiative": look("plain", "bulb", "Inisiatif", "Initiative"),
  "stage.trial": look("wait", "clock", "Uji coba", "Trial"),
  "stage.applied": look("ok", "flag", "Penerapan", "Applied"),
  // Whether an entry counts in a round.
  "eligibility.eligible": look("ok", "check", "Memenuhi syarat", "Eligible"),
  "eligibility.refused": look("no", "cross", "Di luar syarat", "Not eligible"),
  "eligibility.unknown": look("warn", "question", "Belum dapat dipastikan", "Cannot be told yet"),
  // A round entry.
  "entry.draft": look("plain", "edit", "Rancangan", "Draft"),
  "entry.sent": look("wait", "send", "Terkirim", "Sent"),
  "entry.accepted": look("ok", "check", "Diterima", "Accepted"),
  "entry.rejected": look("no", "cross", "Ditolak", "Rejected"),
  // A claimed level and what verifiers say of it.
  "verification.no-claim": look("plain", "dashed", "Belum diklaim", "Not claimed"),
  "verification.no-evidence": look("warn", "file", "Belum ada dokumen", "No paper yet"),
  "verification.waiting": look("wait", "clock", "Belum diputus", "Not decided yet"),
  "verification.second-look": look("wait", "eye", "Menunggu verifikator kedua", "Waits for a second verifier"),
  "verification.third-look": look("warn", "eye", "Menunggu verifikator ketiga", "Waits for a third verifier"),
  "verification.decided": look("ok", "check", "Diputus", "Decided"),
  // What an agency owes.
  "duty.met": look("ok", "check", "Sudah mengirim", "Has sent"),
  "duty.open": look("warn", "warning", "Belum mengirim", "Has not sent"),
  "duty.late": look("no", "clock", "Terlambat", "Late"),
  // Where a figure comes from.
  "figure.counted": look("plain", "list", "Dihitung dari baris", "Counted from rows"),
  "figure.published": look("wait", "file", "Angka terbitan", "Published figure"),
  "figure.official": look("ok", "check", "Hasil resmi", "Official result"),
  "figure.target": look("plain", "flag", "Target", "Target"),
  "figure.claimed": look("plain", "edit", "Diklaim", "Claimed"),
  "figure.sample": look("plain", "info", "Contoh", "Sample"),
  "figure.assumed": look("warn", "question", "Anggapan", "Assumed"),
  "figure.unknown": look("plain", "dashed", "Belum dicatat", "Not recorded"),
  // A task of a person.
  "task.open": look("wait", "clock", "Menunggu Anda", "Waiting for you"),
  "task.due": look("warn", "warning", "Segera", "Due soon"),
  "task.late": look("no", "warning", "Terlambat", "Late"),
  "task.done": look("ok", "check", "Selesai", "Done"),
  "task.locked": look("plain", "lock", "Belum bisa", "Not yet possible"),
  // Awards, the only state in gold beside the index.
  "award.won": look("gold", "trophy", "Penghargaan", "Award"),
} as const satisfies Readonly<Record<string, StateLook>>;

export type StateCode = keyof typeof states;

/** For codes that come from data: undefined when the table does not know it. */
export function stateCode(family: string, state: string): StateCode | undefined {
  const code = `${family}.${state}`;
  return isStateCode(code) ? code : undefined;
}

const isStateCode = (code: string): code is StateCode => Object.hasOwn(states, code);
