import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { IndexDeps } from "../deps.ts";
import { editionByName } from "../reference.ts";
import { insertRound, type NewRound } from "../store/round.ts";

/** The programme manager opens the index round of a year under the edition in force. */
export async function openRound(
  deps: IndexDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly round: NewRound },
): Promise<Result<{ readonly year: number }>> {
  const { regionCode, round } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  if (editionByName(round.edition) === undefined) return refusal("edition.unknown", { edition: round.edition });
  return deps.database.inRegion(regionCode, async (db) => {
    const standing = await db
      .selectFrom("index_round")
      .select("year")
      .where("year", "=", round.year)
      .executeTakeFirst();
    if (standing !== undefined) return refusal("round.conflict", { year: round.year });
    await insertRound(db, regionCode, round);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "round.opened",
      subject: { kind: "index-round", id: String(round.year) },
      facts: { year: round.year, edition: round.edition, target: round.target },
    });
    return success({ year: round.year });
  });
}
