import type { CellKind, SheetCell, SheetRow } from "#platform/spreadsheet/port.ts";

const kinds: readonly CellKind[] = ["text", "number", "date", "boolean", "formula", "error"];

/** Rows as flat lists: what crosses between threads is copied, and a million small objects are copied slowly. */
export interface RowBatch {
  readonly sheet: number;
  readonly sheetName: string;
  readonly sheetHidden: boolean;
  /** Three per row: row number, 1 when hidden, number of cells. */
  readonly rows: readonly number[];
  /** Two per cell: column, place of its kind. */
  readonly cells: readonly number[];
  readonly values: readonly (string | number | boolean)[];
}

/** Packs rows of one sheet. */
export function packRows(rows: readonly SheetRow[]): RowBatch {
  const flatRows: number[] = [];
  const cells: number[] = [];
  const values: (string | number | boolean)[] = [];
  for (const row of rows) {
    flatRows.push(row.rowNumber, row.hidden ? 1 : 0, row.cells.length);
    for (const cell of row.cells) {
      cells.push(cell.column, kinds.indexOf(cell.kind));
      values.push(cell.value);
    }
  }
  const [first] = rows;
  return {
    sheet: first?.sheet ?? 0,
    sheetName: first?.sheetName ?? "",
    sheetHidden: first?.sheetHidden ?? false,
    rows: flatRows,
    cells,
    values,
  };
}

function textOf(kind: CellKind, value: string | number | boolean): string {
  if (kind === "formula") return `=${value}`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value);
}

export function unpackRows(batch: RowBatch): SheetRow[] {
  const { sheet, sheetName, sheetHidden } = batch;
  const rows: SheetRow[] = [];
  let cell = 0;
  for (let at = 0; at < batch.rows.length; at += 3) {
    const cells: SheetCell[] = [];
    for (const last = cell + (batch.rows[at + 2] ?? 0); cell < last; cell += 1) {
      const kind = kinds[batch.cells[2 * cell + 1] ?? 0] ?? "text";
      const value = batch.values[cell] ?? "";
      cells.push({ column: batch.cells[2 * cell] ?? 0, kind, value, text: textOf(kind, value) });
    }
    const hidden = batch.rows[at + 1] === 1;
    rows.push({ sheet, sheetName, sheetHidden, rowNumber: batch.rows[at] ?? 0, hidden, cells });
  }
  return rows;
}
