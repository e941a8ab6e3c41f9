import type { AnyField, ImportCell, ImportMerge, ImportRow, SheetChoice } from "../../contract/import.ts";
import { keyOf } from "./normalise.ts";
import type { SkipContext } from "./skip-rows.ts";

export interface SheetColumns {
  readonly choice: SheetChoice;
  readonly columnOf: ReadonlyMap<AnyField, number>;
  readonly skipping: SkipContext;
  /** The row with the cells that a vertical merge hides filled from its first one; wants every row in order. */
  fill(row: ImportRow): ImportRow;
}

interface OpenMerge {
  readonly merge: ImportMerge;
  readonly cell: ImportCell;
}

function createFill(choice: SheetChoice, nameColumn: number | undefined): (row: ImportRow) => ImportRow {
  const starting = new Map<number, ImportMerge[]>();
  for (const merge of choice.merges ?? []) {
    // A name over two rows is one innovation, not two.
    if (merge.toRow === merge.fromRow || merge.fromColumn === nameColumn) continue;
    starting.set(merge.fromRow, [...(starting.get(merge.fromRow) ?? []), merge]);
  }
  let open: readonly OpenMerge[] = [];
  return (row) => {
    open = open.filter(({ merge }) => merge.toRow >= row.rowNumber);
    const added = open
      .filter(({ merge }) => !row.cells.some((cell) => cell.column === merge.fromColumn))
      .map(({ cell }) => cell);
    const begun = (starting.get(row.rowNumber) ?? []).flatMap((merge) => {
      const cell = row.cells.find((own) => own.column === merge.fromColumn);
      return cell ? [{ merge, cell }] : [];
    });
    if (begun.length > 0) open = [...open, ...begun];
    if (added.length === 0) return row;
    return { ...row, cells: [...row.cells, ...added].sort((left, right) => left.column - right.column) };
  };
}

/** The confirmed table of one sheet, ready for its rows. */
export function sheetColumns(choice: SheetChoice, includeHiddenRows: boolean): SheetColumns {
  const columnOf = new Map<AnyField, number>();
  for (const { column, field } of choice.columns)
    if (field !== null && !columnOf.has(field)) columnOf.set(field, column);
  return {
    choice,
    columnOf,
    skipping: {
      headingKeys: new Map(choice.columns.map(({ column, heading }) => [column, keyOf(heading)])),
      nameColumn: columnOf.get("name") ?? columnOf.get("indicator"),
      mappedColumns: new Set(columnOf.values()),
      includeHiddenRows,
      hasSubtotals: choice.kind !== "governance",
    },
    fill: createFill(choice, columnOf.get("name")),
  };
}
