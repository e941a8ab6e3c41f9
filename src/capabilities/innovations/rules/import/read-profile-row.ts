import type {
  CellProblem,
  ImportCell,
  ImportField,
  ImportInput,
  ImportRow,
  ValueField,
} from "../../contract/import.ts";
import type { FieldDefinition } from "./field.ts";
import { definitionOf, fieldDefinitions } from "./fields.ts";
import { cellPath } from "./normalise.ts";
import type { QuestionList } from "./question-list.ts";
import { type FieldValue, type ReadContext, readCell } from "./read-cell.ts";
import { readWhole, splitCoordinates } from "./read-number.ts";
import type { SheetColumns } from "./sheet-columns.ts";

export interface ProfileRow {
  readonly row: ImportRow;
  /** What the row says; a field without a cell is missing. */
  readonly given: ReadonlyMap<ValueField, FieldValue>;
  readonly innovationId: string | null;
  readonly registrationNumber: number | null;
  readonly problems: CellProblem[];
  readonly asks: string[];
  readonly notices: CellProblem[];
}

/** A registration number as we print it, also "INT-2024-017": the last run of digits. */
const registrationOf = (cell: ImportCell | undefined): number | null => {
  const digits = /(\d{1,7})\D*$/.exec(cell?.text ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
};

/** Reads the mapped cells of one row. Every problem of the row is named, not only the first. */
export function readProfileRow(
  row: ImportRow,
  sheet: SheetColumns,
  input: Pick<ImportInput, "isTemplate"> & ReadContext,
  questions: QuestionList,
): ProfileRow {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const cellOf = (field: ImportField): ImportCell | undefined => cells.get(sheet.columnOf.get(field) ?? 0);
  const given = new Map<ValueField, FieldValue>();
  const problems: CellProblem[] = [];
  const asks: string[] = [];
  const rowPlace = row.sheetName === "" ? String(row.rowNumber) : `${row.sheetName}!${row.rowNumber}`;

  function take(cell: ImportCell, definition: FieldDefinition): void {
    const read = readCell(cell, definition, input);
    if (read.kind === "value") given.set(definition.field, read.value);
    else if (read.kind === "asks") asks.push(questions.ask(read.question, rowPlace));
    else {
      if (read.question) questions.ask(read.question, rowPlace);
      problems.push(problem(row, cell, definition.field, read.code, read.details));
    }
  }

  for (const definition of fieldDefinitions) {
    const column = sheet.columnOf.get(definition.field);
    if (column === undefined) continue;
    const cell = cells.get(column);
    if (cell) take(cell, definition);
    else if (input.isTemplate) given.set(definition.field, definition.kind === "affairs" ? [] : null);
  }
  const both = cellOf("coordinates");
  if (both) takeCoordinates(both, take, problems, row);
  if (!given.get("name") && problems.every((found) => found.field !== "name")) {
    const column = sheet.columnOf.get("name") ?? 1;
    problems.push({
      path: cellPath(row.sheetName, column, row.rowNumber),
      code: "import.name-missing",
      field: "name",
      found: "",
    });
  }
  return {
    row,
    given,
    innovationId: cellOf("innovationId")?.text.trim().toLowerCase() ?? null,
    registrationNumber: registrationOf(cellOf("registrationNumber")),
    problems,
    asks,
    notices: [],
  };
}

function takeCoordinates(
  cell: ImportCell,
  take: (cell: ImportCell, definition: FieldDefinition) => void,
  problems: CellProblem[],
  row: ImportRow,
): void {
  const pair = splitCoordinates(cell.text);
  const latitude = definitionOf("latitude");
  const longitude = definitionOf("longitude");
  if (pair === undefined || latitude === undefined || longitude === undefined) {
    problems.push(problem(row, cell, "coordinates", "import.coordinate-unreadable"));
    return;
  }
  const part = (text: string): ImportCell => ({ column: cell.column, kind: "text", value: text, text });
  take(part(pair[0]), latitude);
  take(part(pair[1]), longitude);
}

const longestFound = 80;

export function problem(
  row: ImportRow,
  cell: ImportCell,
  field: CellProblem["field"],
  code: string,
  details?: CellProblem["details"],
): CellProblem {
  const path = cellPath(row.sheetName, cell.column, row.rowNumber);
  const found = cell.text.length > longestFound ? `${cell.text.slice(0, longestFound)}…` : cell.text;
  return { path, code, field, found, ...(details && { details }) };
}

/** A level 0 to 3: 2, "P2", "Level 2". */
export const readLevel = (cell: ImportCell) => readWhole(cell, 0, 3, "import.level-out-of-range");
