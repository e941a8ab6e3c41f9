import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { Db } from "#platform/database/port.ts";
import type { AgencyId, RoundEntryId } from "#shared/ids.ts";
import { type Reach, reaches } from "../contract/access.ts";
import type { EvidenceFinding } from "../contract/finding.ts";
import type { EvidenceDeps, IndicatorRowsOf } from "../deps.ts";
import { checkPlace } from "../rules/check-place.ts";
import { rowsFor } from "./find-place.ts";
import { type StandingRole, standingRoles } from "./roles-of.ts";

export type RoundEvidenceDeps = Pick<EvidenceDeps, "rounds"> & { readonly indicatorRowsOf: IndicatorRowsOf };

/** Claims and papers of one entry, or (id null) of the region itself. */
export interface EvidenceHolder {
  readonly entryId: RoundEntryId | null;
  /** Of the innovation; null for the region. */
  readonly title: string | null;
  readonly slug: string | null;
  readonly isSample: boolean;
  readonly innovationId: string | null;
  readonly agencyId: AgencyId | null;
  readonly agencyName: string | null;
  /** Calendar day of the profile. */
  readonly appliedOn: string | null;
  readonly claims: Readonly<Record<string, number>>;
  readonly basisOf33: string | null;
  readonly roles: readonly StandingRole[];
}

export interface RoundEvidence {
  readonly roundYear: number;
  readonly edition: string;
  readonly closesOn: string | null;
  /** Indicators of an entry, and of the region. */
  readonly entryRows: readonly Indicator[];
  readonly governanceRows: readonly Indicator[];
  readonly entries: readonly EvidenceHolder[];
  readonly governance: EvidenceHolder;
}

const appliedOnOf = (profile: unknown): string | null => {
  if (typeof profile !== "object" || profile === null || !("appliedOn" in profile)) return null;
  return typeof profile.appliedOn === "string" && profile.appliedOn !== "" ? profile.appliedOn : null;
};

const groupBy = <T, K>(rows: readonly T[], keyOf: (row: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
};

/** Claims and papers of a round, of the entries within reach; null when the region has no such round. */
export async function roundEvidence(
  deps: RoundEvidenceDeps,
  db: Db,
  roundYear: number,
  reach: Reach,
): Promise<RoundEvidence | null> {
  const round = await db
    .selectFrom("index_round")
    .select(["edition", "closes_on"])
    .where("year", "=", roundYear)
    .executeTakeFirst();
  if (round === undefined) return null;
  const rows = await db
    .selectFrom("round_entry_overview")
    .selectAll()
    .where("round_year", "=", roundYear)
    .orderBy("title")
    .orderBy("entry_id")
    .execute();
  const claims = groupBy(await deps.rounds.claims(db, roundYear), (claim) => claim.entryId);
  const governance = await deps.rounds.governance(db, roundYear);
  const roles = groupBy(await standingRoles(db, { roundYear }), (role) => role.entryId);
  const levelsOf = (given: readonly { readonly indicator: string; readonly level: number }[]) =>
    Object.fromEntries(given.map(({ indicator, level }) => [indicator, level]));
  const indicators = deps.indicatorRowsOf(round.edition);
  return {
    roundYear,
    edition: round.edition,
    closesOn: round.closes_on,
    entryRows: rowsFor(indicators, ""),
    governanceRows: rowsFor(indicators, null),
    entries: rows
      .filter((row) => reaches(reach, row.agency_id))
      .map((row) => {
        const claimed = claims.get(row.entry_id) ?? [];
        return {
          entryId: row.entry_id,
          title: row.title,
          slug: row.slug,
          isSample: row.is_sample,
          innovationId: row.innovation_id,
          agencyId: row.agency_id,
          agencyName: row.agency_name,
          appliedOn: appliedOnOf(row.profile),
          claims: levelsOf(claimed),
          basisOf33: claimed.find((claim) => claim.indicator === "33")?.basis ?? null,
          roles: roles.get(row.entry_id) ?? [],
        };
      }),
    governance: {
      entryId: null,
      title: null,
      slug: null,
      isSample: false,
      innovationId: null,
      agencyId: null,
      agencyName: null,
      appliedOn: null,
      claims: levelsOf(governance),
      basisOf33: null,
      roles: roles.get(null) ?? [],
    },
  };
}

/** What the edition's rules and the inspection of the files say to one indicator of a holder. */
export function findingsAt(
  holder: EvidenceHolder,
  indicator: Indicator,
  at: { readonly roundYear: number; readonly today: string },
): readonly EvidenceFinding[] {
  const roles = holder.roles.filter((role) => role.indicator === indicator.code);
  const byRule = checkPlace({
    indicator,
    roundYear: at.roundYear,
    appliedOn: holder.appliedOn,
    claimedLevel: holder.claims[indicator.code] ?? 0,
    claimedBasis: holder.basisOf33,
    papers: roles.map((role) => ({ ...role, roleId: role.id })),
    today: at.today,
  });
  return [...byRule, ...roles.flatMap((role) => fileFindings(role.id, role))];
}

/** What stands out in the file itself; a scanner that did not answer is one of these. */
export function fileFindings(
  roleId: string | null,
  file: Pick<StandingRole, "fileFindings" | "scanState">,
): readonly EvidenceFinding[] {
  const scan: readonly EvidenceFinding[] =
    file.scanState === "unavailable" ? [{ code: "evidence.not-scanned", severity: "medium", roleId, details: {} }] : [];
  const ofFile = file.fileFindings.map(
    ({ code, details }): EvidenceFinding => ({
      code,
      severity: code === "file.pdf-script" || code === "file.pdf-embedded" ? "medium" : "low",
      roleId,
      details: { ...details },
    }),
  );
  return [...scan, ...ofFile];
}

export const heldCodes = (holder: EvidenceHolder): ReadonlySet<string> =>
  new Set(holder.roles.map((role) => role.indicator));
