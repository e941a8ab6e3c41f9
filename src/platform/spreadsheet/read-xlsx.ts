import { readDateStyles } from "#platform/spreadsheet/date-styles.ts";
import { openArchive } from "#platform/spreadsheet/open-archive.ts";
import { parseXml } from "#platform/spreadsheet/parse-xml.ts";
import type {
  FormulaPlace,
  ReadOptions,
  SheetRow,
  SheetSummary,
  SpreadsheetLimits,
  WorkbookSource,
  WorkbookSummary,
} from "#platform/spreadsheet/port.ts";
import { createSheetReader } from "#platform/spreadsheet/read-sheet.ts";
import { readSharedStrings } from "#platform/spreadsheet/shared-strings.ts";
import { readWorkbookParts } from "#platform/spreadsheet/workbook-parts.ts";

const maxNamedFormulas = 20;

/**
 * Streams the rows of an .xlsx to `give`, which may make the reader wait.
 * @throws SpreadsheetRefused
 */
export async function readXlsx(
  source: WorkbookSource,
  give: (rows: SheetRow[]) => Promise<void>,
  options: ReadOptions,
  limits: SpreadsheetLimits,
): Promise<WorkbookSummary> {
  const archive = await openArchive(source, limits);
  try {
    const parts = await readWorkbookParts(archive);
    const dateStyles = await readDateStyles(archive, parts.styles);
    const strings = await readSharedStrings(archive, parts.sharedStrings, limits.maxSharedTextBytes);
    const counted = { rows: 0, cells: 0 };
    const formulas: FormulaPlace[] = [];
    let formulaCount = 0;
    const sheets: SheetSummary[] = [];
    for (const { sheet, name, hidden, part } of parts.sheets) {
      if (options.onlySheets && !options.onlySheets.includes(sheet)) {
        sheets.push({ sheet, name, hidden, rowCount: 0, merges: [], hiddenColumns: [] });
        continue;
      }
      let rowCount = 0;
      let waiting: SheetRow[] = [];
      const reader = createSheetReader({
        strings,
        dateStyles,
        is1904: parts.is1904,
        limits,
        counted,
        onRow: (rowNumber, rowHidden, cells) => {
          rowCount += 1;
          if (rowCount > (options.firstRows ?? Number.POSITIVE_INFINITY)) return;
          waiting.push({ sheet, sheetName: name, sheetHidden: hidden, rowNumber, hidden: rowHidden, cells });
        },
        onFormula: (cell) => {
          formulaCount += 1;
          if (formulas.length < maxNamedFormulas) formulas.push({ sheetName: name, cell });
        },
      });
      const giveWaiting = async (): Promise<void> => {
        if (waiting.length === 0) return;
        const rows = waiting;
        waiting = [];
        await give(rows);
      };
      await parseXml(archive.chunks(part), part, reader, giveWaiting);
      await giveWaiting();
      const { merges, hiddenColumns } = reader;
      sheets.push({ sheet, name, hidden, rowCount, merges, hiddenColumns });
    }
    return { format: "xlsx", sheets, formulaCount, formulas };
  } finally {
    archive.close();
  }
}
