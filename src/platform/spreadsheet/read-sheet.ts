import { columnLetters, parseAddress } from "#platform/spreadsheet/cell-address.ts";
import { maxCellCharacters } from "#platform/spreadsheet/limits.ts";
import type { Attributes } from "#platform/spreadsheet/parse-xml.ts";
import type { MergedRange, SheetCell, SpreadsheetLimits } from "#platform/spreadsheet/port.ts";
import { dayOfSerial } from "#platform/spreadsheet/serial-day.ts";
import { type SharedStrings, unescapeText } from "#platform/spreadsheet/shared-strings.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

export interface SheetContext {
  readonly strings: SharedStrings;
  readonly dateStyles: readonly boolean[];
  readonly is1904: boolean;
  readonly limits: SpreadsheetLimits;
  /** Cells of the whole workbook so far, counted up here. */
  readonly counted: { rows: number; cells: number };
  readonly onRow: (rowNumber: number, hidden: boolean, cells: SheetCell[]) => void;
  readonly onFormula: (cell: string) => void;
}

export interface SheetReader {
  open(tag: string, attributes: Attributes): void;
  close(tag: string): void;
  text(text: string): void;
  readonly merges: MergedRange[];
  readonly hiddenColumns: number[];
}

const maxMerges = 5_000;
const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

interface RawCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string;
  hasFormula: boolean;
}

function numberCell(raw: RawCell, context: SheetContext): SheetCell | undefined {
  if (raw.value === "") return undefined;
  const value = Number(raw.value);
  if (!Number.isFinite(value)) return { column: raw.column, kind: "text", value: raw.value, text: raw.value };
  const day = context.dateStyles[raw.style] ? dayOfSerial(value, context.is1904) : undefined;
  if (day !== undefined) return { column: raw.column, kind: "date", value: day, text: day };
  return { column: raw.column, kind: "number", value, text: String(value) };
}

function textCell(column: number, text: string): SheetCell | undefined {
  return text.trim() === "" ? undefined : { column, kind: "text", value: text, text };
}

function finishCell(raw: RawCell, context: SheetContext): SheetCell | undefined {
  const { column } = raw;
  if (raw.hasFormula) return { column, kind: "formula", value: raw.formula, text: `=${raw.formula}` };
  switch (raw.type) {
    case "s":
      return textCell(column, context.strings.at(Number(raw.value)) ?? "");
    case "inlineStr":
    case "str":
      return textCell(column, unescapeText(raw.value));
    case "b": {
      const value = isOn(raw.value);
      return { column, kind: "boolean", value, text: value ? "TRUE" : "FALSE" };
    }
    case "e":
      return { column, kind: "error", value: raw.value, text: raw.value };
    case "d": {
      const day = raw.value.slice(0, 10);
      return /^\d{4}-\d\d-\d\d$/.test(day) ? { column, kind: "date", value: day, text: day } : undefined;
    }
    default:
      return numberCell(raw, context);
  }
}

/** Handlers for one worksheet part. Rows leave through `onRow` as they end; empty ones are never held. */
export function createSheetReader(context: SheetContext): SheetReader {
  const { limits, counted } = context;
  const merges: MergedRange[] = [];
  const hiddenColumns: number[] = [];
  let rowNumber = 0;
  let isRowHidden = false;
  let column = 0;
  let cells: SheetCell[] = [];
  let raw: RawCell | undefined;
  let takes: "value" | "formula" | undefined;
  let isPhonetic = false;

  const refuseTooLarge = (what: string, limit: number) => {
    throw new SpreadsheetRefused("spreadsheet.too-large", { what, limit });
  };

  function openRow(attributes: Attributes): void {
    rowNumber = attributes.r === undefined ? rowNumber + 1 : Number(attributes.r);
    isRowHidden = isOn(attributes.hidden);
    column = 0;
    cells = [];
  }

  function openCell(attributes: Attributes): void {
    column = attributes.r === undefined ? column + 1 : parseAddress(attributes.r).column;
    const style = Number(attributes.s ?? "0");
    raw = { column, type: attributes.t ?? "n", style, value: "", formula: "", hasFormula: false };
  }

  function closeCell(): void {
    if (raw === undefined) return;
    const cell = finishCell(raw, context);
    raw = undefined;
    if (cell === undefined) return;
    if (cell.kind === "formula") context.onFormula(`${columnLetters(cell.column)}${rowNumber}`);
    counted.cells += 1;
    if (counted.cells > limits.maxCells) refuseTooLarge("cells", limits.maxCells);
    if (cell.column > limits.maxColumns) refuseTooLarge("columns", limits.maxColumns);
    cells.push(cell);
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    counted.rows += 1;
    if (counted.rows > limits.maxRows) refuseTooLarge("rows", limits.maxRows);
    context.onRow(rowNumber, isRowHidden, cells);
    cells = [];
  }

  function openMerge(reference: string): void {
    const [from = "", to = from] = reference.split(":");
    if (merges.length >= maxMerges) return;
    const start = parseAddress(from);
    const end = parseAddress(to);
    merges.push({ fromRow: start.row, toRow: end.row, fromColumn: start.column, toColumn: end.column });
  }

  function openColumns(attributes: Attributes): void {
    if (!isOn(attributes.hidden)) return;
    const last = Math.min(Number(attributes.max), limits.maxColumns);
    for (let hidden = Number(attributes.min); hidden <= last; hidden += 1) hiddenColumns.push(hidden);
  }

  return {
    merges,
    hiddenColumns,
    open(tag, attributes) {
      if (tag === "c") openCell(attributes);
      else if (tag === "v" || tag === "t") takes = isPhonetic ? undefined : "value";
      else if (tag === "row") openRow(attributes);
      else if (tag === "f") {
        takes = "formula";
        if (raw) raw.hasFormula = true;
      } else if (tag === "mergeCell") openMerge(attributes.ref ?? "");
      else if (tag === "col") openColumns(attributes);
      else if (tag === "rPh") isPhonetic = true;
    },
    close(tag) {
      if (tag === "c") closeCell();
      else if (tag === "row") closeRow();
      else if (tag === "v" || tag === "t" || tag === "f") takes = undefined;
      else if (tag === "rPh") isPhonetic = false;
    },
    text(text) {
      if (raw === undefined || takes === undefined) return;
      if (takes === "formula") raw.formula += text.slice(0, 500);
      else if (raw.value.length <= maxCellCharacters) raw.value += text;
    },
  };
}
