import type {
  AnyField,
  ColumnProposal,
  HeaderCandidate,
  ImportMerge,
  ImportRow,
  RememberedMapping,
  SheetKind,
} from "../../contract/import.ts";
import { type HeadingMatch, matchExactly, matchLoosely } from "./match-heading.ts";
import { keyOf } from "./normalise.ts";

const searchedRows = 60;
const longestHeading = 200;

interface Heading {
  readonly column: number;
  readonly heading: string;
  /** What to look up, best first. */
  readonly keys: readonly string[];
}

const kinds: readonly SheetKind[] = ["profiles", "levels", "governance"];

function singleRow(row: ImportRow): readonly Heading[] {
  return row.cells
    .filter((cell) => cell.text.length <= longestHeading)
    .map((cell) => ({ column: cell.column, heading: cell.text.trim(), keys: [keyOf(cell.text)] }));
}

/** A heading over several columns stands in the first of them; merges tell how far it reaches. */
function spread(upper: ImportRow, lower: ImportRow, merges: readonly ImportMerge[]): Map<number, string> {
  const texts = new Map(upper.cells.map((cell) => [cell.column, cell.text.trim()]));
  const own = merges.filter((merge) => merge.fromRow <= upper.rowNumber && merge.toRow >= upper.rowNumber);
  for (const merge of own) {
    const text = texts.get(merge.fromColumn);
    if (text === undefined) continue;
    for (let column = merge.fromColumn + 1; column <= merge.toColumn; column += 1)
      if (!texts.has(column)) texts.set(column, text);
  }
  if (own.length > 0) return texts;
  const below = new Set(lower.cells.map((cell) => cell.column));
  for (const column of [...below].sort((a, b) => a - b)) {
    const left = texts.get(column - 1);
    if (!texts.has(column) && left !== undefined && below.has(column - 1)) texts.set(column, left);
  }
  return texts;
}

function twoRows(upper: ImportRow, lower: ImportRow, merges: readonly ImportMerge[]): readonly Heading[] {
  const above = spread(upper, lower, merges);
  const below = new Map(lower.cells.map((cell) => [cell.column, cell.text.trim()]));
  const columns = [...new Set([...above.keys(), ...below.keys()])].sort((a, b) => a - b);
  return columns.map((column) => {
    const first = above.get(column) ?? "";
    const second = below.get(column) ?? "";
    const both = [first, second].filter((text) => text !== "");
    const keys = both.length === 2 ? [keyOf(both.join(" ")), keyOf(second)] : [keyOf(both[0] ?? "")];
    return { column, heading: both.join(" / ").slice(0, longestHeading), keys };
  });
}

type Match = (key: string) => HeadingMatch | undefined;

/** One column per field: the surest, then the leftmost. */
function propose(headings: readonly Heading[], match: Match): readonly ColumnProposal[] {
  const found = headings.map((heading) => ({
    ...heading,
    match: heading.keys.map(match).find((candidate) => candidate !== undefined),
  }));
  const owner = new Map<AnyField, { column: number; confidence: number }>();
  for (const { column, match: candidate } of found) {
    if (candidate === undefined) continue;
    if (candidate.confidence > (owner.get(candidate.field)?.confidence ?? 0))
      owner.set(candidate.field, { column, confidence: candidate.confidence });
  }
  return found.map(({ column, heading, keys, match: candidate }) => {
    const isOwner = candidate !== undefined && owner.get(candidate.field)?.column === column;
    return {
      column,
      heading,
      key: keys[0] ?? "",
      field: isOwner ? candidate.field : null,
      confidence: isOwner ? candidate.confidence : 0,
    };
  });
}

/** Below these a row is no heading of its kind. */
function isTable(columns: readonly ColumnProposal[], kind: SheetKind): boolean {
  const fields = new Set(columns.map((column) => column.field));
  if (kind === "governance") return fields.has("indicator") && (fields.has("level") || fields.has("figure"));
  const isNamed = fields.has("name") || fields.has("innovationId") || fields.has("registrationNumber");
  const levels = [...fields].filter((field) => field?.startsWith("level:")).length;
  if (kind === "levels") return isNamed && levels >= 3;
  return fields.has("name") && [...fields].filter((field) => field !== null).length >= 2;
}

const scoreOf = (columns: readonly ColumnProposal[]): number =>
  columns.reduce((sum, column) => sum + column.confidence, 0) -
  columns.filter((column) => column.field === null).length;

interface Place {
  readonly rows: readonly [ImportRow, ImportRow];
  readonly headings: readonly Heading[];
}

function places(rows: readonly ImportRow[], merges: readonly ImportMerge[]): readonly Place[] {
  return rows.flatMap((row, index) => {
    const single: Place = { rows: [row, row], headings: singleRow(row) };
    const next = rows[index + 1];
    if (next?.rowNumber !== row.rowNumber + 1) return [single];
    return [single, { rows: [row, next], headings: twoRows(row, next, merges) }];
  });
}

/**
 * Places where a table may begin, best first: single and two-row headings among title and blank rows, in every sheet.
 * @param rows the first rows of each sheet, in order
 * @param mergesOf merged ranges by sheet
 * @param remembered what a person chose for these headings before
 */
export function findHeaders(
  rows: readonly ImportRow[],
  mergesOf: ReadonlyMap<number, readonly ImportMerge[]> = new Map(),
  remembered: RememberedMapping = {},
): readonly HeaderCandidate[] {
  const candidates: HeaderCandidate[] = [];
  for (const sheet of new Set(rows.map((row) => row.sheet))) {
    const own = rows.filter((row) => row.sheet === sheet).slice(0, searchedRows);
    for (const place of places(own, mergesOf.get(sheet) ?? []))
      for (const kind of kinds) {
        const candidate = judge(place, kind, remembered);
        if (candidate) candidates.push(candidate);
      }
  }
  return candidates.sort((a, b) => b.score - a.score || a.sheet - b.sheet || a.fromRow - b.fromRow);
}

function judge(place: Place, kind: SheetKind, remembered: RememberedMapping): HeaderCandidate | undefined {
  const recall = (key: string): HeadingMatch | "ignore" | undefined => {
    const field = Object.hasOwn(remembered, key) ? remembered[key] : undefined;
    return field === undefined || field === "ignore" ? field : { field, confidence: 100 };
  };
  const strict: Match = (key) => {
    const known = recall(key);
    return known === "ignore" ? undefined : (known ?? matchExactly(key, kind));
  };
  if (!isTable(propose(place.headings, strict), kind)) return undefined;
  const columns = propose(place.headings, (key) =>
    recall(key) === "ignore" ? undefined : (strict(key) ?? matchLoosely(key, kind)),
  );
  const [first, last] = place.rows;
  const { sheet, sheetName } = first;
  return { sheet, sheetName, kind, fromRow: first.rowNumber, toRow: last.rowNumber, score: scoreOf(columns), columns };
}
