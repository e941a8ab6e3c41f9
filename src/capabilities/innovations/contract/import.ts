import type { MatchAffairName, MatchAgencyName } from "#capabilities/organisation/contract/matching.ts";
import type { Track } from "#capabilities/programme/contract/membership.ts";
import type { AgencyId, InnovationId, MembershipId } from "#shared/ids.ts";
import type { Profile } from "./profile.ts";

/** A cell as a spreadsheet reader hands it over; `date` holds "2024-02-06", `text` the value as text. */
export interface ImportCell {
  /** 1 is column A. */
  readonly column: number;
  readonly kind: "text" | "number" | "date" | "boolean" | "formula" | "error";
  readonly value: string | number | boolean;
  readonly text: string;
}

/** A row that holds something; rows come in the order of the file. */
export interface ImportRow {
  readonly sheet: number;
  readonly sheetName: string;
  readonly sheetHidden: boolean;
  readonly rowNumber: number;
  readonly hidden: boolean;
  readonly cells: readonly ImportCell[];
}

export interface ImportMerge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** What one innovation has in a workbook: its profile, and its place in one programme year. */
export interface ImportValues extends Profile {
  readonly programmeYear: number;
  readonly track: Track;
  readonly agencyId: AgencyId | null;
}
export type ValueField = keyof ImportValues;
/** `innovationId` and `registrationNumber` only identify; `coordinates` fills latitude and longitude. */
export type ImportField = ValueField | "innovationId" | "registrationNumber" | "coordinates";
export type LevelsField =
  | "innovationId"
  | "registrationNumber"
  | "programmeYear"
  | "name"
  | "agencyId"
  | "basis33"
  | `level:${string}`;
export type GovernanceField = "indicator" | "indicatorName" | "level" | "figure" | "source";
export type SheetKind = "profiles" | "levels" | "governance";
export type AnyField = ImportField | LevelsField | GovernanceField;

export interface ColumnProposal {
  readonly column: number;
  /** As written; the two lines of a two-row heading are joined by " / ". */
  readonly heading: string;
  /** Key under which a chosen field is remembered. */
  readonly key: string;
  /** Null: ignored. */
  readonly field: AnyField | null;
  /** 0 to 100. */
  readonly confidence: number;
}

/** A place where a table may begin. */
export interface HeaderCandidate {
  readonly sheet: number;
  readonly sheetName: string;
  readonly kind: SheetKind;
  readonly fromRow: number;
  readonly toRow: number;
  /** Higher is likelier; comparable inside one workbook. */
  readonly score: number;
  readonly columns: readonly ColumnProposal[];
}

/** Normalised heading to field; plain JSON. "ignore": the person said so. */
export type RememberedMapping = Readonly<Record<string, AnyField | "ignore">>;

/** The table that a person confirmed. */
export interface SheetChoice {
  readonly sheet: number;
  readonly kind: SheetKind;
  /** Last row of the heading; data begins below. */
  readonly headerRow: number;
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly field: AnyField | null }[];
  readonly merges?: readonly ImportMerge[];
}

export interface ExistingInnovation {
  readonly innovationId: InnovationId;
  readonly membershipId: MembershipId;
  readonly registrationNumber: number;
  readonly values: ImportValues;
}

export interface EntryLevels {
  readonly innovationId: InnovationId;
  /** Indicator to level, "16" to 0..3; what was never claimed is missing. */
  readonly levels: Readonly<Record<string, number>>;
  readonly basis33: string | null;
}

export interface GovernanceLevel {
  readonly indicator: string;
  readonly level: number;
  /** Decimal string. */
  readonly figure: string | null;
  readonly source: string | null;
}

/** Question key to answer: an agency id or "none"; a day or "none"; an affair code or "none"; "new", "skip" or an innovation id. */
export type ImportAnswers = Readonly<Record<string, string>>;

export interface ImportInput {
  readonly sheets: readonly SheetChoice[];
  /** True when the file carries the hidden template id: then an empty cell empties the field, else it leaves it alone. */
  readonly isTemplate: boolean;
  readonly existing: readonly ExistingInnovation[];
  readonly entryLevels: readonly EntryLevels[];
  readonly governance: readonly GovernanceLevel[];
  /** Codes of the edition in force: "16" … "35", and "1", "2a" … */
  readonly entryIndicators: readonly string[];
  readonly governanceIndicators: readonly string[];
  readonly matchAgency: MatchAgencyName;
  readonly matchAffair: MatchAffairName;
  /** Answers that name an unknown agency or affair are not taken. */
  readonly hasAgency: (id: string) => id is AgencyId;
  readonly hasAffair: (code: string) => boolean;
  /** For what a list does not say. */
  readonly defaults: { readonly programmeYear: number | null; readonly track: Track };
  readonly answers: ImportAnswers;
  /** Rows hidden by hand or by a filter are left out unless this is true. */
  readonly includeHiddenRows: boolean;
}

export type RowState = "new" | "changed" | "unchanged" | "asks" | "wrong";

export interface CellProblem {
  /** "Profil!C5". */
  readonly path: string;
  /** `import.…`. */
  readonly code: string;
  readonly field: AnyField;
  readonly found: string;
  /** Details for the text that belongs to the code. */
  readonly details?: Readonly<Record<string, string | number | readonly string[]>>;
}

export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

interface PlannedRow {
  readonly sheet: number;
  readonly sheetName: string;
  readonly row: number;
  readonly state: RowState;
  readonly problems: readonly CellProblem[];
  /** Keys of questions that are still open for this row. */
  readonly asks: readonly string[];
  readonly notices: readonly CellProblem[];
}

export interface PlannedProfile extends PlannedRow {
  readonly name: string;
  /** The innovation met; null for a new one. */
  readonly innovationId: InnovationId | null;
  /** Its place in the programme year of the row; null when it joins that year. */
  readonly membershipId: MembershipId | null;
  /** What the innovation has after the import; null while the row asks or is wrong. */
  readonly values: ImportValues | null;
  readonly changes: readonly FieldChange[];
}

export interface PlannedLevels extends PlannedRow {
  readonly name: string;
  readonly innovationId: InnovationId | null;
  /** For an innovation that the same file adds: the row of its profile. */
  readonly newProfile: { readonly sheet: number; readonly row: number } | null;
  /** Only indicators whose level changes. */
  readonly levels: Readonly<Record<string, number>>;
  /** The basis of indicator 33 after the import. */
  readonly basis33: string | null;
  readonly changes: readonly FieldChange[];
}

export interface PlannedGovernance extends PlannedRow {
  readonly indicator: string;
  readonly level: number | null;
  readonly figure: string | null;
  readonly source: string | null;
  readonly changes: readonly FieldChange[];
}

export interface SkippedRow {
  readonly sheet: number;
  readonly sheetName: string;
  readonly row: number;
  readonly reason: "subtotal" | "hidden" | "repeated-header" | "numbering" | "group-title" | "note";
  readonly text: string;
}

export interface ImportQuestion {
  readonly key: string;
  /** "agency": which agency is meant. "affair" likewise. "date": which day a year or month means. "identity": same innovation or a new one. */
  readonly kind: "agency" | "affair" | "date" | "identity";
  /** What the file says. */
  readonly written: string;
  /** Best guess, in the form of an answer; null when there is none. */
  readonly proposal: string | null;
  readonly candidates: readonly { readonly answer: string; readonly score: number; readonly name?: string }[];
  /** The first rows that wait for it, "Profil!5", at most 20, and how many there are. */
  readonly places: readonly string[];
  readonly count: number;
}

export interface ImportPlan {
  readonly counts: Readonly<Record<RowState | "skipped", number>>;
  readonly profiles: readonly PlannedProfile[];
  readonly levels: readonly PlannedLevels[];
  readonly governance: readonly PlannedGovernance[];
  readonly skipped: readonly SkippedRow[];
  readonly questions: readonly ImportQuestion[];
  /** Columns with a heading that no field takes. */
  readonly ignoredColumns: readonly { readonly sheet: number; readonly column: number; readonly heading: string }[];
}

/** Takes rows one by one, so that the file itself is never held in memory. */
export interface ImportPlanner {
  add(row: ImportRow): void;
  finish(): ImportPlan;
}
