import { expect, test } from "vitest";
import type { ImportCell } from "../../contract/import.ts";
import { readDay } from "./read-day.ts";

const text = (written: string): ImportCell => ({ column: 1, kind: "text", value: written, text: written });
const number = (value: number): ImportCell => ({ column: 1, kind: "number", value, text: String(value) });

test.each([
  ["6 Feb 2024", "2024-02-06"],
  ["6 Februari 2024", "2024-02-06"],
  ["Selasa, 06 Pebruari 2024", "2024-02-06"],
  ["06/02/2024", "2024-02-06"],
  ["6-2-24", "2024-02-06"],
  ["06.02.2024", "2024-02-06"],
  ["2024-02-06", "2024-02-06"],
  ["2024-02-06T00:00:00Z", "2024-02-06"],
  ["6-Feb-24", "2024-02-06"],
  ["17 Agt 1998", "1998-08-17"],
  ["tgl 1 Desember 2023", "2023-12-01"],
  ["29 Februari 2024", "2024-02-29"],
  ["45328", "2024-02-06"],
])("reads %s", (written, value) => {
  expect(readDay(text(written))).toEqual({ kind: "value", value });
});

test("reads serials and real dates", () => {
  expect(readDay(number(45328.5))).toEqual({ kind: "value", value: "2024-02-06" });
  expect(readDay({ column: 1, kind: "date", value: "2024-12-31", text: "2024-12-31" })).toMatchObject({
    value: "2024-12-31",
  });
});

test.each([
  [text("2024"), "2024-01-01", "year"],
  [number(2024), "2024-01-01", "year"],
  [text("Feb 2024"), "2024-02-01", "month"],
  [text("Nopember 2023"), "2023-11-01", "month"],
  [text("03/2024"), "2024-03-01", "month"],
  [text("02/13/2024"), "2024-02-13", "order"],
])("asks which day %j means", (cell, proposal, precision) => {
  expect(readDay(cell)).toEqual({ kind: "asks", proposal, precision });
});

test.each([
  ["30 Februari 2024", "import.date-impossible"],
  ["31/04/2024", "import.date-impossible"],
  ["2023-02-29", "import.date-impossible"],
  ["triwulan II", "import.date-unreadable"],
  ["6 Foo 2024", "import.date-unreadable"],
  ["12", "import.date-unreadable"],
])("refuses %s", (written, code) => {
  expect(readDay(text(written))).toEqual({ kind: "wrong", code });
});
