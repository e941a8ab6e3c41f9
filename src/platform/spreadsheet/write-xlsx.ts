import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { columnLetters } from "#platform/spreadsheet/cell-address.ts";
import { maxCellCharacters } from "#platform/spreadsheet/limits.ts";
import type { CellToWrite, ColumnToWrite, SheetToWrite, WorkbookToWrite } from "#platform/spreadsheet/port.ts";
import { serialOfDay } from "#platform/spreadsheet/serial-day.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

export type SheetHead = Omit<SheetToWrite, "rows">;

export interface XlsxWriter {
  addSheet(sheet: SheetHead): void;
  /** Rows of the sheet added last. */
  addRows(rows: readonly (readonly CellToWrite[])[]): void;
  finish(): Promise<Uint8Array>;
}

const listSheetName = "daftar";
const formats = { text: "@", day: "yyyy-mm-dd", number: "General" } as const;

// XML cannot hold these; workbooks escape others as _xHHHH_, so a text that looks escaped is escaped itself.
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const writable = (text: string): string => text.replace(unwritable, "").replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x");

function fillCell(cell: ExcelJS.Cell, value: CellToWrite, sheetName: string): void {
  if (value === null) return;
  if (typeof value === "number") {
    cell.value = value;
    cell.numFmt = formats.number;
  } else if (typeof value === "string") {
    if (value.length > maxCellCharacters)
      throw new SpreadsheetRefused("spreadsheet.text-too-long", { sheet: sheetName, cell: cell.address });
    cell.value = writable(value);
    cell.numFmt = formats.text;
  } else {
    cell.value = serialOfDay(value.day);
    cell.numFmt = formats.day;
  }
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}

/** The typings of exceljs leave this member out. */
function validationsOf(sheet: ExcelJS.Worksheet): Validations {
  if (!("dataValidations" in sheet)) throw new Error("exceljs has no dataValidations");
  return sheet.dataValidations as Validations;
}

function offerLists(sheet: ExcelJS.Worksheet, head: SheetHead, headingRow: number, lists: Lists): void {
  const lastRow = headingRow + (head.listRows ?? 1_000);
  for (const [index, column] of head.columns.entries()) {
    if (column.list === undefined) continue;
    const place = lists.get(column.list);
    if (place === undefined) throw new Error(`The workbook has no list ${column.list}`);
    const letters = columnLetters(index + 1);
    // Only a help: a value from elsewhere is judged at import, with a reason.
    const validation: ExcelJS.DataValidation = {
      type: "list",
      allowBlank: true,
      formulae: [place],
      showErrorMessage: false,
    };
    validationsOf(sheet).add(`${letters}${headingRow + 1}:${letters}${lastRow}`, validation);
  }
}

type Lists = ReadonlyMap<string, string>;

/** Where each list will stand, by its name. */
function listPlaces(lists: WorkbookToWrite["lists"]): Lists {
  const places = new Map<string, string>();
  for (const [index, [name, choices]] of Object.entries(lists ?? {}).entries()) {
    const letters = columnLetters(index + 1);
    places.set(name, `${listSheetName}!$${letters}$1:$${letters}$${Math.max(1, choices.length)}`);
  }
  return places;
}

function addListSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, lists: WorkbookToWrite["lists"]): void {
  const columns = Object.values(lists ?? {});
  if (columns.length === 0) return;
  const sheet = workbook.addWorksheet(listSheetName, { state: "hidden" });
  const length = Math.max(...columns.map((choices) => choices.length));
  for (let row = 0; row < length; row += 1)
    sheet.addRow(columns.map((choices) => writable(choices[row] ?? "") || null)).commit();
  sheet.commit();
}

const columnOf = (column: ColumnToWrite): Partial<ExcelJS.Column> => ({
  width: column.width,
  hidden: column.hidden ?? false,
  style: { numFmt: formats[column.format], alignment: { vertical: "top", wrapText: column.width >= 30 } },
});

function writeHead(sheet: ExcelJS.Worksheet, head: SheetHead): void {
  for (const title of head.title ?? []) {
    const row = sheet.addRow([]);
    fillCell(row.getCell(1), title, head.name);
    row.getCell(1).font = { bold: true, size: 13 };
    row.getCell(1).alignment = { wrapText: false };
    row.commit();
  }
  const heading = sheet.addRow([]);
  for (const [index, column] of head.columns.entries()) {
    const cell = heading.getCell(index + 1);
    fillCell(cell, column.heading, head.name);
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, vertical: "middle" };
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7EEF0" } };
  }
  heading.commit();
}

/**
 * Writes an .xlsx row by row. Sheets come out in the order added, the hidden list sheet last.
 * @throws SpreadsheetRefused `spreadsheet.text-too-long`
 */
export function createXlsxWriter(workbook: Pick<WorkbookToWrite, "lists" | "createdAt">): XlsxWriter {
  const target = new PassThrough();
  const chunks: Uint8Array[] = [];
  target.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: target, useStyles: true, useSharedStrings: false });
  writer.creator = "Intan";
  writer.created = workbook.createdAt;
  writer.modified = workbook.createdAt;
  const lists = listPlaces(workbook.lists);
  let current: { sheet: ExcelJS.Worksheet; name: string } | undefined;

  return {
    addSheet(head) {
      current?.sheet.commit();
      const headingRow = (head.title ?? []).length + 1;
      const sheet = writer.addWorksheet(head.name, {
        state: head.hidden ? "hidden" : "visible",
        views: [{ state: "frozen", ySplit: headingRow }],
      });
      sheet.columns = head.columns.map(columnOf);
      writeHead(sheet, head);
      offerLists(sheet, head, headingRow, lists);
      current = { sheet, name: head.name };
    },
    addRows(rows) {
      if (current === undefined) throw new Error("Add a sheet before its rows");
      for (const values of rows) {
        const row = current.sheet.addRow([]);
        for (const [index, value] of values.entries()) fillCell(row.getCell(index + 1), value, current.name);
        row.commit();
      }
    },
    async finish() {
      current?.sheet.commit();
      addListSheet(writer, workbook.lists);
      await writer.commit();
      return Buffer.concat(chunks);
    },
  };
}
