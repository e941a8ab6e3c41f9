import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodeText } from "#platform/spreadsheet/decode-text.ts";
import { maxCellCharacters } from "#platform/spreadsheet/limits.ts";
import type {
  ReadOptions,
  SheetCell,
  SheetRow,
  SpreadsheetLimits,
  WorkbookSource,
  WorkbookSummary,
} from "#platform/spreadsheet/port.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

type Delimiter = ";" | "," | "\t";
const delimiters: readonly Delimiter[] = [";", ",", "\t"];
const sampleLines = 30;

/** Delimiters per line outside quotes, over the first lines. */
function countPerLine(text: string, delimiter: Delimiter): number[] {
  const counts = [0];
  let isQuoted = false;
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === delimiter) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    else if (character === "\n" && counts.push(0) > sampleLines) break;
  }
  return counts;
}

/** The delimiter that most lines hold most often; ";" before "," because lists use commas inside cells. */
export function guessDelimiter(text: string): Delimiter {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const known = delimiters.find((delimiter) => delimiter === declared);
  if (known) return known;
  const scored = delimiters.map((delimiter) => {
    const counts = countPerLine(text, delimiter).filter((count) => count > 0);
    const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return { delimiter, score: counts.filter((count) => count === usual).length * Math.min(usual, 20) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function cellsOf(record: readonly string[], limits: SpreadsheetLimits): SheetCell[] {
  if (record.length > limits.maxColumns)
    throw new SpreadsheetRefused("spreadsheet.too-large", { what: "columns", limit: limits.maxColumns });
  const cells: SheetCell[] = [];
  for (const [index, value] of record.entries()) {
    if (value.trim() === "") continue;
    const text = value.slice(0, maxCellCharacters);
    cells.push({ column: index + 1, kind: "text", value: text, text });
  }
  return cells;
}

function brokenCsv(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = "lines" in error && typeof error.lines === "number" ? error.lines : undefined;
  return new SpreadsheetRefused("spreadsheet.broken-csv", { line, problem: error.code }, { cause: error });
}

/**
 * Streams the rows of a text list to `give`; every cell is text. The row number counts records, as a spreadsheet shows them.
 * @throws SpreadsheetRefused `spreadsheet.encoding-unknown`, `.broken-csv`, `.too-large`
 */
export async function readCsv(
  source: WorkbookSource,
  give: (rows: SheetRow[]) => Promise<void>,
  options: ReadOptions,
  limits: SpreadsheetLimits,
): Promise<WorkbookSummary> {
  const { text, encoding } = decodeText("path" in source ? readFileSync(source.path) : source.bytes);
  const delimiter = guessDelimiter(text);
  const declaration = /^sep=.\r?\n/i.exec(text)?.[0] ?? "";
  const parser = Readable.from(pieces(text.slice(declaration.length))).pipe(
    parse({ delimiter, relax_column_count: true, relax_quotes: true, max_record_size: 4_000_000 }),
  );
  let rowNumber = declaration === "" ? 0 : 1;
  let rowCount = 0;
  let cellCount = 0;
  let waiting: SheetRow[] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNumber += 1;
      const cells = cellsOf(record, limits);
      if (cells.length === 0) continue;
      rowCount += 1;
      cellCount += cells.length;
      if (rowCount > limits.maxRows)
        throw new SpreadsheetRefused("spreadsheet.too-large", { what: "rows", limit: limits.maxRows });
      if (cellCount > limits.maxCells)
        throw new SpreadsheetRefused("spreadsheet.too-large", { what: "cells", limit: limits.maxCells });
      if (rowCount > (options.firstRows ?? Number.POSITIVE_INFINITY)) continue;
      waiting.push({ sheet: 0, sheetName: "", sheetHidden: false, rowNumber, hidden: false, cells });
      if (waiting.length < 100) continue;
      await give(waiting);
      waiting = [];
    }
  } catch (error) {
    throw brokenCsv(error);
  }
  if (waiting.length > 0) await give(waiting);
  const sheet = { sheet: 0, name: "", hidden: false, rowCount, merges: [], hiddenColumns: [] };
  return { format: "csv", sheets: [sheet], formulaCount: 0, formulas: [], csv: { delimiter, encoding } };
}

function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += 65_536) yield text.slice(from, from + 65_536);
}
