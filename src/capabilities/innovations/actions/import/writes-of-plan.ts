import type { GovernanceClaim, LevelClaim, NewRoundEntry } from "#capabilities/index/contract/round.ts";
import type { NewMembership, Track } from "#capabilities/programme/contract/membership.ts";
import {
  type AgencyId,
  type InnovationId,
  innovationIdSchema,
  type MembershipId,
  membershipIdSchema,
  type RoundEntryId,
  roundEntryIdSchema,
} from "#shared/ids.ts";
import { type Problem, type Result, refusal, success } from "#shared/result.ts";
import type { ExistingInnovation, ImportPlan, PlannedLevels, PlannedProfile } from "../../contract/import.ts";
import type { NewInnovation } from "../../contract/innovation.ts";
import { type Profile, profileSchema } from "../../contract/profile.ts";
import type { PlanningContext } from "../../queries/import/planning-context.ts";

type Place = { readonly agencyId: AgencyId | null; readonly track: Track };
/** A claim as it stood; a level of null was never claimed. */
export type EarlierClaim = Omit<LevelClaim, "level"> & { readonly level: number | null };

/** Everything that applying a plan writes. */
export interface ImportWrites {
  readonly added: readonly NewInnovation[];
  readonly revised: readonly { readonly id: InnovationId; readonly profile: Profile }[];
  readonly joins: readonly NewMembership[];
  readonly moves: readonly { readonly id: MembershipId; readonly before: Place; readonly after: Place }[];
  readonly entries: readonly NewRoundEntry[];
  readonly claims: readonly LevelClaim[];
  readonly claimsBefore: readonly EarlierClaim[];
  readonly governance: readonly GovernanceClaim[];
  /** Innovations that the import touches, new ones included. */
  readonly touched: ReadonlySet<InnovationId>;
}

const isWritten = ({ state }: { readonly state: string }): boolean => state === "new" || state === "changed";
const placeFields = new Set(["programmeYear", "track", "agencyId"]);
const rowKey = (row: { readonly sheet: number; readonly row: number }): string => `${row.sheet}:${row.row}`;

/** A cell of blanks empties its field. */
const withoutBlanks = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value === "" ? null : value]));

function latestOf(existing: readonly ExistingInnovation[]): ReadonlyMap<InnovationId, ExistingInnovation> {
  const latest = new Map<InnovationId, ExistingInnovation>();
  for (const row of existing) {
    const known = latest.get(row.innovationId);
    if (known === undefined || known.values.programmeYear < row.values.programmeYear) latest.set(row.innovationId, row);
  }
  return latest;
}

/** Refuses with `import.profile-invalid` and the places of the rows when a profile breaks the schema in spite of the rules. */
export function writesOfPlan(plan: ImportPlan, context: PlanningContext, newId: () => string): Result<ImportWrites> {
  const problems: Problem[] = [];
  const added: NewInnovation[] = [];
  const joins: NewMembership[] = [];
  const moves: ImportWrites["moves"][number][] = [];
  const idOfRow = new Map<string, { readonly id: InnovationId; readonly agencyId: AgencyId | null }>();
  const changed = new Map<InnovationId, Record<string, unknown>>();
  const touched = new Set<InnovationId>();
  const latest = latestOf(context.existing);
  const byMembership = new Map(context.existing.map((row) => [row.membershipId, row.values]));

  function checked(values: Readonly<Record<string, unknown>>, place: string): Profile | undefined {
    const parsed = profileSchema.safeParse(withoutBlanks(values));
    if (parsed.success) return parsed.data;
    for (const { path } of parsed.error.issues)
      problems.push({ path: place, code: "import.profile-invalid", expected: path.join(".") });
    return undefined;
  }

  function join(row: PlannedProfile, innovationId: InnovationId): void {
    if (row.values === null) return;
    const { programmeYear, track, agencyId } = row.values;
    const id = membershipIdSchema.parse(newId());
    const open = { proposedOn: null, committedOn: null, launchedOn: null };
    joins.push({ id, innovationId, year: programmeYear, track, agencyId, state: "submitted", ...open });
  }

  function takeProfile(row: PlannedProfile): void {
    if (row.values === null) return;
    if (row.innovationId === null) {
      const profile = checked({ ...row.values }, `${row.sheetName}!${row.row}`);
      if (profile === undefined) return;
      const id = innovationIdSchema.parse(newId());
      added.push({ id, profile, isSample: false, source: null, confidence: null, continuesId: null });
      idOfRow.set(rowKey(row), { id, agencyId: row.values.agencyId });
      touched.add(id);
      join(row, id);
      return;
    }
    touched.add(row.innovationId);
    const fields = row.changes.filter(({ field }) => !placeFields.has(field));
    // Rows of several years share one profile: their changes add up.
    if (fields.length > 0) {
      const known = changed.get(row.innovationId) ?? {};
      for (const { field, to } of fields) known[field] = to;
      changed.set(row.innovationId, known);
    }
    const before = row.membershipId === null ? undefined : byMembership.get(row.membershipId);
    if (row.membershipId === null || before === undefined) join(row, row.innovationId);
    else if (row.changes.some(({ field }) => field === "track" || field === "agencyId")) {
      const { track, agencyId } = row.values;
      moves.push({
        id: row.membershipId,
        before: { track: before.track, agencyId: before.agencyId },
        after: { track, agencyId },
      });
    }
  }

  for (const row of plan.profiles) if (isWritten(row)) takeProfile(row);
  const revised = [...changed].flatMap(([id, fields]) => {
    const profile = checked({ ...latest.get(id)?.values, ...fields }, id);
    return profile === undefined ? [] : [{ id, profile }];
  });
  if (problems.length > 0) return refusal("import.profile-invalid", { count: problems.length }, problems.slice(0, 20));
  const whose = (row: PlannedLevels) => {
    if (row.newProfile !== null) return idOfRow.get(rowKey(row.newProfile));
    const known = row.innovationId === null ? undefined : latest.get(row.innovationId);
    return known && { id: known.innovationId, agencyId: known.values.agencyId };
  };
  const levels = levelWrites(plan.levels.filter(isWritten), context, whose, newId, touched);
  const governance = plan.governance
    .filter(isWritten)
    .map(({ indicator, level, figure, source }) => ({ indicator, level: level ?? 0, figure, source }));
  return success({ added, revised, joins, moves, ...levels, governance, touched });
}

function levelWrites(
  rows: readonly PlannedLevels[],
  context: PlanningContext,
  whose: (row: PlannedLevels) => { readonly id: InnovationId; readonly agencyId: AgencyId | null } | undefined,
  newId: () => string,
  touched: Set<InnovationId>,
): Pick<ImportWrites, "entries" | "claims" | "claimsBefore"> {
  const entries = new Map<InnovationId, NewRoundEntry>();
  const claims = new Map<string, LevelClaim>();
  const claimsBefore = new Map<string, EarlierClaim>();
  const entryIdOf = (innovationId: InnovationId, agencyId: AgencyId | null): RoundEntryId => {
    const known = context.entryOf.get(innovationId) ?? entries.get(innovationId)?.id;
    if (known !== undefined) return known;
    const id = roundEntryIdSchema.parse(newId());
    entries.set(innovationId, { id, innovationId, agencyId });
    return id;
  };
  for (const row of rows) {
    const innovation = whose(row);
    if (innovation === undefined) continue;
    touched.add(innovation.id);
    const entryId = entryIdOf(innovation.id, innovation.agencyId);
    const standing = new Map((context.claimsOf.get(entryId) ?? []).map((claim) => [claim.indicator, claim]));
    const wanted = new Map(Object.entries(row.levels));
    const isBasisNew = row.changes.some(({ field }) => field === "basis33");
    if (isBasisNew && !wanted.has("33")) wanted.set("33", standing.get("33")?.level ?? 0);
    for (const [indicator, level] of wanted) {
      const key = `${entryId} ${indicator}`;
      // The measured figure belonged to the earlier claim.
      claims.set(key, { entryId, indicator, level, basis: indicator === "33" ? row.basis33 : null, figure: null });
      const never = { entryId, indicator, level: null, basis: null, figure: null };
      if (!entries.has(innovation.id)) claimsBefore.set(key, standing.get(indicator) ?? never);
    }
  }
  return { entries: [...entries.values()], claims: [...claims.values()], claimsBefore: [...claimsBefore.values()] };
}
