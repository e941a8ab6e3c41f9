import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { IndexDeps } from "../deps.ts";
import { insertOfficialResult, type NewOfficialResult } from "../store/round.ts";

/** The programme manager writes down what the ministry decided; a correction is a further revision. */
export async function recordOfficialResult(
  deps: IndexDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly result: NewOfficialResult },
): Promise<Result<{ readonly year: number }>> {
  const { regionCode, result } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  return deps.database.inRegion(regionCode, async (db) => {
    const round = await db.selectFrom("index_round").select("year").where("year", "=", result.year).executeTakeFirst();
    if (round === undefined) return refusal("round.not-found", { year: result.year });
    await insertOfficialResult(db, regionCode, result, deps.clock.now());
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "round.result-recorded",
      subject: { kind: "index-round", id: String(result.year) },
      facts: { year: result.year, index: result.indexValue, rank: result.rank, source: result.source },
    });
    return success({ year: result.year });
  });
}
