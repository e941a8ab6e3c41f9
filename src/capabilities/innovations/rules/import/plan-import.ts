import type {
  EntryLevels,
  ImportInput,
  ImportPlan,
  ImportPlanner,
  ImportRow,
  PlannedProfile,
  RowState,
  SheetChoice,
  SkippedRow,
} from "../../contract/import.ts";
import { indexKnown } from "./known-innovations.ts";
import { planGovernance } from "./plan-governance.ts";
import { planLevels, profilesByTitle } from "./plan-levels.ts";
import { createProfilePlanner } from "./plan-profiles.ts";
import { createQuestionList } from "./question-list.ts";
import { readProfileRow } from "./read-profile-row.ts";
import { type SheetColumns, sheetColumns } from "./sheet-columns.ts";
import { reasonToSkip } from "./skip-rows.ts";

const shownText = 80;

function skipped(row: ImportRow, reason: SkippedRow["reason"]): SkippedRow {
  const text = row.cells.map((cell) => cell.text).join(" · ");
  return { sheet: row.sheet, sheetName: row.sheetName, row: row.rowNumber, reason, text: text.slice(0, shownText) };
}

const ignoredColumns = (sheets: readonly SheetChoice[]): ImportPlan["ignoredColumns"] =>
  sheets.flatMap(({ sheet, columns }) =>
    columns
      .filter(({ field, heading }) => field === null && heading !== "")
      .map(({ column, heading }) => ({ sheet, column, heading })),
  );

function countStates(rows: readonly { readonly state: RowState }[], left: number): ImportPlan["counts"] {
  const counts = { new: 0, changed: 0, unchanged: 0, asks: 0, wrong: 0, skipped: left };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/**
 * Judges the rows of the confirmed sheets against what the region has; nothing is written.
 * Feed every row of the file in order, then `finish`. Levels and governance are judged last, whatever the order of the sheets.
 */
export function createImportPlanner(input: ImportInput): ImportPlanner {
  const known = indexKnown(input.existing);
  const questions = createQuestionList(input.answers);
  const planner = createProfilePlanner(input, known, questions);
  const reading = { ...input, questions };
  const sheets = new Map<number, SheetColumns>(
    input.sheets.map((choice) => [choice.sheet, sheetColumns(choice, input.includeHiddenRows)]),
  );
  const profiles: PlannedProfile[] = [];
  const left: SkippedRow[] = [];
  const later: { readonly row: ImportRow; readonly sheet: SheetColumns }[] = [];

  return {
    add(row) {
      const sheet = sheets.get(row.sheet);
      if (sheet === undefined || row.rowNumber <= sheet.choice.headerRow || row.cells.length === 0) return;
      const filled = sheet.fill(row);
      const reason = reasonToSkip(row, sheet.skipping);
      if (reason !== undefined) left.push(skipped(row, reason));
      else if (sheet.choice.kind === "profiles")
        profiles.push(planner.plan(readProfileRow(filled, sheet, reading, questions), sheet));
      else later.push({ row: filled, sheet });
    },
    finish() {
      const byTitle = profilesByTitle(profiles);
      const seen = new Map<string, string>();
      const ofKind = (kind: SheetChoice["kind"]) => later.filter(({ sheet }) => sheet.choice.kind === kind);
      const claims = new Map<string, EntryLevels>(input.entryLevels.map((entry) => [entry.innovationId, entry]));
      const levels = ofKind("levels").map(({ row, sheet }) => planLevels(row, sheet, input, known, byTitle, claims));
      const governance = ofKind("governance").map(({ row, sheet }) => planGovernance(row, sheet, input, seen));
      return {
        counts: countStates([...profiles, ...levels, ...governance], left.length),
        profiles,
        levels,
        governance,
        skipped: left,
        questions: questions.all(),
        ignoredColumns: ignoredColumns(input.sheets),
      };
    },
  };
}
