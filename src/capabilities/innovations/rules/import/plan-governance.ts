import type {
  CellProblem,
  FieldChange,
  GovernanceField,
  ImportCell,
  ImportInput,
  ImportRow,
  PlannedGovernance,
} from "../../contract/import.ts";
import { sameValue } from "./import-values.ts";
import { cellPath, tidyText } from "./normalise.ts";
import { readFigure } from "./read-number.ts";
import { problem, readLevel } from "./read-profile-row.ts";
import type { SheetColumns } from "./sheet-columns.ts";

/** "2 A", "Indikator 2a" and the number 1 name indicators. */
const indicatorCode = (cell: ImportCell | undefined): string =>
  /(\d{1,2})[\s.]*([a-z]?)\s*$/i
    .exec(cell?.text.trim() ?? "")
    ?.slice(1)
    .join("")
    .toLowerCase() ?? "";

/** What one row of the governance sheet would change; only what has a cell counts. */
export function planGovernance(
  row: ImportRow,
  sheet: SheetColumns,
  input: Pick<ImportInput, "governance" | "governanceIndicators" | "isTemplate">,
  seen: Map<string, string>,
): PlannedGovernance {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const cellOf = (field: GovernanceField): ImportCell | undefined => cells.get(sheet.columnOf.get(field) ?? 0);
  const problems: CellProblem[] = [];
  const indicator = indicatorCode(cellOf("indicator"));
  const path = cellPath(row.sheetName, sheet.columnOf.get("indicator") ?? 1, row.rowNumber);
  if (!input.governanceIndicators.includes(indicator))
    problems.push({
      path,
      code: "import.indicator-unknown",
      field: "indicator",
      found: cellOf("indicator")?.text ?? "",
      details: { known: input.governanceIndicators },
    });
  const first = seen.get(indicator);
  if (first === undefined) seen.set(indicator, path);
  else problems.push({ path, code: "import.duplicate-row", field: "indicator", found: indicator, details: { first } });
  const before = input.governance.find((claim) => claim.indicator === indicator);
  const empties = <T>(value: T): T | null => (input.isTemplate ? null : value);
  const level =
    readGovernanceLevel(cellOf("level"), row, problems) ?? (input.isTemplate && before ? 0 : (before?.level ?? null));
  const figure = readFigureCell(cellOf("figure"), row, problems) ?? empties(before?.figure ?? null);
  const source = tidyText(cellOf("source")?.text ?? "") || empties(before?.source ?? null);
  const changes: FieldChange[] = [];
  const compare = (field: string, from: unknown, to: unknown, isDecimal: boolean): void => {
    if (!sameValue(from, to, isDecimal)) changes.push({ field, from: from ?? null, to });
  };
  compare("level", before?.level, level, false);
  compare("figure", before?.figure, figure, true);
  compare("source", before?.source, source, false);
  const state = problems.length > 0 ? "wrong" : changes.length === 0 ? "unchanged" : before ? "changed" : "new";
  const { sheetName, rowNumber } = row;
  return {
    sheet: row.sheet,
    sheetName,
    row: rowNumber,
    state,
    indicator,
    level,
    figure,
    source,
    changes,
    problems,
    asks: [],
    notices: [],
  };
}

function readGovernanceLevel(cell: ImportCell | undefined, row: ImportRow, problems: CellProblem[]): number | null {
  if (cell === undefined) return null;
  const read = cell.kind === "formula" || cell.kind === "error" ? undefined : readLevel(cell);
  if (read?.kind === "value") return read.value;
  problems.push(problem(row, cell, "level", "import.level-out-of-range", { low: 0, high: 3 }));
  return null;
}

function readFigureCell(cell: ImportCell | undefined, row: ImportRow, problems: CellProblem[]): string | null {
  if (cell === undefined) return null;
  const read = cell.kind === "formula" || cell.kind === "error" ? undefined : readFigure(cell);
  if (read?.kind === "value") return read.value;
  problems.push(problem(row, cell, "figure", "import.number-unreadable"));
  return null;
}
