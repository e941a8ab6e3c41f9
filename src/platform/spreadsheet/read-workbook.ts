import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { detectFormat, headBytes } from "#platform/spreadsheet/detect-format.ts";
import { defaultLimits } from "#platform/spreadsheet/limits.ts";
import type { ReadOptions, SheetRow, WorkbookSource, WorkbookSummary } from "#platform/spreadsheet/port.ts";
import { readCsv } from "#platform/spreadsheet/read-csv.ts";
import { readXlsx } from "#platform/spreadsheet/read-xlsx.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";
import { type Result, success } from "#shared/result.ts";

const sizeOf = (source: WorkbookSource): number =>
  "path" in source ? statSync(source.path).size : source.bytes.byteLength;

function headOf(source: WorkbookSource): Uint8Array {
  if ("bytes" in source) return source.bytes.subarray(0, headBytes);
  const file = openSync(source.path, "r");
  try {
    const head = new Uint8Array(headBytes);
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

function refuseFormulas(summary: WorkbookSummary): void {
  if (summary.formulaCount === 0) return;
  const cells = summary.formulas.map(({ sheetName, cell }) => (sheetName === "" ? cell : `${sheetName}!${cell}`));
  const errors = cells.map((path) => ({ path, code: "spreadsheet.formula-cell", expected: "value" }));
  throw new SpreadsheetRefused("spreadsheet.formula-cell", { count: summary.formulaCount, cells }, { errors });
}

/**
 * Reads a workbook in this thread; the port's `read` runs it in a worker. Refusals and limits as told there.
 * `give` gets the rows in order and may make the reader wait.
 */
export async function readWorkbook(
  source: WorkbookSource,
  give: (rows: SheetRow[]) => Promise<void>,
  options: ReadOptions = {},
): Promise<Result<WorkbookSummary>> {
  const limits = { ...defaultLimits, ...options.limits };
  try {
    if (sizeOf(source) > limits.maxFileBytes)
      throw new SpreadsheetRefused("spreadsheet.file-too-large", { limit: limits.maxFileBytes });
    const whole = () => ("path" in source ? readFileSync(source.path) : source.bytes);
    const read = detectFormat(headOf(source), whole) === "zip" ? readXlsx : readCsv;
    const summary = await read(source, give, options, limits);
    if (options.formulas !== "report") refuseFormulas(summary);
    return success(summary);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return error.refusal;
    throw error;
  }
}
