import { type Result, refusal, success } from "#shared/result.ts";
import type { AnyField, HeaderCandidate, RememberedMapping, SheetChoice, SheetKind } from "../../contract/import.ts";
import type { ImportTable, TableChoice } from "../../contract/import-operations.ts";
import { fieldDefinitions, otherHeadings } from "../../rules/import/fields.ts";
import { findHeaders } from "../../rules/import/find-header.ts";
import { keyOf } from "../../rules/import/normalise.ts";
import { proposeSheets } from "../../rules/import/template-mark.ts";
import type { WorkbookHeads } from "./read-heads.ts";

export type MappingByKind = Readonly<Record<SheetKind, RememberedMapping>>;

const kinds: readonly SheetKind[] = ["profiles", "levels", "governance"];
const profileFields: readonly AnyField[] = [...fieldDefinitions, ...otherHeadings].map(({ field }) => field);
const identityFields: readonly AnyField[] = ["innovationId", "registrationNumber", "programmeYear", "name", "agencyId"];
const governanceFields: readonly AnyField[] = ["indicator", "indicatorName", "level", "figure", "source"];

/** What the columns of a sheet may mean. */
export function fieldsOfKind(kind: SheetKind, entryIndicators: readonly string[]): readonly AnyField[] {
  if (kind === "profiles") return profileFields;
  if (kind === "governance") return governanceFields;
  return [...identityFields, ...entryIndicators.map((code): AnyField => `level:${code}`), "basis33"];
}

/** The field of that name, if a sheet of this kind has it. */
export const fieldNamed = (
  name: string | null,
  kind: SheetKind,
  entryIndicators: readonly string[],
): AnyField | undefined => fieldsOfKind(kind, entryIndicators).find((field) => field === name);

/** Headings mean other things in other kinds of sheet, so each kind has its own memory. */
const candidatesOf = (heads: WorkbookHeads, remembered: MappingByKind): readonly HeaderCandidate[] => {
  const merges = new Map(heads.summary.sheets.map((sheet) => [sheet.sheet, sheet.merges]));
  return kinds
    .flatMap((kind) => findHeaders(heads.rows, merges, remembered[kind]).filter((found) => found.kind === kind))
    .sort((a, b) => b.score - a.score);
};

function tableOf(candidate: HeaderCandidate, heads: WorkbookHeads): ImportTable {
  const { sheet, sheetName, kind, toRow } = candidate;
  const columns = candidate.columns.map(({ column, heading, key, field }) => ({ column, heading, key, field }));
  const merges = heads.summary.sheets.find((own) => own.sheet === sheet)?.merges ?? [];
  return { sheet, sheetName, kind, headerRow: toRow, columns, merges: merges.filter((merge) => merge.toRow > toRow) };
}

/** What is taken unless a person chooses otherwise. */
export function proposeTables(heads: WorkbookHeads, remembered: MappingByKind): readonly ImportTable[] {
  const candidates = candidatesOf(heads, remembered);
  const hidden = new Set(heads.summary.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.sheet));
  return proposeSheets(candidates, hidden).flatMap((choice) => {
    const found = candidates.find(
      ({ sheet, kind, toRow }) => sheet === choice.sheet && kind === choice.kind && toRow === choice.headerRow,
    );
    return found ? [tableOf(found, heads)] : [];
  });
}

/** A heading that no rule knows: its columns wait for a person. */
function plainTable(wanted: TableChoice, heads: WorkbookHeads): ImportTable | undefined {
  const row = heads.rows.find((own) => own.sheet === wanted.sheet && own.rowNumber === wanted.headerRow);
  if (row === undefined) return undefined;
  const columns = row.cells.map(({ column, text }) => ({
    column,
    heading: text.trim().slice(0, 200),
    key: keyOf(text.slice(0, 200)),
    field: null,
  }));
  const merges = heads.summary.sheets.find((own) => own.sheet === wanted.sheet)?.merges ?? [];
  return {
    ...{ sheet: row.sheet, sheetName: row.sheetName, kind: wanted.kind, headerRow: wanted.headerRow, columns },
    merges: merges.filter((merge) => merge.toRow > wanted.headerRow),
  };
}

/** The tables that a person chose; each column keeps its proposal unless named. */
export function chooseTables(
  heads: WorkbookHeads,
  remembered: MappingByKind,
  wanted: readonly TableChoice[],
  entryIndicators: readonly string[],
): Result<readonly ImportTable[]> {
  const candidates = candidatesOf(heads, remembered);
  const tables: ImportTable[] = [];
  for (const choice of wanted) {
    const { sheet, kind, headerRow } = choice;
    const found = candidates.find((own) => own.sheet === sheet && own.kind === kind && own.toRow === headerRow);
    const table = found ? tableOf(found, heads) : plainTable(choice, heads);
    if (table === undefined || tables.some((own) => own.sheet === sheet))
      return refusal("import.table-unknown", { sheet: sheet + 1, row: headerRow });
    const named = new Map(choice.columns.map(({ column, field }) => [column, field]));
    const unknown = choice.columns.find(
      ({ field }) => field !== null && fieldNamed(field, kind, entryIndicators) === undefined,
    );
    if (unknown) return refusal("import.field-unknown", { field: unknown.field ?? "", column: unknown.column });
    const columns = table.columns.map((own) => {
      const field = named.get(own.column);
      return field === undefined ? own : { ...own, field };
    });
    const taken = columns.flatMap(({ field }) => (field === null ? [] : [field]));
    const twice = taken.find((field, at) => taken.indexOf(field) !== at);
    if (twice !== undefined) return refusal("import.field-twice", { field: twice, sheet: table.sheetName });
    tables.push({ ...table, columns });
  }
  return success(tables);
}

/** The stored tables as the planner takes them. */
export const choicesOf = (tables: readonly ImportTable[], entryIndicators: readonly string[]): SheetChoice[] =>
  tables.map(({ sheet, kind, headerRow, merges, columns }) => ({
    ...{ sheet, kind, headerRow, merges },
    columns: columns.map(({ column, heading, field }) => ({
      ...{ column, heading },
      field: fieldNamed(field, kind, entryIndicators) ?? null,
    })),
  }));
