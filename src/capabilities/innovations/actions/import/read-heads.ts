import type { SheetRow, Spreadsheets, WorkbookSummary } from "#platform/spreadsheet/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { maxImportBytes } from "../../contract/import-operations.ts";
import { findTemplateMark, templateVersion } from "../../rules/import/template-mark.ts";

/** Enough for title rows, notes and a heading of two rows. */
const rowsOfEachSheet = 80;

export interface WorkbookHeads {
  readonly summary: WorkbookSummary;
  readonly rows: readonly SheetRow[];
  readonly isTemplate: boolean;
}

/**
 * The first rows of every sheet. Refuses what is no workbook, and a template that was made for another region or round.
 * Formulas are judged later, in the sheets that are taken.
 */
export async function readHeads(
  spreadsheets: Spreadsheets,
  bytes: Uint8Array,
  place: { readonly regionCode: RegionCode; readonly year: number },
): Promise<Result<WorkbookHeads>> {
  if (bytes.length > maxImportBytes)
    return refusal("spreadsheet.file-too-large", { size: bytes.length, limit: maxImportBytes });
  const rows: SheetRow[] = [];
  const read = await spreadsheets.read({ bytes }, (batch) => void rows.push(...batch), {
    firstRows: rowsOfEachSheet,
    formulas: "report",
  });
  if (!read.ok) return read;
  const mark = findTemplateMark(rows);
  if (mark !== null) {
    if (mark.version !== templateVersion)
      return refusal("import.template-version", { found: mark.version, expected: templateVersion });
    if (mark.regionCode !== place.regionCode)
      return refusal("import.template-of-other-region", { found: mark.regionCode, expected: place.regionCode });
    if (mark.roundYear !== String(place.year))
      return refusal("import.template-of-other-round", { found: mark.roundYear, expected: place.year });
  }
  return success({ summary: read.value, rows, isTemplate: mark !== null });
}
