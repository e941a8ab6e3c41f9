import type { ImportCell, ImportRow, SkippedRow } from "../../contract/import.ts";
import { keyOf } from "./normalise.ts";

export interface SkipContext {
  /** Keys of the heading by column. */
  readonly headingKeys: ReadonlyMap<number, string>;
  readonly nameColumn: number | undefined;
  /** Columns that a field takes. */
  readonly mappedColumns: ReadonlySet<number>;
  readonly includeHiddenRows: boolean;
  /** Names of governance indicators begin with "Jumlah" too. */
  readonly hasSubtotals: boolean;
}

const longestHeading = 200;

const isNumeric = (cell: ImportCell): boolean =>
  cell.kind === "number" || /^[\s(]*(rp\.?)?[\d.,%\s()-]+$/i.test(cell.text);

/** "Jumlah", "Sub total Dinas Kesehatan", "TOTAL": one line of words beside figures. */
function isSubtotal(cells: readonly ImportCell[]): boolean {
  const words = cells.filter((cell) => !isNumeric(cell));
  const [first] = words;
  if (first === undefined || words.length > 2) return false;
  return /^(sub ?total|sub ?jumlah|grand total|jumlah|total)\b/.test(keyOf(first.text));
}

/** 1, 2, 3 … below the heading, also "(1)" and "1=2+3". */
function isNumbering(cells: readonly ImportCell[]): boolean {
  const numbers = cells.map((cell) => Number(/^\(?(\d{1,3})\)?(\s*=.*)?$/.exec(cell.text.trim())?.[1] ?? Number.NaN));
  const [first = 0] = numbers;
  return numbers.length >= 3 && first <= 3 && numbers.every((number, index) => number === first + index);
}

function isRepeatedHeader(cells: readonly ImportCell[], headingKeys: ReadonlyMap<number, string>): boolean {
  const mostUnlike = cells.length * 0.4;
  let unlike = 0;
  for (const cell of cells) {
    const heading = headingKeys.get(cell.column);
    const key = cell.text.length > longestHeading ? "" : keyOf(cell.text);
    const isAlike = heading !== undefined && key !== "" && (heading === key || heading.endsWith(` ${key}`));
    if (!isAlike) unlike += 1;
    if (unlike > mostUnlike) return false;
  }
  return cells.length - unlike >= 2;
}

/**
 * Why a row below the heading is no innovation, or undefined when it is one. A row without a name counts as one
 * when three or more of its other fields are filled: then the name is missing, and that must be said.
 */
export function reasonToSkip(row: ImportRow, context: SkipContext): SkippedRow["reason"] | undefined {
  const { cells } = row;
  if (row.hidden && !context.includeHiddenRows) return "hidden";
  if (isNumbering(cells)) return "numbering";
  if (isRepeatedHeader(cells, context.headingKeys)) return "repeated-header";
  if (context.hasSubtotals && isSubtotal(cells)) return "subtotal";
  const mapped = cells.filter((cell) => context.mappedColumns.has(cell.column));
  if (mapped.some((cell) => cell.column === context.nameColumn)) return undefined;
  if (mapped.length >= 3) return undefined;
  return cells.filter((cell) => !isNumeric(cell)).length === 1 ? "group-title" : "note";
}
