import { describe, expect, test } from "vitest";
import { planImport } from "#tests/workbook/plan-rows.ts";
import { agencyId, importInput, innovationId, membershipId, proposed, sheetRows } from "#tests/workbook/sheet-rows.ts";
import type { ExistingInnovation, ImportInput, ImportValues } from "../../contract/import.ts";
import { blankValues } from "./import-values.ts";

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
