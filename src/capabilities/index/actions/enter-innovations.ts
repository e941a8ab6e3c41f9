import { type Actor, actorKey, permit } from "#shared/actor.ts";
import {
  type AgencyId,
  type InnovationId,
  type RegionCode,
  type RoundEntryId,
  roundEntryIdSchema,
} from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { IndexDeps } from "../deps.ts";
import { insertClaims, insertEntries } from "../store/round.ts";

export interface ChosenInnovation {
  readonly innovationId: InnovationId;
  readonly agencyId: AgencyId | null;
  /** Indicator to level, 0 to 3. */
  readonly levels: Readonly<Record<string, number>>;
  readonly basisOf33: string | null;
}

/** The programme manager chooses innovations for a round, with the levels that the region claims. */
export async function enterInnovations(
  deps: IndexDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly year: number; readonly chosen: readonly ChosenInnovation[] },
): Promise<Result<{ readonly entryIds: readonly RoundEntryId[] }>> {
  const { regionCode, year, chosen } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  const entries = chosen.map((choice) => ({ ...choice, id: roundEntryIdSchema.parse(deps.newId()) }));
  return deps.database.inRegion(regionCode, async (db) => {
    const round = await db.selectFrom("index_round").select("year").where("year", "=", year).executeTakeFirst();
    if (round === undefined) return refusal("round.not-found", { year });
    const standing = await db
      .selectFrom("round_entry")
      .select("innovation_id")
      .where("round_year", "=", year)
      .where(
        "innovation_id",
        "in",
        chosen.map((choice) => choice.innovationId),
      )
      .execute();
    if (standing.length > 0)
      return refusal("round.entry-conflict", { innovations: standing.map((row) => row.innovation_id) });
    await insertEntries(db, regionCode, year, entries, deps.clock.now());
    const claims = entries.flatMap((entry) =>
      Object.entries(entry.levels).map(([indicator, level]) => ({
        entryId: entry.id,
        indicator,
        level,
        basis: indicator === "33" ? entry.basisOf33 : null,
        figure: null,
      })),
    );
    await insertClaims(db, regionCode, claims, actorKey(actor), deps.clock.now());
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "round.entered",
      subject: { kind: "index-round", id: String(year) },
      facts: { year, entries: entries.length, claims: claims.length },
    });
    return success({ entryIds: entries.map((entry) => entry.id) });
  });
}
