import { describe, expect, test } from "vitest";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import type { SheetRow, WorkbookToWrite } from "#platform/spreadsheet/port.ts";
import { startWorker } from "#platform/worker/start-worker.ts";

const spreadsheets = createSpreadsheets(startWorker);

const workbook: WorkbookToWrite = {
  createdAt: new Date("2026-03-01T00:00:00Z"),
  lists: { tahapan: ["Inisiatif", "Uji Coba", "Penerapan"] },
  sheets: [
    {
      name: "Profil",
      title: ["Daftar inovasi"],
      columns: [
        { heading: "Nama", width: 30, format: "text" },
        { heading: "Tahapan", width: 12, format: "text", list: "tahapan" },
        { heading: "Tanggal", width: 12, format: "day" },
        { heading: "Biaya", width: 12, format: "number" },
        { heading: "ID", width: 5, format: "text", hidden: true },
      ],
      rows: [
        ["=HYPERLINK(1)", "+62", { day: "2024-02-06" }, 1_250_000, "@x"],
        ["-3", "_x0041_", null, -3.41, "dua\nbaris <&>"],
      ],
    },
    { name: "tanda", hidden: true, columns: [{ heading: "intan", width: 9, format: "text" }], rows: [["1"]] },
  ],
};

async function readBack(bytes: Uint8Array) {
  const rows: SheetRow[] = [];
  const result = await spreadsheets.read({ bytes }, (batch) => void rows.push(...batch));
  return { rows, result };
}

describe("a workbook written and read in threads", () => {
  test("keeps text as text, days as days and numbers as numbers", async () => {
    const written = await spreadsheets.write(workbook);
    if (!written.ok) throw new Error(written.code);
    const { rows, result } = await readBack(written.value);
    const profile = rows.filter((row) => row.sheetName === "Profil").map((row) => row.cells.map((cell) => cell.value));
    expect(profile).toEqual([
      ["Daftar inovasi"],
      ["Nama", "Tahapan", "Tanggal", "Biaya", "ID"],
      ["=HYPERLINK(1)", "+62", "2024-02-06", 1_250_000, "@x"],
      ["-3", "_x0041_", -3.41, "dua\nbaris <&>"],
    ]);
    expect(rows[2]?.cells.map((cell) => cell.kind)).toEqual(["text", "text", "date", "number", "text"]);
    expect(result).toMatchObject({
      ok: true,
      value: {
        sheets: [
          { name: "Profil", hidden: false, hiddenColumns: [5] },
          { name: "tanda", hidden: true },
          { name: "daftar", hidden: true },
        ],
      },
    });
  });

  test("refuses a text that no cell can hold, with its place", async () => {
    const [sheet] = workbook.sheets;
    if (sheet === undefined) throw new Error("no sheet");
    const result = await spreadsheets.write({ ...workbook, sheets: [{ ...sheet, rows: [["x".repeat(32_768)]] }] });
    expect(result).toMatchObject({ code: "spreadsheet.text-too-long", details: { sheet: "Profil", cell: "A3" } });
  });

  test("waits for the one who takes the rows", async () => {
    const written = await spreadsheets.write({
      ...workbook,
      sheets: [
        {
          name: "Banyak",
          columns: [{ heading: "Nama", width: 30, format: "text" }],
          rows: Array.from({ length: 20_000 }, (_, at) => [`Inovasi ${at}`]),
        },
      ],
    });
    if (!written.ok) throw new Error(written.code);
    let busy = 0;
    let batches = 0;
    const result = await spreadsheets.read({ bytes: written.value }, async () => {
      busy += 1;
      batches += 1;
      expect(busy).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      busy -= 1;
    });
    expect(batches).toBeGreaterThan(2);
    expect(result).toMatchObject({ ok: true, value: { sheets: [{ rowCount: 20_001 }, { name: "daftar" }] } });
  });

  test("answers a refusal of the reader, and passes on a failure of the taker", async () => {
    expect((await readBack(Buffer.from("PK\x03\x04 broken"))).result).toMatchObject({
      code: "spreadsheet.broken-archive",
    });
    const failing = spreadsheets.read({ bytes: Buffer.from("Nama;OPD\na;b") }, () => {
      throw new Error("the taker failed");
    });
    await expect(failing).rejects.toThrow("the taker failed");
  });

  test("stops a reading that takes too long", async () => {
    const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
    const limits = { timeoutSeconds: 0.1 };
    const result = await spreadsheets.read({ bytes: Buffer.from("Nama;OPD\na;b") }, slow, { limits });
    expect(result).toMatchObject({ code: "spreadsheet.took-too-long" });
  });
});
