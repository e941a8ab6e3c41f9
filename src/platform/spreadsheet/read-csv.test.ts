import { describe, expect, test } from "vitest";
import type { SheetRow } from "#platform/spreadsheet/port.ts";
import { readWorkbook } from "#platform/spreadsheet/read-workbook.ts";

async function read(bytes: Uint8Array) {
  const rows: SheetRow[] = [];
  const result = await readWorkbook({ bytes }, async (batch) => void rows.push(...batch));
  return { result, rows: rows.map((row) => [row.rowNumber, ...row.cells.map((cell) => cell.text)]) };
}

const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("a text list", () => {
  test.each<[string, Uint8Array, string]>([
    ["; in UTF-8 with its mark", Buffer.from("\uFEFFNama;OPD\nPerahu Réhab;Dinkes, Martapura\n"), ";"],
    [", in UTF-8", Buffer.from('Nama,OPD\nPerahu Réhab,"Dinkes, Martapura"\n'), ","],
    ["tabs in UTF-8", Buffer.from("Nama\tOPD\r\nPerahu Réhab\tDinkes, Martapura\r\n"), "\t"],
    ["; in Windows-1252", latin("Nama;OPD\r\nPerahu R\xE9hab;Dinkes, Martapura"), ";"],
    ["tabs in UTF-16", Buffer.from("\uFEFFNama\tOPD\nPerahu Réhab\tDinkes, Martapura\n", "utf16le"), "\t"],
    ["a declared separator", Buffer.from("sep=;\nNama;OPD\nPerahu Réhab;Dinkes, Martapura"), ";"],
  ])("with %s", async (_, bytes, delimiter) => {
    const { result, rows } = await read(bytes);
    expect(rows.map((row) => row.slice(1))).toEqual([
      ["Nama", "OPD"],
      ["Perahu Réhab", "Dinkes, Martapura"],
    ]);
    expect(result).toMatchObject({ ok: true, value: { format: "csv", csv: { delimiter } } });
  });

  test("keeps row numbers over blank lines and lines inside quotes", async () => {
    const { rows } = await read(Buffer.from('Judul\n\n;;\n"dua\nbaris";x\nlast;y\n'));
    expect(rows).toEqual([
      [1, "Judul"],
      [4, "dua\nbaris", "x"],
      [5, "last", "y"],
    ]);
  });

  test("names what Windows-1252 holds", async () => {
    expect((await read(latin("Nama;Biaya\nA \x93B\x94;\x80 5"))).rows[1]).toEqual([2, "A “B”", "€ 5"]);
  });

  test.each<[string, Uint8Array, string]>([
    ["a wrong encoding", latin("Nama;OPD\nR\x81\x8D;x"), "spreadsheet.encoding-unknown"],
    ["UTF-16 without its mark", Buffer.from("Nama;OPD", "utf16le"), "spreadsheet.unknown-format"],
    ["a quote that never ends", Buffer.from('Nama;OPD\n"tanpa akhir;x\ny;z'), "spreadsheet.broken-csv"],
  ])("refuses %s", async (_, bytes, code) => {
    expect((await read(bytes)).result).toMatchObject({ ok: false, code });
  });
});
