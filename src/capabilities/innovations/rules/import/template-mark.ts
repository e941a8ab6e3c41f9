import type { HeaderCandidate, ImportRow, SheetChoice, SheetKind } from "../../contract/import.ts";

export const templateId = "intan-inovasi";
export const templateVersion = "1";
const markHeading = "intan-template";

export interface TemplateMark {
  readonly version: string;
  readonly regionCode: string;
  /** Year of the index round. */
  readonly roundYear: string;
}

/** Rows of the hidden sheet by which a file is known as ours, whatever its sheets are called. */
export const markRows = (mark: Omit<TemplateMark, "version">): readonly (readonly string[])[] => [
  [markHeading, templateId],
  ["version", templateVersion],
  ["region", mark.regionCode],
  ["round", mark.roundYear],
];

/** The mark of our template among the first rows of a file, or null for a list of people's own. */
export function findTemplateMark(rows: readonly ImportRow[]): TemplateMark | null {
  const textAt = (row: ImportRow, column: number): string =>
    row.cells.find((cell) => cell.column === column)?.text.trim() ?? "";
  const head = rows.find((row) => textAt(row, 1) === markHeading && textAt(row, 2) === templateId);
  if (head === undefined) return null;
  const entries = new Map(
    rows.filter((row) => row.sheet === head.sheet).map((row) => [textAt(row, 1), textAt(row, 2)]),
  );
  const of = (name: string): string => entries.get(name) ?? "";
  return { version: of("version"), regionCode: of("region"), roundYear: of("round") };
}

const choiceOf = (candidate: HeaderCandidate): SheetChoice => ({
  sheet: candidate.sheet,
  kind: candidate.kind,
  headerRow: candidate.toRow,
  columns: candidate.columns.map(({ column, heading, field }) => ({ column, heading, field })),
});

/**
 * What to take unless a person chooses otherwise: the best table of each kind, each in a sheet of its own.
 * Visible sheets come before hidden ones.
 */
export function proposeSheets(
  candidates: readonly HeaderCandidate[],
  hiddenSheets: ReadonlySet<number> = new Set(),
): readonly SheetChoice[] {
  const chosen = new Map<SheetKind, HeaderCandidate>();
  const order = [...candidates].sort(
    (a, b) => Number(hiddenSheets.has(a.sheet)) - Number(hiddenSheets.has(b.sheet)) || b.score - a.score,
  );
  const taken = new Set<number>();
  for (const candidate of order) {
    if (chosen.has(candidate.kind) || taken.has(candidate.sheet)) continue;
    const isBestOfSheet = order.find((other) => other.sheet === candidate.sheet) === candidate;
    if (!isBestOfSheet) continue;
    chosen.set(candidate.kind, candidate);
    taken.add(candidate.sheet);
  }
  return [...chosen.values()].map(choiceOf);
}
