import { describe, expect, test } from "vitest";
import { planImport } from "#tests/workbook/plan-rows.ts";
import { agencyId, importInput, proposed, sheetRows } from "#tests/workbook/sheet-rows.ts";
import type { ImportInput } from "../../contract/import.ts";
import { blankValues } from "./import-values.ts";
import { proposedAnswers } from "./question-list.ts";

type Table = Parameters<typeof sheetRows>[0];

function plan(table: Table, more: Partial<ImportInput> = {}, place: Parameters<typeof sheetRows>[1] = {}) {
  const rows = sheetRows(table, place);
  return planImport(importInput(proposed(rows), more), rows);
}

const head = ["No", "Nama Inovasi", "OPD", "Tahun", "Tahapan", "Tgl Penerapan", "Lintang", "Urusan", "Anggaran"];

describe("a list as people have it", () => {
  test("gives new innovations with typed values", () => {
    const { profiles, counts } = plan([
      head,
      [
        1,
        " Kelotok  Sehat ",
        "Dinas Kesehatan",
        "2024",
        "Uji coba",
        "6 Feb 2024",
        "-3,41",
        "1.02 Kesehatan",
        "Rp 1.250.000",
      ],
    ]);
    expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, asks: 0, wrong: 0, skipped: 0 });
    expect(profiles[0]).toMatchObject({ state: "new", row: 2, innovationId: null });
    expect(profiles[0]?.values).toEqual({
      ...blankValues,
      name: "Kelotok  Sehat",
      agencyId: agencyId(1),
      programmeYear: 2024,
      stage: "trial",
      appliedOn: "2024-02-06",
      latitude: "-3.41",
      mainAffair: "1.02",
      budgetRupiah: 1_250_000,
    });
  });

  test("names every wrong cell with what is expected", () => {
    const { profiles } = plan([
      head,
      [1, "Simpus", "Dinas Entah", "dua ribu", "mungkin", "31/02/2024", "114,85", "Sihir", "banyak"],
      [2, null, "Dinas Kesehatan", 2024, "Penerapan"],
    ]);
    expect(profiles[0]?.state).toBe("wrong");
    expect(profiles[0]?.problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      "Data!C2 import.agency-unknown",
      "Data!D2 import.year-unreadable",
      "Data!E2 import.choice-unknown",
      "Data!F2 import.date-impossible",
      "Data!G2 import.coordinate-swapped",
      "Data!H2 import.affair-unknown",
      "Data!I2 import.rupiah-unreadable",
    ]);
    expect(profiles[0]?.problems.find(({ field }) => field === "stage")?.details).toEqual({
      choices: ["Inisiatif", "Uji Coba", "Penerapan"],
    });
    expect(profiles[1]?.problems).toMatchObject([{ path: "Data!B3", code: "import.name-missing" }]);
  });

  test("leaves out what is no innovation and says why", () => {
    const { skipped, profiles } = plan(
      [
        ["DAFTAR INOVASI"],
        head,
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        ["A. PERANGKAT DAERAH"],
        [1, "Simpus", "Dinas Kesehatan", 2024],
        [2, "Tersembunyi", "Dinas Kesehatan", 2024],
        ["", "Sub Total", "", "", "", "", "", "", 5_000],
        head,
        [3, "Total Aman", "Kecamatan Gambut", 2024, "Penerapan"],
        ["", "JUMLAH", 2],
        [],
        ["", "", "", "", "", "Martapura, 6 Februari 2024", "Kepala Badan"],
      ],
      {},
      { hiddenRows: [6] },
    );
    expect(profiles.map((row) => row.name)).toEqual(["Simpus", "Total Aman"]);
    expect(skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [3, "numbering"],
      [4, "group-title"],
      [6, "hidden"],
      [7, "subtotal"],
      [8, "repeated-header"],
      [10, "subtotal"],
      [12, "note"],
    ]);
  });

  test("takes hidden rows when asked to, and names columns it does not use", () => {
    const table = [
      ["Nama Inovasi", "OPD", "Nomor HP"],
      ["Simpus", "Dinas Kesehatan", "0812"],
    ];
    const found = plan(table, { includeHiddenRows: true }, { hiddenRows: [2] });
    expect(found.profiles).toHaveLength(1);
    expect(found.ignoredColumns).toEqual([{ sheet: 0, column: 3, heading: "Nomor HP" }]);
  });

  test("fills an agency that is merged over several rows", () => {
    const rows = sheetRows([
      ["OPD", "Nama Inovasi", "Tahapan"],
      ["Dinas Kesehatan", "Satu", "Penerapan"],
      [null, "Dua", "Penerapan"],
    ]);
    const merges = [{ fromRow: 2, toRow: 3, fromColumn: 1, toColumn: 1 }];
    const sheets = proposed(rows).map((choice) => ({ ...choice, merges }));
    expect(planImport(importInput(sheets), rows).profiles.map((row) => row.values?.agencyId)).toEqual([
      agencyId(1),
      agencyId(1),
    ]);
  });

  test("refuses formula cells where they would be read", () => {
    const { profiles } = plan([
      ["Nama Inovasi", "OPD"],
      [{ formula: "A1" }, "Dinas Kesehatan"],
    ]);
    expect(profiles[0]?.problems).toMatchObject([{ path: "Data!A2", code: "import.formula-cell" }]);
  });

  test("splits one cell with both coordinates and several affairs", () => {
    const table = [
      ["Nama Inovasi", "Titik Koordinat", "Urusan Lain yang Beririsan"],
      ["Satu", "-3.41, 114.85", "Pertanahan, Kesehatan"],
      ["Dua", "3°24'36\" LS; 114°51'0\" BT", "Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat"],
    ];
    expect(
      plan(table).profiles.map(({ values }) => [values?.latitude, values?.longitude, values?.otherAffairs]),
    ).toEqual([
      ["-3.41", "114.85", ["1.02", "2.10"]],
      ["-3.41", "114.85", ["1.05"]],
    ]);
  });
});

describe("questions", () => {
  const table = [
    ["Nama Inovasi", "OPD", "Waktu Penerapan"],
    ["Satu", "Dinkes", "2024"],
    ["Dua", "Dinkes", "Feb 2024"],
    ["Tiga", "PKM Entah", "6 Feb 2024"],
  ];

  test("are asked once for all rows that wait, with a proposal", () => {
    const { questions, counts } = plan(table);
    expect(counts).toMatchObject({ asks: 2, wrong: 1 });
    expect(questions.map(({ key, proposal, count }) => [key, proposal, count])).toEqual([
      ["agency:dinkes", agencyId(1), 2],
      ["date:appliedOn:2024", "2024-01-01", 1],
      ["date:appliedOn:feb 2024", "2024-02-01", 1],
      ["agency:pkm entah", null, 1],
    ]);
  });

  test("are settled by answers; an unknown answer settles nothing", () => {
    const { questions } = plan(table);
    const answers = { ...proposedAnswers(questions), "agency:pkm entah": agencyId(3), "date:appliedOn:2024": "none" };
    const settled = plan(table, { answers });
    expect(settled.profiles.map(({ state, values }) => [state, values?.agencyId, values?.appliedOn])).toEqual([
      ["new", agencyId(1), null],
      ["new", agencyId(1), "2024-02-01"],
      ["new", agencyId(3), "2024-02-06"],
    ]);
    expect(plan(table, { answers: { "agency:dinkes": agencyId(99) } }).counts).toMatchObject({ asks: 2 });
  });
});
