import { describe, expect, test } from "vitest";
import { agencyId, importInput, innovationId, membershipId, proposed, sheetRows } from "#tests/workbook/sheet-rows.ts";
import type { ExistingInnovation, ImportInput, ImportValues } from "../../contract/import.ts";
import { blankValues } from "./import-values.ts";
import { planImport } from "./plan-import.ts";
import { proposedAnswers } from "./question-list.ts";

type Table = Parameters<typeof sheetRows>[0];

function plan(table: Table, more: Partial<ImportInput> = {}, place: Parameters<typeof sheetRows>[1] = {}) {
  const rows = sheetRows(table, place);
  return planImport(importInput(proposed(rows), more), rows);
}

const known = (at: number, values: Partial<ImportValues>): ExistingInnovation => ({
  innovationId: innovationId(at),
  membershipId: membershipId(at),
  registrationNumber: at,
  values: { ...blankValues, name: `Inovasi ${at}`, programmeYear: 2025, agencyId: agencyId(1), ...values },
});

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

describe("what the region already has", () => {
  const columns = ["Nama Inovasi", "OPD", "Tahun", "Tahapan"];

  test("is met by name, agency and year; one changed cell changes one field; empty cells change nothing", () => {
    const existing = [known(1, { name: "Simpus", stage: "trial", benefit: "Cepat" }), known(2, { name: "Lapor" })];
    const { profiles } = plan(
      [columns, ["SIM-PUS", "Dinas Kesehatan", 2025, "Penerapan"], ["Lapor", "Dinas Kesehatan", 2025, ""]],
      { existing },
    );
    expect(profiles[0]).toMatchObject({
      state: "changed",
      innovationId: innovationId(1),
      membershipId: membershipId(1),
    });
    expect(profiles[0]?.changes).toEqual([
      { field: "name", from: "Simpus", to: "SIM-PUS" },
      { field: "stage", from: "trial", to: "applied" },
    ]);
    expect(profiles[1]).toMatchObject({ state: "unchanged", changes: [] });
  });

  test("is met by hidden id before its name, and an unknown id is wrong", () => {
    const table = [
      ["ID Intan", ...columns],
      [innovationId(1), "Nama Baru", "Dinas Kesehatan", 2025, null],
      [innovationId(9), "Entah", "Dinas Kesehatan", 2025, null],
    ];
    const { profiles } = plan(table, { existing: [known(1, { name: "Simpus" })] });
    expect(profiles[0]?.changes).toEqual([{ field: "name", from: "Simpus", to: "Nama Baru" }]);
    expect(profiles[1]?.problems).toMatchObject([{ code: "import.id-unknown" }]);
  });

  test("is met by registration number and year when the names are alike, else a person is asked", () => {
    const table = [
      ["No Registrasi", ...columns],
      [7, "Simpus Mobile", "Dinas Kesehatan", 2025, null],
      [8, "Lain Sekali", "Dinas Kesehatan", 2025, null],
    ];
    const { profiles, questions } = plan(table, {
      existing: [known(7, { name: "Simpus" }), known(8, { name: "Perahu" })],
    });
    expect(profiles.map(({ state }) => state)).toEqual(["changed", "asks"]);
    expect(questions).toMatchObject([{ kind: "identity", proposal: null, candidates: [{ answer: innovationId(8) }] }]);
  });

  test.each([
    ["the same name in another year", ["Simpus", "Dinas Kesehatan", 2024], innovationId(1)],
    ["the same name at another agency", ["Simpus", "Kecamatan Gambut", 2025], null],
    ["a name with a slip", ["Perahu Sehat Martpura", "Dinas Kesehatan", 2025], innovationId(2)],
    ["a near name at another agency", ["Perahu Sehat Martapuri", "Kecamatan Gambut", 2025], "new"],
  ])("asks about %s", (_, row, proposal) => {
    const existing = [known(1, { name: "Simpus" }), known(2, { name: "Perahu Sehat Martapura" })];
    const table = [columns, [...row, "Penerapan"]];
    const asked = plan(table, { existing });
    expect(asked.profiles[0]).toMatchObject({ state: "asks", values: null, asks: ["identity:Data!2"] });
    expect(asked.questions).toMatchObject([{ key: "identity:Data!2", proposal }]);
    const added = plan(table, { existing, answers: { "identity:Data!2": "new" } });
    expect(added.profiles[0]).toMatchObject({ state: "new", innovationId: null });
  });

  test("joins a further programme year when a person says that it is the same", () => {
    const { profiles } = plan([columns, ["Simpus", "Dinas Kesehatan", 2024, null]], {
      existing: [known(1, { name: "Simpus" })],
      answers: { "identity:Data!2": innovationId(1) },
    });
    expect(profiles[0]).toMatchObject({ state: "changed", innovationId: innovationId(1), membershipId: null });
    expect(profiles[0]?.changes).toEqual([{ field: "programmeYear", from: 2025, to: 2024 }]);
  });

  test("is not changed by a second row for it: the row is wrong and names the first", () => {
    const { profiles } = plan([
      columns,
      ["Baru", "Dinas Kesehatan", 2025, null],
      ["BARU!", "Dinas Kesehatan", 2025, null],
    ]);
    expect(profiles.map(({ state }) => state)).toEqual(["new", "wrong"]);
    expect(profiles[1]?.problems).toMatchObject([{ code: "import.duplicate-row", details: { first: "Data!A2" } }]);
  });

  test("is not added twice unseen: a near name in the file, a missing agency and a strange number are noted", () => {
    const { profiles } = plan([
      ["No Reg", ...columns],
      [5, "Perahu Sehat Martapura", "Dinas Kesehatan", 2025, null],
      [null, "Perahu Sehat Martpura", "Dinas Kesehatan", 2025, null],
      [null, "Lain", null, 2025, "Penerapan"],
    ]);
    expect(profiles.map(({ state, notices }) => [state, notices.map((notice) => notice.code)])).toEqual([
      ["new", ["import.registration-unknown"]],
      ["new", ["import.similar-row"]],
      ["new", ["import.agency-missing"]],
    ]);
  });

  test("does not get one field in two ways from two years", () => {
    const existing = [
      known(1, { name: "Simpus", programmeYear: 2024 }),
      { ...known(1, { name: "Simpus" }), membershipId: membershipId(2) },
    ];
    const table = [
      ["ID Intan", "Nama Inovasi", "Tahun", "Manfaat"],
      [innovationId(1), "Simpus", 2024, "Cepat"],
      [innovationId(1), "Simpus", 2025, "Murah"],
    ];
    const { profiles } = plan(table, { existing });
    expect(profiles.map(({ state }) => state)).toEqual(["changed", "wrong"]);
    expect(profiles[1]?.problems).toMatchObject([
      { code: "import.rows-disagree", details: { first: "Data!A2", field: "benefit" } },
    ]);
  });
});

describe("levels and governance", () => {
  const levelsHead = [
    "ID Intan",
    "Nama Inovasi",
    "Perangkat Daerah",
    "16 Regulasi",
    "17 SDM",
    "33 Kemanfaatan",
    "35 Video",
    "Basis 33",
  ];

  test("change only the levels that differ, also of innovations that the same file adds", () => {
    const profiles = sheetRows(
      [
        ["Nama Inovasi", "OPD", "Tahapan"],
        ["Baru", "Kecamatan Gambut", "Penerapan"],
      ],
      { sheet: 1, sheetName: "Isi" },
    );
    const levels = sheetRows(
      [
        levelsHead,
        [innovationId(1), "Simpus", null, 2, "P3", 0, null, "a. Jumlah penerima"],
        [null, "Baru", "Kecamatan Gambut", 1, null, null, null, null],
        [null, "Entah", null, 4, null, null, null, "z"],
      ],
      { sheet: 0, sheetName: "Level" },
    );
    const rows = [...levels, ...profiles];
    const entryLevels = [{ innovationId: innovationId(1), levels: { "16": 2, "17": 1, "33": 0 }, basis33: "a" }];
    const found = planImport(
      importInput(proposed(rows), { existing: [known(1, { name: "Simpus" })], entryLevels }),
      rows,
    );
    expect(found.levels[0]).toMatchObject({ state: "changed", innovationId: innovationId(1), levels: { "17": 3 } });
    expect(found.levels[0]?.changes).toEqual([{ field: "level:17", from: 1, to: 3 }]);
    expect(found.levels[1]).toMatchObject({ state: "new", newProfile: { sheet: 1, row: 2 }, levels: { "16": 1 } });
    expect(found.levels[2]?.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "Level!B4 import.entry-unknown",
      "Level!D4 import.level-out-of-range",
      "Level!H4 import.basis-unknown",
    ]);
  });

  test("govern by indicator code, with figures in either decimal mark", () => {
    const governance = [{ indicator: "4", level: 2, figure: "5.10", source: null }];
    const found = plan(
      [
        ["Kode Indikator", "Indikator", "Level", "Angka Terukur", "Sumber"],
        [1, "Visi dan misi", 3, null, "RPJMD"],
        ["4", "Jumlah pendapatan per kapita", 2, "5,1"],
        ["2 A", "Penetapan APBD", 7],
        ["99", "Tidak ada", 1],
        ["4", "Sekali lagi", 1],
      ],
      { governance },
    );
    expect(found.governance.map(({ indicator, state }) => [indicator, state])).toEqual([
      ["1", "new"],
      ["4", "unchanged"],
      ["2a", "wrong"],
      ["99", "wrong"],
      ["4", "wrong"],
    ]);
    expect(found.governance[0]).toMatchObject({ level: 3, figure: null, source: "RPJMD" });
    expect(found.governance.slice(2).map((row) => row.problems[0]?.code)).toEqual([
      "import.level-out-of-range",
      "import.indicator-unknown",
      "import.duplicate-row",
    ]);
  });
});
