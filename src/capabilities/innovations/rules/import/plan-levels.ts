import type {
  CellProblem,
  EntryLevels,
  ExistingInnovation,
  FieldChange,
  ImportCell,
  ImportInput,
  ImportRow,
  PlannedLevels,
  PlannedProfile,
} from "../../contract/import.ts";
import { titleKey } from "../slug.ts";
import type { KnownInnovations } from "./known-innovations.ts";
import { cellPath, tidyText } from "./normalise.ts";
import { readWhole } from "./read-number.ts";
import { problem, readLevel } from "./read-profile-row.ts";
import type { SheetColumns } from "./sheet-columns.ts";

interface Target {
  readonly existing: ExistingInnovation | null;
  readonly profile: PlannedProfile | null;
}

/** Profiles of the same file by title, for levels of innovations that are only now added. */
export type ProfilesByTitle = ReadonlyMap<string, readonly PlannedProfile[]>;

export function profilesByTitle(profiles: readonly PlannedProfile[]): ProfilesByTitle {
  const byTitle = new Map<string, PlannedProfile[]>();
  for (const profile of profiles) {
    const key = titleKey(profile.name);
    const known = byTitle.get(key);
    if (known) known.push(profile);
    else byTitle.set(key, [profile]);
  }
  return byTitle;
}

interface Whose {
  readonly innovationId: string | null;
  readonly registrationNumber: number | null;
  readonly year: number | null;
  readonly name: string;
  readonly agencyId: string | null;
}

function findTarget(whose: Whose, known: KnownInnovations, profiles: ProfilesByTitle): Target | string {
  const { innovationId, registrationNumber, year, name, agencyId } = whose;
  if (innovationId !== null) {
    const existing = known.byId(innovationId, year);
    return existing ? { existing, profile: null } : "import.id-unknown";
  }
  if (registrationNumber !== null && year !== null) {
    const existing = known.byRegistration(year, registrationNumber);
    if (existing) return { existing, profile: null };
  }
  const fits = (values: { readonly agencyId: string | null; readonly programmeYear: number } | null): boolean =>
    values !== null &&
    (agencyId === null || values.agencyId === agencyId) &&
    (year === null || values.programmeYear === year);
  const stored = known.byTitle(name).filter((row) => fits(row.values));
  const ids = new Set(stored.map((row) => row.innovationId));
  const own = (profiles.get(titleKey(name)) ?? []).filter((row) => row.innovationId === null);
  const [profile] = own.filter((row) => row.values === null || fits(row.values));
  const [existing] = stored;
  if (ids.size + (profile ? 1 : 0) > 1) return "import.entry-ambiguous";
  if (existing) return { existing, profile: null };
  if (profile === undefined) return "import.entry-unknown";
  return profile.state === "new" ? { existing: null, profile } : "import.profile-not-ready";
}

/** What one row of the levels sheet would change. */
export function planLevels(
  row: ImportRow,
  sheet: SheetColumns,
  input: ImportInput,
  known: KnownInnovations,
  profiles: ProfilesByTitle,
  claims: ReadonlyMap<string, EntryLevels>,
): PlannedLevels {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const cellOf = (field: Parameters<SheetColumns["columnOf"]["get"]>[0]): ImportCell | undefined =>
    cells.get(sheet.columnOf.get(field) ?? 0);
  const problems: CellProblem[] = [];
  const name = tidyText(cellOf("name")?.text ?? "");
  const target = findTarget(whoseRow(cellOf, input, name), known, profiles);
  if (typeof target === "string")
    problems.push({
      path: cellPath(row.sheetName, sheet.columnOf.get("name") ?? 1, row.rowNumber),
      code: target,
      field: "name",
      found: name,
    });
  const found = typeof target === "string" ? null : target;
  const claimed = claims.get(found?.existing?.innovationId ?? "");
  const { levels, changes } = compareLevels(row, sheet, input, claimed, problems);
  const basis33 = readBasis(cellOf("basis33"), row, claimed?.basis33 ?? null, problems);
  if (basis33 !== (claimed?.basis33 ?? null))
    changes.push({ field: "basis33", from: claimed?.basis33 ?? null, to: basis33 });
  const state = problems.length > 0 ? "wrong" : changes.length === 0 ? "unchanged" : claimed ? "changed" : "new";
  return {
    sheet: row.sheet,
    sheetName: row.sheetName,
    row: row.rowNumber,
    state,
    name: found?.existing?.values.name ?? name,
    innovationId: found?.existing?.innovationId ?? null,
    newProfile: found?.profile ? { sheet: found.profile.sheet, row: found.profile.row } : null,
    levels,
    basis33,
    changes,
    problems,
    asks: [],
    notices: [],
  };
}

function compareLevels(
  row: ImportRow,
  sheet: SheetColumns,
  input: ImportInput,
  claimed: EntryLevels | undefined,
  problems: CellProblem[],
): { readonly levels: Readonly<Record<string, number>>; readonly changes: FieldChange[] } {
  const levels: Record<string, number> = {};
  const changes: FieldChange[] = [];
  for (const indicator of input.entryIndicators) {
    const column = sheet.columnOf.get(`level:${indicator}`);
    if (column === undefined) continue;
    const cell = row.cells.find((own) => own.column === column);
    const from = claimed?.levels[indicator] ?? null;
    const to = readLevelCell(cell, indicator, row, input, problems);
    // A level never claimed and an empty cell are alike; a claim that is emptied falls to 0.
    const level = to ?? (input.isTemplate && from !== null ? 0 : from);
    if (level === null || level === from) continue;
    levels[indicator] = level;
    changes.push({ field: `level:${indicator}`, from, to: level });
  }
  return { levels, changes };
}

function whoseRow(
  cellOf: (field: "innovationId" | "registrationNumber" | "programmeYear" | "agencyId") => ImportCell | undefined,
  input: ImportInput,
  name: string,
): Whose {
  const whole = (cell: ImportCell | undefined, high: number): number | null => {
    const read = cell ? readWhole(cell, 1, high, "") : undefined;
    return read?.kind === "value" ? read.value : null;
  };
  const agency = cellOf("agencyId");
  const match = agency ? input.matchAgency(tidyText(agency.text)) : undefined;
  return {
    innovationId: cellOf("innovationId")?.text.trim().toLowerCase() ?? null,
    registrationNumber: whole(cellOf("registrationNumber"), 999_999),
    year: whole(cellOf("programmeYear"), 2_100),
    name,
    agencyId: match?.kind === "exact" ? match.agencyId : null,
  };
}

function readLevelCell(
  cell: ImportCell | undefined,
  indicator: string,
  row: ImportRow,
  input: Pick<ImportInput, "isTemplate">,
  problems: CellProblem[],
): number | null {
  if (cell === undefined || (cell.text.trim() === "-" && !input.isTemplate)) return null;
  const code =
    cell.kind === "formula" ? "import.formula-cell" : cell.kind === "error" ? "import.error-cell" : undefined;
  const read = readLevel(cell);
  if (code === undefined && read.kind === "value") return read.value;
  const details = read.kind === "wrong" ? read.details : undefined;
  problems.push(problem(row, cell, `level:${indicator}`, code ?? "import.level-out-of-range", details));
  return null;
}

/** "a" to "f", also "a. Jumlah penerima manfaat". An empty cell leaves the basis alone. */
function readBasis(
  cell: ImportCell | undefined,
  row: ImportRow,
  before: string | null,
  problems: CellProblem[],
): string | null {
  if (cell === undefined) return before;
  const letter = /^\s*([a-f])\b/i.exec(cell.text)?.[1]?.toLowerCase();
  if (letter !== undefined) return letter;
  problems.push(problem(row, cell, "basis33", "import.basis-unknown"));
  return before;
}
