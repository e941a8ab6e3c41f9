import type {
  CellProblem,
  ExistingInnovation,
  FieldChange,
  ImportInput,
  ImportValues,
  PlannedProfile,
  ValueField,
} from "../../contract/import.ts";
import { titleKey } from "../slug.ts";
import { blankValues, sameValue } from "./import-values.ts";
import type { Identified, KnownInnovations } from "./known-innovations.ts";
import { differsBySlip } from "./likeness.ts";
import { cellPath } from "./normalise.ts";
import type { QuestionList } from "./question-list.ts";
import type { ProfileRow } from "./read-profile-row.ts";
import type { SheetColumns } from "./sheet-columns.ts";

export interface ProfilePlanner {
  plan(read: ProfileRow, sheet: SheetColumns): PlannedProfile;
}

const mostCompared = 50;

interface Met {
  /** Undefined: a new innovation. Null: a question is open or something is wrong. */
  readonly existing: ExistingInnovation | undefined | null;
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** Turns rows into what an import would do, in the order of the file: the first of two alike rows counts. */
export function createProfilePlanner(
  input: ImportInput,
  known: KnownInnovations,
  questions: QuestionList,
): ProfilePlanner {
  const rowOfKey = new Map<string, string>();
  const newNames = new Map<string, readonly { readonly key: string; readonly path: string }[]>();
  const changeOf = new Map<string, { readonly value: unknown; readonly path: string }>();

  function identify(read: ProfileRow, name: string, year: number): Met {
    const place = `${read.row.sheetName}!${read.row.rowNumber}`;
    const agency = read.given.get("agencyId");
    const agencyId = typeof agency === "string" || agency === null ? agency : undefined;
    const { innovationId, registrationNumber } = read;
    const found = known.identify({ innovationId, registrationNumber, name, agencyId, year });
    if (found.kind === "same") return { existing: found.existing };
    if (found.kind === "new") return { existing: undefined };
    if (found.kind === "wrong") {
      read.problems.push(rowProblem(read, "innovationId", found.code, read.innovationId ?? ""));
      return { existing: null };
    }
    return ask(found, read, place, name, year);
  }

  function ask(
    found: Extract<Identified, { kind: "asks" }>,
    read: ProfileRow,
    place: string,
    name: string,
    year: number,
  ): Met {
    const key = `identity:${place}`;
    const answer = questions.answer(key);
    if (answer === "new") return { existing: undefined };
    const chosen = answer === undefined ? undefined : known.byId(answer, year);
    if (chosen) return { existing: chosen };
    const proposal = found.proposal === "new" || found.proposal === null ? found.proposal : found.proposal.innovationId;
    const candidates = found.candidates.map(({ existing, score }) => ({
      answer: existing.innovationId,
      score,
      name: existing.values.name,
    }));
    read.asks.push(questions.ask({ key, kind: "identity", written: name, proposal, candidates }, place));
    return { existing: null };
  }

  /** Two rows of one file for one innovation in one year: the second is wrong and names the first. */
  function refuseDuplicate(read: ProfileRow, key: string): void {
    const path = rowPath(read);
    const first = rowOfKey.get(key);
    if (first === undefined) rowOfKey.set(key, path);
    else
      read.problems.push({
        ...rowProblem(read, "name", "import.duplicate-row", String(read.given.get("name") ?? "")),
        details: { first },
      });
  }

  /** What a new row may have wrong without being refused. */
  function noteDoubts(read: ProfileRow, values: ImportValues): void {
    if (values.agencyId === null) read.notices.push(rowProblem(read, "agencyId", "import.agency-missing", ""));
    if (read.registrationNumber !== null)
      read.notices.push(
        rowProblem(read, "registrationNumber", "import.registration-unknown", String(read.registrationNumber)),
      );
    const key = titleKey(values.name);
    const bucket = `${values.agencyId}|${key.slice(0, 5)}`;
    const earlier = newNames.get(bucket) ?? [];
    const twin = earlier.find((other) => differsBySlip(other.key, key));
    if (twin)
      read.notices.push({
        ...rowProblem(read, "name", "import.similar-row", values.name),
        details: { first: twin.path },
      });
    if (earlier.length < mostCompared) newNames.set(bucket, [...earlier, { key, path: rowPath(read) }]);
  }

  /** Rows of one innovation in several years share its profile: they must not change a field in two ways. */
  function refuseDisagreement(read: ProfileRow, existing: ExistingInnovation, changes: readonly FieldChange[]): void {
    for (const { field, to } of changes) {
      if (field === "programmeYear" || field === "track" || field === "agencyId") continue;
      const key = `${existing.innovationId} ${field}`;
      const earlier = changeOf.get(key);
      if (earlier === undefined) changeOf.set(key, { value: to, path: rowPath(read) });
      else if (!sameValue(earlier.value, to))
        read.problems.push({
          ...rowProblem(read, "name", "import.rows-disagree", String(to)),
          details: { first: earlier.path, field },
        });
    }
  }

  function finish(read: ProfileRow, existing: Met["existing"], year: number | null): PlannedProfile {
    const name = String(read.given.get("name") ?? "");
    const base = existing?.values ?? { ...blankValues, track: input.defaults.track };
    const values: ImportValues = { ...base, ...Object.fromEntries(kept(read)), programmeYear: year ?? 0 };
    const isReady = existing !== null && year !== null;
    const changes = isReady && existing ? changesOf(existing.values, values) : [];
    if (isReady) {
      refuseDuplicate(read, duplicateKey(existing, values));
      if (existing) refuseDisagreement(read, existing, changes);
    }
    const state = stateOf(read, existing, changes);
    if (state === "new") noteDoubts(read, values);
    const { sheet, sheetName, rowNumber } = read.row;
    return {
      sheet,
      sheetName,
      row: rowNumber,
      state,
      name,
      innovationId: existing?.innovationId ?? null,
      membershipId: existing && existing.values.programmeYear === year ? existing.membershipId : null,
      values: state === "asks" || state === "wrong" ? null : values,
      changes,
      problems: read.problems,
      asks: read.asks,
      notices: read.notices,
    };
  }

  return {
    plan(read, sheet) {
      const name = read.given.get("name");
      const year = yearOf(read, sheet, input, known);
      if (typeof name !== "string" || year === null) return finish(read, null, year);
      const isOpen = read.asks.some((key) => key.startsWith("agency:")) || hasProblem(read, "agencyId");
      // Without its agency a row cannot be told from its namesakes.
      return finish(read, isOpen && read.innovationId === null ? null : identify(read, name, year).existing, year);
    },
  };
}

const hasProblem = (read: ProfileRow, field: ValueField): boolean =>
  read.problems.some((found) => found.field === field);

const rowPath = (read: ProfileRow): string => cellPath(read.row.sheetName, 1, read.row.rowNumber);

const rowProblem = (read: ProfileRow, field: CellProblem["field"], code: string, found: string): CellProblem => ({
  path: rowPath(read),
  code,
  field,
  found,
});

const duplicateKey = (existing: ExistingInnovation | undefined, values: ImportValues): string =>
  existing
    ? `${existing.innovationId}|${values.programmeYear}`
    : `${titleKey(values.name)}|${values.agencyId ?? ""}|${values.programmeYear}`;

/** An emptied cell never takes away the name, the year or the track: every innovation has them. */
const kept = (read: ProfileRow): (readonly [ValueField, unknown])[] =>
  [...read.given].filter(([field, value]) => !(isMissing(value) && (field === "name" || field === "track")));

function changesOf(before: ImportValues, after: ImportValues): FieldChange[] {
  const earlier: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries(after).flatMap(([field, to]) => {
    const from = earlier[field];
    return sameValue(from, to, field === "latitude" || field === "longitude") ? [] : [{ field, from, to }];
  });
}

function stateOf(
  read: ProfileRow,
  existing: Met["existing"],
  changes: readonly FieldChange[],
): PlannedProfile["state"] {
  if (read.problems.length > 0) return "wrong";
  if (read.asks.length > 0 || existing === null) return "asks";
  if (existing === undefined) return "new";
  return changes.length > 0 ? "changed" : "unchanged";
}

/** The year of the row, else of the innovation that its hidden id names, else the default. */
function yearOf(read: ProfileRow, sheet: SheetColumns, input: ImportInput, known: KnownInnovations): number | null {
  const given = read.given.get("programmeYear");
  if (typeof given === "number") return given;
  if (hasProblem(read, "programmeYear")) return null;
  const ofKnown = read.innovationId === null ? undefined : known.byId(read.innovationId, null)?.values.programmeYear;
  const year = ofKnown ?? input.defaults.programmeYear;
  if (year !== null) return year;
  const path = cellPath(read.row.sheetName, sheet.columnOf.get("programmeYear") ?? 1, read.row.rowNumber);
  read.problems.push({ path, code: "import.year-missing", field: "programmeYear", found: "" });
  return null;
}
