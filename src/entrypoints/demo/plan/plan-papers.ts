import type { DemoPlan, DemoRoundEntry } from "./plan-types.ts";
import { samplePdf } from "./sample-pdf.ts";
import { samplePng } from "./sample-png.ts";
import { seeded, seededBetween } from "./seeded.ts";

/** A generated paper; equal keys are one document. */
export interface DemoPaper {
  readonly key: string;
  readonly fileName: string;
  readonly bytes: () => Uint8Array;
  readonly letter: {
    readonly letterNumber: string | null;
    readonly letterOn: string | null;
    readonly subject: string | null;
    readonly coversYear: number | null;
  };
}

export interface DemoRole {
  readonly paper: DemoPaper;
  readonly innovationKey: string;
  readonly indicator: string;
  readonly basis: string | null;
}

const sample = "Dokumen contoh: dibuat untuk peragaan, bukan dokumen resmi.";
const noLetter: DemoPaper["letter"] = { letterNumber: null, letterOn: null, subject: null, coversYear: null };

const pad = (value: number): string => String(value).padStart(2, "0");

const letterOf = (
  key: string,
  year: number,
  subject: string,
  coversYear: number | null = null,
): DemoPaper["letter"] => ({
  letterNumber: `${seededBetween(100, 999, key, "number")}/${seededBetween(1, 90, key, "file")}/CONTOH/${year}`,
  letterOn: `${year}-${pad(seededBetween(1, 12, key, "month"))}-${pad(seededBetween(1, 28, key, "day"))}`,
  subject: `${subject} (contoh)`,
  coversYear,
});

function paperOf(key: string, fileName: string, letter: DemoPaper["letter"], lines: readonly string[]): DemoPaper {
  const shown = [
    letter.subject ?? fileName,
    sample,
    "",
    `Nomor: ${letter.letterNumber ?? "-"}`,
    `Tanggal: ${letter.letterOn ?? "-"}`,
  ];
  return { key, fileName, letter, bytes: () => samplePdf([[...shown, "", ...lines, "", `Kunci: ${key}`]]) };
}

const pictureOf = (key: string, fileName: string): DemoPaper => ({
  key,
  fileName,
  letter: noLetter,
  bytes: () => samplePng(key),
});

interface OwnPaper {
  /** Equal ones of an entry are one document: a photo or a screenshot often shows several things. */
  readonly key: string;
  readonly file: string;
  readonly subject: string;
  readonly isPicture?: true;
}

const photo: OwnPaper = { key: "foto", file: "foto-kegiatan.png", subject: "Foto kegiatan", isPicture: true };
const screen: OwnPaper = { key: "layar", file: "tangkapan-layar.png", subject: "Tangkapan layar", isPicture: true };
const manual: OwnPaper = { key: "pedoman", file: "26_28_pedoman-dan-sop.pdf", subject: "Pedoman teknis dan prosedur" };

/** Papers that only this entry has, by indicator; a PDF unless the edition wants pictures. */
const ownPapers: Readonly<Record<string, OwnPaper>> = {
  "19": photo,
  "20": { key: "bimtek", file: "20_bimtek.pdf", subject: "Bimbingan teknis pelaksana" },
  "22": { key: "aktor", file: "22_aktor.pdf", subject: "Keterlibatan pemangku kepentingan" },
  "25": photo,
  "26": manual,
  "27": screen,
  "28": manual,
  "29": screen,
  "30": screen,
  "31": { key: "replikasi", file: "31_replikasi.pdf", subject: "Pernyataan replikasi" },
  "32": { key: "proposal", file: "32_proposal.pdf", subject: "Proposal penciptaan" },
  "33": { key: "manfaat", file: "33_penerima-manfaat.pdf", subject: "Daftar penerima manfaat" },
  "34": { key: "monev", file: "34_monev.pdf", subject: "Laporan monitoring dan evaluasi" },
  "35": { key: "sampul", file: "35_sampul-video.png", subject: "Gambar muka video", isPicture: true },
};

/** One decree annex of a year names every innovation of that year; a plan or a budget serves a whole agency or the region. */
function sharedPaper(
  entry: DemoRoundEntry,
  indicator: string,
  appliedYear: number,
  titles: readonly string[],
): DemoPaper | null {
  const agency = entry.agencySlug ?? "masyarakat";
  if (indicator === "16") {
    const key = `sk-penetapan-${appliedYear}`;
    const letter = letterOf(key, appliedYear, `Keputusan tentang penetapan inovasi daerah tahun ${appliedYear}`);
    return paperOf(key, `16_sk-penetapan-inovasi-${appliedYear}.pdf`, letter, ["Lampiran:", ...titles.slice(0, 36)]);
  }
  if (indicator === "18") {
    const letter = letterOf(`dpa-${agency}`, 2025, "Dokumen pelaksanaan anggaran", 2025);
    return paperOf(`dpa-${agency}`, "18_dpa-2025.pdf", letter, ["Kegiatan inovasi disorot pada halaman ini."]);
  }
  if (indicator === "21") {
    const letter = letterOf("rkpd-2025", 2024, "Rencana kerja pemerintah daerah tahun 2025", 2025);
    return paperOf("rkpd-2025", "21_rkpd-2025.pdf", letter, ["Bab, bagian, dan halaman yang memuat program inovasi."]);
  }
  if (["17", "23", "24"].includes(indicator)) {
    const key = `tim-${entry.innovationKey}`;
    const letter = letterOf(key, seeded(key, "old") < 0.1 ? 2022 : 2025, "Surat tugas tim pelaksana");
    return paperOf(key, "17_surat-tugas-tim.pdf", letter, ["Daftar pelaksana beserta perannya."]);
  }
  return null;
}

/** Heavy indicators have their papers sooner; about one claim in six still has none. */
const hasPaper = (key: string, indicator: string): boolean =>
  seeded(key, indicator, "paper") > (indicator === "35" || indicator === "31" ? 0.28 : 0.15);

/** Papers of the demo's round: the same on every machine, each saying that it is a sample. */
export function planPapers(plan: DemoPlan): readonly DemoRole[] {
  const profiles = new Map(plan.innovations.map((innovation) => [innovation.key, innovation.profile]));
  const yearOf = (key: string): number => Number(profiles.get(key)?.appliedOn?.slice(0, 4) ?? 2025);
  const { entries } = plan.round;
  return entries.flatMap((entry) => {
    const key = entry.innovationKey;
    const title = profiles.get(key)?.name ?? key;
    const titles = entries
      .filter((other) => yearOf(other.innovationKey) === yearOf(key))
      .map((other) => profiles.get(other.innovationKey)?.name ?? other.innovationKey);
    return entry.levels.flatMap(({ indicator, claimed, basis }): readonly DemoRole[] => {
      if (claimed === 0 || !hasPaper(key, indicator)) return [];
      const own = ownPapers[indicator];
      const ownKey = `${own?.key}-${key}`;
      const paper =
        own === undefined
          ? sharedPaper(entry, indicator, yearOf(key), titles)
          : own.isPicture
            ? pictureOf(ownKey, own.file)
            : paperOf(ownKey, own.file, letterOf(ownKey, 2025, `${own.subject}: ${title}`), [`Inovasi: ${title}`]);
      return paper === null ? [] : [{ paper, innovationKey: key, indicator, basis: indicator === "33" ? basis : null }];
    });
  });
}
