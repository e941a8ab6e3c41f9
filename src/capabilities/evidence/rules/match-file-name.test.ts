import { describe, expect, test } from "vitest";
import { prepareEntries } from "./guess-entry.ts";
import { type MatchState, matchFileName } from "./match-file-name.ts";

const known = prepareEntries([
  { id: "kelotok", title: "Kelotok Sehat", slug: "kelotok-sehat", registrations: [{ year: 2024, number: 12 }] },
  {
    id: "sipintar",
    title: "SIPINTAR (Sistem Informasi Pelayanan Pintar)",
    slug: "sipintar-sistem-informasi-pelayanan-pintar",
    registrations: [{ year: 2025, number: 7 }],
  },
  {
    id: "pasar",
    title: "Pasar Terapung Digital",
    slug: "pasar-terapung-digital",
    registrations: [{ year: 2024, number: 31 }],
  },
  {
    id: "gerbang",
    title: "GERBANG BARAKAT: Gerakan Pengembangan Desa",
    slug: "gerbang-barakat-gerakan-pengembangan-desa",
    registrations: [{ year: 2025, number: 12 }],
  },
  {
    id: "pasar2",
    title: "Pasar Terapung Digital 2",
    slug: "pasar-terapung-digital-2",
    registrations: [{ year: 2025, number: 40 }],
  },
]);
const indicators = new Set(Array.from({ length: 20 }, (_, place) => String(16 + place)));

type Row = readonly [path: string, state: MatchState, entry: string | null, indicator: string | null];

/** `null`: nothing is put first, or it does not matter which. */
const rows: readonly Row[] = [
  // Number and title.
  ["16_Kelotok Sehat.pdf", "matched", "kelotok", "16"],
  ["16-kelotok-sehat.pdf", "matched", "kelotok", "16"],
  ["16. Kelotok Sehat SK Bupati.pdf", "matched", "kelotok", "16"],
  ["Kelotok Sehat 16.pdf", "matched", "kelotok", "16"],
  ["Kelotok_Sehat_33b_penerima.pdf", "matched", "kelotok", "33"],
  ["KELOTOK SEHAT - INDIKATOR 21.PDF", "matched", "kelotok", "21"],
  ["Ind 35 Kelotok Sehat.mp4", "matched", "kelotok", "35"],
  ["ind.18 kelotok sehat.pdf", "matched", "kelotok", "18"],
  ["i17_kelotok sehat.pdf", "matched", "kelotok", "17"],
  ["#31 Pasar Terapung Digital 2.pdf", "asks", null, "31"],
  // The register.
  ["REG-031_16_sk.pdf", "matched", "pasar", "16"],
  ["reg 31 16 sk.pdf", "matched", "pasar", "16"],
  ["REG-012_2024_16_sk.pdf", "matched", "kelotok", "16"],
  ["REG-012-2025_16_sk.pdf", "matched", "gerbang", "16"],
  ["2024-REG-012_33.pdf", "matched", "kelotok", "33"],
  ["16_reg 7.pdf", "matched", "sipintar", "16"],
  ["register 0031/17.pdf", "matched", "pasar", "17"],
  ["REG-012_16_sk.pdf", "asks", null, "16"],
  ["REG-999_16_sk.pdf", "asks", null, "16"],
  ["No. Register 031 - 25 foto.jpg", "matched", "pasar", "25"],
  ["Registrasi 7_indikator 20.pdf", "matched", "sipintar", "20"],
  // Folders.
  ["Kelotok Sehat/16 SK.pdf", "matched", "kelotok", "16"],
  ["Kelotok Sehat/16.pdf", "matched", "kelotok", "16"],
  ["Bukti 2026/Kelotok Sehat/16 SK Bupati nomor 188 tahun 2024.pdf", "matched", "kelotok", "16"],
  ["Kelotok Sehat/16 Regulasi/sk.pdf", "matched", "kelotok", "16"],
  ["Kelotok Sehat/16 Regulasi/DOC-20260610-WA0012.pdf", "matched", "kelotok", "16"],
  ["01. Kelotok Sehat/35 video.mp4", "matched", "kelotok", "35"],
  ["16/Kelotok Sehat.pdf", "matched", "kelotok", "16"],
  ["indikator 16/kelotok sehat.pdf", "matched", "kelotok", "16"],
  ["kelotok-sehat/26_panduan.pdf", "matched", "kelotok", "26"],
  ["REG-031/16 sk.pdf", "matched", "pasar", "16"],
  ["./Kelotok Sehat//17 tim.pdf", "matched", "kelotok", "17"],
  ["Kelotok Sehat\\18 DPA 2025.pdf", "matched", "kelotok", "18"],
  ["Kelotok Sehat/foto/29 aduan.jpg", "matched", "kelotok", "29"],
  // Short titles and near misses.
  ["16_SIPINTAR.pdf", "matched", "sipintar", "16"],
  ["33 sipintar penerima manfaat.pdf", "matched", "sipintar", "33"],
  ["gerbang barakat 31.pdf", "matched", "gerbang", "31"],
  ["16_Kelotk Sehat.pdf", "asks", "kelotok", "16"],
  ["16_Klotok Sehat.pdf", "asks", "kelotok", "16"],
  ["16 Pasar Terapung.pdf", "asks", null, "16"],
  // What a phone names.
  ["DOC-20260610-WA0012.pdf", "asks", null, null],
  ["IMG-20260610-WA0003.jpg", "asks", null, null],
  ["VID-20260610-WA0001.mp4", "asks", null, null],
  ["WhatsApp Image 2026-06-10 at 16.22.31.jpeg", "asks", null, null],
  ["WhatsApp Image 2026-06-10 at 10.22.31 (1).jpeg", "asks", null, null],
  ["IMG_20260616_161718.jpg", "asks", null, null],
  ["20260616_161718.jpg", "asks", null, null],
  ["Screenshot_2026-06-16-16-17-18.png", "asks", null, null],
  ["CamScanner 16-06-2026 16.17.pdf", "asks", null, null],
  ["Kelotok Sehat/DOC-20260610-WA0012.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat/WhatsApp Image 2026-06-10 at 16.22.31.jpeg", "asks", "kelotok", null],
  // Only one side is known.
  ["16_sk.pdf", "asks", null, "16"],
  ["33.pdf", "asks", null, "33"],
  ["Kelotok Sehat.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat SK Bupati.pdf", "asks", "kelotok", "16"],
  ["kelotok sehat monev.pdf", "asks", "kelotok", "34"],
  ["video kelotok sehat.mp4", "asks", "kelotok", "35"],
  ["surat tugas pasar terapung digital.pdf", "asks", null, "23"],
  // Numbers that are not the indicator.
  ["SK Nomor 16 Tahun 2024 Kelotok Sehat.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat 16 Juni 2025.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat 2026-06-16.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat (16).pdf", "asks", "kelotok", null],
  ["Kelotok Sehat 36.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat 15.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat 2025.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat 17 dan 23.pdf", "asks", "kelotok", null],
  ["Kelotok Sehat rev 18 indikator 20.pdf", "matched", "kelotok", "20"],
  ["16 Juni 2025 Kelotok Sehat 20.pdf", "matched", "kelotok", "20"],
  // Copies and decoration.
  ["16_Kelotok Sehat (1).pdf", "matched", "kelotok", "16"],
  ["16_Kelotok Sehat - Copy.pdf", "matched", "kelotok", "16"],
  ["Salinan 16 Kelotok Sehat.pdf", "matched", "kelotok", "16"],
  ["16_KELOTOK_SEHAT_FINAL_FIX.pdf", "matched", "kelotok", "16"],
  // Nothing.
  ["laporan.pdf", "unknown", null, null],
  ["berkas lengkap.pdf", "unknown", null, null],
  ["Dinas Kesehatan.pdf", "unknown", null, null],
];

describe("a file is matched by its name", () => {
  test.each(rows)("%s: %s", (path, state, entry, indicator) => {
    const found = matchFileName(path, { known, indicators, onlyEntry: null });
    expect(found.state).toBe(state);
    if (entry !== null) expect(found.entries[0]?.id).toBe(entry);
    if (indicator !== null) expect(found.indicators[0]?.id).toBe(indicator);
  });

  test("the table holds at least sixty names", () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  test("a chosen entry needs no name in the file", () => {
    const context = { known, indicators, onlyEntry: "pasar" };
    expect(matchFileName("16_sk.pdf", context)).toMatchObject({ state: "matched", entries: [{ id: "pasar" }] });
    expect(matchFileName("laporan.pdf", context).state).toBe("unknown");
    expect(matchFileName("DOC-20260610-WA0012.pdf", context).state).toBe("asks");
  });

  test("the basis of 33 is read with it", () => {
    expect(matchFileName("33b_Kelotok Sehat.pdf", { known, indicators, onlyEntry: null }).basis).toBe("b");
  });

  test("a register that two years share asks with both", () => {
    const { entries } = matchFileName("REG-012_16.pdf", { known, indicators, onlyEntry: null });
    expect(entries.map(({ id }) => id).sort()).toEqual(["gerbang", "kelotok"]);
  });

  test("long and hostile names answer at once", () => {
    const started = performance.now();
    const path = `${"a".repeat(4000)}${"16 ".repeat(500)}${"/".repeat(300)}x.pdf`;
    expect(matchFileName(path, { known, indicators, onlyEntry: null }).state).not.toBe("matched");
    expect(performance.now() - started).toBeLessThan(500);
  });
});
