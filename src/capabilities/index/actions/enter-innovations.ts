import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import {
  type AgencyId,
  type InnovationId,
  type RegionCode,
  type RoundEntryId,
  roundEntryIdSchema,
} from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import type { IndexDeps } from "../deps.ts";
import { editionByName } from "../reference.ts";
import { checkClaims } from "../rules/check-claims.ts";
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
    const round = await db.selectFrom("index_round").select("edition").where("year", "=", year).executeTakeFirst();
    if (round === undefined) return refusal("round.not-found", { year });
    const unfit = (await refuseInnovations(db, year, chosen)) ?? refuseLevels(round.edition, year, chosen);
    if (unfit !== null) return unfit;
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

/** Innovations that this region does not have, that stand in the round already or that were chosen twice. */
async function refuseInnovations(db: Db, year: number, chosen: readonly ChosenInnovation[]): Promise<Refusal | null> {
  const ids = chosen.map((choice) => choice.innovationId);
  const isChosen = (column: "id" | "innovation_id") => sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
  const known = await db.selectFrom("innovation").select("id").where(isChosen("id")).execute();
  const own = new Set(known.map((row) => row.id));
  const foreign = ids.filter((id) => !own.has(id));
  if (foreign.length > 0) return refusal("round.innovation-not-found", { innovations: foreign });
  const standing = await db
    .selectFrom("round_entry")
    .select("innovation_id")
    .where("round_year", "=", year)
    .where(isChosen("innovation_id"))
    .execute();
  const repeated = ids.filter((id, place) => ids.indexOf(id) !== place);
  const innovations = [...standing.map((row) => row.innovation_id), ...repeated];
  return innovations.length > 0 ? refusal("round.entry-conflict", { innovations }) : null;
}

function refuseLevels(edition: string, year: number, chosen: readonly ChosenInnovation[]): Refusal | null {
  const problems = chosen.flatMap(({ levels }, place) =>
    checkClaims(
      editionByName(edition),
      "SID",
      Object.entries(levels).map(([indicator, level]) => {
        const path = `$.chosen[${place}].levels.${indicator}`;
        return { indicator, level, indicatorPath: path, levelPath: path };
      }),
    ),
  );
  return problems.length > 0 ? refusal("round.claims-refused", { year }, problems) : null;
}
