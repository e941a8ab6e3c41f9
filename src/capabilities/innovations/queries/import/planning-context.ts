import type { LevelClaim } from "#capabilities/index/contract/round.ts";
import type { MatchAffairName, MatchAgencyName } from "#capabilities/organisation/contract/matching.ts";
import { trackSchema } from "#capabilities/programme/contract/membership.ts";
import type { Db } from "#platform/database/port.ts";
import {
  type AgencyId,
  type InnovationId,
  membershipIdSchema,
  type RegionCode,
  type RoundEntryId,
} from "#shared/ids.ts";
import type { EntryLevels, ExistingInnovation, GovernanceLevel, ImportInput } from "../../contract/import.ts";
import { type Profile, profileSchema } from "../../contract/profile.ts";
import type { ImportActionDeps } from "../../deps.ts";

/** What an import is judged against: the region as it stands now. */
export interface PlanningContext {
  readonly existing: readonly ExistingInnovation[];
  /** The version that was read, by innovation. */
  readonly versions: ReadonlyMap<InnovationId, number>;
  readonly entryOf: ReadonlyMap<InnovationId, RoundEntryId>;
  readonly claimsOf: ReadonlyMap<RoundEntryId, readonly LevelClaim[]>;
  readonly entryLevels: readonly EntryLevels[];
  readonly governance: readonly GovernanceLevel[];
  /** False: the region has no such round, or its edition has no tables; then only profiles can be imported. */
  readonly hasLevels: boolean;
  readonly entryIndicators: readonly string[];
  readonly governanceIndicators: readonly string[];
  readonly matchAgency: MatchAgencyName;
  readonly matchAffair: MatchAffairName;
  readonly hasAgency: ImportInput["hasAgency"];
  readonly hasAffair: ImportInput["hasAffair"];
}

/** Several affairs in one cell are never one affair: "2.12 … ; 1.01 …" must not be taken for its first code. */
const isSeveral = (written: string): boolean =>
  /[;\n]/.test(written) || (written.match(/\b\d[.-]\d\d\b/g) ?? []).length > 1;

/** Lists repeat the same few names thousands of times. */
function matchingAffairs(match: MatchAffairName): MatchAffairName {
  const known = new Map<string, ReturnType<MatchAffairName>>();
  return (written) => {
    if (isSeveral(written)) return { kind: "none", code: null, candidates: [] };
    const before = known.get(written);
    if (before !== undefined) return before;
    const found = match(written);
    known.set(written, found);
    return found;
  };
}

async function readExisting(db: Db): Promise<Pick<PlanningContext, "existing" | "versions">> {
  const rows = await db
    .selectFrom("programme_overview")
    .select([
      "innovation_id",
      "membership_id",
      "registration_number",
      "year",
      "track",
      "agency_id",
      "current_version",
      "profile",
    ])
    .orderBy("innovation_id")
    .orderBy("year")
    .execute();
  const versions = new Map<InnovationId, number>();
  const profiles = new Map<InnovationId, Profile>();
  const existing = rows.map((row): ExistingInnovation => {
    const profile = profiles.get(row.innovation_id) ?? profileSchema.parse(row.profile);
    profiles.set(row.innovation_id, profile);
    versions.set(row.innovation_id, row.current_version);
    return {
      innovationId: row.innovation_id,
      membershipId: membershipIdSchema.parse(row.membership_id),
      registrationNumber: row.registration_number,
      values: { ...profile, programmeYear: row.year, track: trackSchema.parse(row.track), agencyId: row.agency_id },
    };
  });
  return { existing, versions };
}

async function readRound(deps: ImportActionDeps, db: Db, year: number) {
  const edition = await deps.rounds.editionOf(db, year);
  const indicators = edition === null ? null : deps.indicatorsOf(edition);
  const entries = edition === null ? [] : await deps.rounds.entries(db, year);
  const claims = entries.length === 0 ? [] : await deps.rounds.claims(db, year);
  const claimsOf = new Map<RoundEntryId, LevelClaim[]>();
  for (const claim of claims) {
    const known = claimsOf.get(claim.entryId);
    if (known) known.push(claim);
    else claimsOf.set(claim.entryId, [claim]);
  }
  const entryLevels = entries.map(({ id, innovationId }): EntryLevels => {
    const own = claimsOf.get(id) ?? [];
    return {
      innovationId,
      levels: Object.fromEntries(own.map(({ indicator, level }) => [indicator, level])),
      basis33: own.find(({ indicator }) => indicator === "33")?.basis ?? null,
    };
  });
  return {
    hasLevels: indicators !== null,
    entryIndicators: (indicators?.entry ?? []).map(({ code }) => code),
    governanceIndicators: (indicators?.governance ?? []).map(({ code }) => code),
    entryOf: new Map(entries.map(({ id, innovationId }) => [innovationId, id])),
    claimsOf,
    entryLevels,
    governance: edition === null ? [] : await deps.rounds.governance(db, year),
  };
}

/** Reads the region once: its innovations in every programme year, the round's entries and claims, its agencies. */
export async function planningContext(
  deps: ImportActionDeps,
  db: Db,
  regionCode: RegionCode,
  year: number,
): Promise<PlanningContext> {
  const ids: ReadonlySet<string> = new Set((await deps.agencies.all(db)).map(({ id }) => id));
  return {
    ...(await readExisting(db)),
    ...(await readRound(deps, db, year)),
    matchAgency: await deps.prepareAgencyMatching(db, regionCode),
    matchAffair: matchingAffairs(deps.matchAffairName),
    hasAgency: (id): id is AgencyId => ids.has(id),
    hasAffair: (code) => deps.affairs.has(code),
  };
}
