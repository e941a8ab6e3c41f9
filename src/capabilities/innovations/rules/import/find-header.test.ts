import { describe, expect, test } from "vitest";
import { proposed, sheetRows } from "#tests/workbook/sheet-rows.ts";
import { findHeaders } from "./find-header.ts";

const fieldsOf = (columns: readonly { readonly column: number; readonly field: unknown }[]) =>
  Object.fromEntries(columns.map(({ column, field }) => [column, field]));

const titles = [["DAFTAR INOVASI DAERAH"], ["KABUPATEN BANJAR TAHUN 2024"], []];

describe("the heading of a list", () => {
  test("is found among titles, and columns get their fields by other names", () => {
    const rows = sheetRows([
      ...titles,
      ["No", "JUDUL INOVASI", "OPD", "Tgl Penerapan", "Urusan Pemerintahan", "Contact Person", "Tahapan*"],
      [1, "Simpus", "Dinkes", "6 Feb 2024", "Kesehatan", "Ani", "Penerapan"],
    ]);
    const [best] = findHeaders(rows);
    expect(best).toMatchObject({ kind: "profiles", fromRow: 4, toRow: 4 });
    expect(fieldsOf(best?.columns ?? [])).toEqual({
      1: null,
      2: "name",
      3: "agencyId",
      4: "appliedOn",
      5: "mainAffair",
      6: null,
      7: "stage",
    });
  });

  test("may take two rows, merged or not", () => {
    const table = [
      ...titles,
      ["No", "Nama Inovasi", "Waktu", null, "Titik Koordinat", null, "Perangkat Daerah"],
      [null, null, "Uji Coba", "Penerapan", "Lintang", "Bujur"],
      [1, "Simpus", "2023", "2024", "-3,41", "114,85", "Dinkes"],
    ];
    const merges = [
      { fromRow: 4, toRow: 5, fromColumn: 1, toColumn: 1 },
      { fromRow: 4, toRow: 5, fromColumn: 2, toColumn: 2 },
      { fromRow: 4, toRow: 4, fromColumn: 3, toColumn: 4 },
      { fromRow: 4, toRow: 4, fromColumn: 5, toColumn: 6 },
    ];
    const fields = { 1: null, 2: "name", 3: "trialOn", 4: "appliedOn", 5: "latitude", 6: "longitude", 7: "agencyId" };
    for (const known of [new Map([[0, merges]]), new Map()]) {
      const [best] = findHeaders(sheetRows(table), known);
      expect(best).toMatchObject({ fromRow: 4, toRow: 5 });
      expect(fieldsOf(best?.columns ?? [])).toEqual(fields);
    }
  });

  test("is known in any sheet, whatever the sheet is called", () => {
    const note = sheetRows([["Catatan rapat"], ["Nama", "Jabatan"]], { sheet: 0, sheetName: "Profil" });
    const levels = sheetRows([["ID Intan", "Nama Inovasi", "16 Regulasi", "17 SDM", "33 Manfaat", "35 Video"]], {
      sheet: 1,
    });
    const governance = sheetRows([["Kode Indikator", "Indikator", "Level", "Angka Terukur"]], { sheet: 2 });
    const profiles = sheetRows([["Nama Inovasi", "OPD", "Tahapan"]], { sheet: 3, sheetName: "Sheet1" });
    const choices = proposed([...note, ...levels, ...governance, ...profiles]);
    expect(choices.map(({ sheet, kind }) => [sheet, kind]).sort()).toEqual([
      [1, "levels"],
      [2, "governance"],
      [3, "profiles"],
    ]);
  });

  test("forgives slips and longer wording, less sure of them", () => {
    const [best] = findHeaders(
      sheetRows([["Nama Inovasi", "OPD", "Tahapn Inovasi", "Tanggal Penerapan Inovasi Daerah di OPD"]]),
    );
    expect(fieldsOf(best?.columns ?? [])).toEqual({ 1: "name", 2: "agencyId", 3: "stage", 4: "appliedOn" });
    expect(best?.columns[2]?.confidence).toBeLessThan(100);
  });

  test("is not seen in a list without a name column", () => {
    expect(
      findHeaders(
        sheetRows([
          ["Tanggal", "Uraian", "Biaya"],
          ["6 Feb 2024", "ATK", 5],
        ]),
      ),
    ).toEqual([]);
  });

  test("gives a field to one column only", () => {
    const [best] = findHeaders(sheetRows([["Nama Inovasi", "Judul", "OPD"]]));
    expect(best?.columns.filter((column) => column.field === "name")).toHaveLength(1);
  });

  test("follows what a person chose before", () => {
    const rows = sheetRows([["Nama Inovasi", "Keterangan", "OPD", "Tahapan"]]);
    const [first] = findHeaders(rows);
    const chosen = (first?.columns ?? []).map((column) => {
      if (column.heading === "Keterangan") return { ...column, field: "design" as const };
      return column.heading === "Tahapan" ? { ...column, field: null } : column;
    });
    const remembered = Object.fromEntries(chosen.map((column) => [column.key, column.field ?? ("ignore" as const)]));
    expect(remembered).toEqual({ "nama inovasi": "name", keterangan: "design", opd: "agencyId", tahapan: "ignore" });
    expect(fieldsOf(findHeaders(rows, new Map(), remembered)[0]?.columns ?? [])).toEqual({
      1: "name",
      2: "design",
      3: "agencyId",
      4: null,
    });
  });
});
