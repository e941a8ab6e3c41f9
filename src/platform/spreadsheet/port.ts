import type { Result } from "#shared/result.ts";

/** `text`: text as typed. `number`: a plain number. `date`: a calendar day, "2024-02-06". `formula`: its text, never its stored result. */
export type CellKind = "text" | "number" | "date" | "boolean" | "formula" | "error";

export interface SheetCell {
  /** 1 is column A. */
  readonly column: number;
  readonly kind: CellKind;
  readonly value: string | number | boolean;
  /** The value as text; numbers with a decimal point and without groups. */
  readonly text: string;
}

/** A row with at least one cell that holds something. Empty cells and empty rows are left out; `rowNumber` is what people see. */
export interface SheetRow {
  /** Place of the sheet in the workbook, from 0. */
  readonly sheet: number;
  readonly sheetName: string;
  readonly sheetHidden: boolean;
  readonly rowNumber: number;
  /** Hidden by hand or by a filter. */
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

export interface MergedRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface SheetSummary {
  readonly sheet: number;
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold something. */
  readonly rowCount: number;
  /** The first ones, at most 5,000. */
  readonly merges: readonly MergedRange[];
  readonly hiddenColumns: readonly number[];
}

export interface FormulaPlace {
  readonly sheetName: string;
  /** "C5". */
  readonly cell: string;
}

export interface WorkbookSummary {
  readonly format: "xlsx" | "csv";
  readonly sheets: readonly SheetSummary[];
  readonly formulaCount: number;
  /** The first 20. */
  readonly formulas: readonly FormulaPlace[];
  readonly csv?: { readonly delimiter: ";" | "," | "\t"; readonly encoding: "utf-8" | "utf-16" | "windows-1252" };
}

export type WorkbookSource = { readonly bytes: Uint8Array } | { readonly path: string };

export interface SpreadsheetLimits {
  readonly maxFileBytes: number;
  readonly maxEntries: number;
  /** Of all parts that are read, counted while inflating. */
  readonly maxInflatedBytes: number;
  /** Inflated to compressed size of one part, asked only of parts above 8 MiB. */
  readonly maxRatio: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly maxCells: number;
  readonly maxSharedTextBytes: number;
  readonly timeoutSeconds: number;
}

export interface ReadOptions {
  /** What a formula in a sheet that is read means; "refuse" unless told. With "report" the summary names them. */
  readonly formulas?: "refuse" | "report";
  /** Only these sheets (places from 0) are read; hidden ones are read too unless left out here. */
  readonly onlySheets?: readonly number[];
  /** Hand over only so many rows of each sheet, for a preview; counts, merges and formulas are still complete. */
  readonly firstRows?: number;
  readonly limits?: Partial<SpreadsheetLimits>;
}

/** Text is written as text whatever it starts with; a day ("2024-02-06") as a real date; a number as a number; null as nothing. */
export type CellToWrite = null | string | number | { readonly day: string };

export interface ColumnToWrite {
  readonly heading: string;
  /** Characters. */
  readonly width: number;
  readonly hidden?: boolean;
  /** What cells typed below the heading will be; "text" keeps "=1" and "007" as they are. */
  readonly format: "text" | "day" | "number";
  /** Name of a list of the workbook: the cells below the heading offer it as a drop-down. */
  readonly list?: string;
}

export interface SheetToWrite {
  readonly name: string;
  readonly hidden?: boolean;
  /** Rows above the heading. */
  readonly title?: readonly string[];
  readonly columns: readonly ColumnToWrite[];
  readonly rows: Iterable<readonly CellToWrite[]>;
  /** How many rows below the heading offer the drop-downs; 1,000 unless told. */
  readonly listRows?: number;
}

export interface WorkbookToWrite {
  readonly sheets: readonly SheetToWrite[];
  /** Choices of drop-downs by name; they go to a hidden sheet. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** Written into the document properties. */
  readonly createdAt: Date;
}

/** Workbooks in and out; both work in a thread of their own with a heap limit. */
export interface Spreadsheets {
  /**
   * Hands over the rows in order, in batches, and waits for `take` between them. On a refusal nothing that was
   * handed over may be used. Codes (texts in the room that shows them): `spreadsheet.file-too-large`, `.empty-file`,
   * `.old-xls`, `.encrypted`, `.open-document`, `.binary-workbook`, `.web-page`, `.unknown-format`, `.broken-archive`,
   * `.broken-workbook`, `.zip-bomb`, `.too-large` (details: what, limit), `.formula-cell` (details: count, cells;
   * errors: one per cell), `.encoding-unknown`, `.broken-csv`, `.took-too-long`.
   */
  read(
    source: WorkbookSource,
    take: (rows: readonly SheetRow[]) => void | Promise<void>,
    options?: ReadOptions,
  ): Promise<Result<WorkbookSummary>>;
  /** Codes: `spreadsheet.text-too-long` (details: sheet, cell; Excel holds 32,767 characters in a cell). */
  write(workbook: WorkbookToWrite): Promise<Result<Uint8Array>>;
}
