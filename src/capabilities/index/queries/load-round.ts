import type { Db } from "#platform/database/port.ts";
import type { AgencyId, InnovationId, RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { GovernanceClaim } from "../contract/round.ts";

export interface LoadedEntry {
  readonly id: RoundEntryId;
  readonly innovationId: InnovationId;
  readonly slug: string;
  readonly title: string;
  readonly isSample: boolean;
  readonly agencyId: AgencyId | null;
  readonly agencySlug: string | null;
  readonly agencyName: string | null;
  readonly ministryState: string;
  /** Main affair, null where nobody chose one. */
  readonly affair: string | null;
  readonly affairsAlso: readonly string[];
  readonly appliedOn: string | null;
  readonly developedOn: string | null;
  readonly designWords: number;
  /** Indicator to claimed level. */
  readonly levels: Readonly<Record<string, number>>;
  readonly basisOf33: string | null;
}

export interface LoadedRound {
  readonly regionCode: RegionCode;
  readonly year: number;
  readonly edition: string;
  readonly target: string | null;
  readonly targetPredicate: string | null;
  readonly targetSource: string | null;
  readonly closesOn: string | null;
  readonly entries: readonly LoadedEntry[];
  readonly governance: readonly GovernanceClaim[];
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** A round with its entries and current claims, in three statements; null when the region has no such round. */
export async function loadRound(db: Db, regionCode: RegionCode, year: number): Promise<LoadedRound | null> {
  const round = await db.selectFrom("index_round").selectAll().where("year", "=", year).executeTakeFirst();
  if (round === undefined) return null;
  const entries = await db
    .selectFrom("round_entry_overview")
    .selectAll()
    .where("round_year", "=", year)
    .orderBy("title")
    .orderBy("entry_id")
    .execute();
  const claims = await db
    .selectFrom("level_claim as c")
    .innerJoin("round_entry as e", "e.id", "c.entry_id")
    .select(["c.entry_id", "c.indicator", "c.level", "c.basis"])
    .where("e.round_year", "=", year)
    .where("c.is_current", "=", true)
    .execute();
  const governance = await db
    .selectFrom("governance_claim")
    .select(["indicator", "level", "figure", "source"])
    .where("round_year", "=", year)
    .where("is_current", "=", true)
    .execute();
  const levels = new Map<string, { levels: Record<string, number>; basisOf33: string | null }>();
  for (const claim of claims) {
    const known = levels.get(claim.entry_id) ?? { levels: {}, basisOf33: null };
    known.levels[claim.indicator] = claim.level;
    if (claim.indicator === "33") known.basisOf33 = claim.basis;
    levels.set(claim.entry_id, known);
  }
  return {
    regionCode,
    year,
    edition: round.edition,
    target: round.target,
    targetPredicate: round.target_predicate,
    targetSource: round.target_source,
    closesOn: round.closes_on,
    entries: entries.map((row) => {
      const profile: Record<string, unknown> =
        typeof row.profile === "object" && row.profile !== null ? { ...row.profile } : {};
      const claimed = levels.get(row.entry_id ?? "");
      return {
        id: row.entry_id,
        innovationId: row.innovation_id,
        slug: row.slug,
        title: row.title,
        isSample: row.is_sample,
        agencyId: row.agency_id,
        agencySlug: row.agency_slug,
        agencyName: row.agency_name,
        ministryState: row.ministry_state,
        affair: textOf(profile["mainAffair"]),
        affairsAlso: listOf(profile["otherAffairs"]),
        appliedOn: textOf(profile["appliedOn"]),
        developedOn: textOf(profile["developedOn"]),
        designWords: row.design_words,
        levels: claimed?.levels ?? {},
        basisOf33: claimed?.basisOf33 ?? null,
      };
    }),
    governance,
  };
}
