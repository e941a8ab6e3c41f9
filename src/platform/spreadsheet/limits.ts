import type { SpreadsheetLimits } from "#platform/spreadsheet/port.ts";

/** Three times what 30,000 rows of 42 columns need. */
export const defaultLimits: SpreadsheetLimits = {
  maxFileBytes: 64 * 2 ** 20,
  maxEntries: 2_000,
  maxInflatedBytes: 384 * 2 ** 20,
  maxRatio: 200,
  maxRows: 100_000,
  maxColumns: 1_000,
  maxCells: 4_200_000,
  maxSharedTextBytes: 160 * 2 ** 20,
  timeoutSeconds: 120,
};

/** Below this size a part may be as dense as it likes. */
export const ratioFreeBytes = 8 * 2 ** 20;

/** What a spreadsheet cell can hold, characters. */
export const maxCellCharacters = 32_767;
