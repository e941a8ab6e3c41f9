import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { GovernanceClaim } from "../contract/round.ts";
import type { IndexDeps } from "../deps.ts";
import { editionByName } from "../reference.ts";
import { checkClaims } from "../rules/check-claims.ts";
import { insertGovernanceClaims } from "../store/round.ts";

/** The programme manager claims the governance levels of a round; unknown indicators and levels are refused with their place. */
export async function claimGovernance(
  deps: IndexDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly year: number; readonly claims: readonly GovernanceClaim[] },
): Promise<Result<{ readonly claimed: number }>> {
  const { regionCode, year, claims } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  return deps.database.inRegion(regionCode, async (db) => {
    const round = await db.selectFrom("index_round").select("edition").where("year", "=", year).executeTakeFirst();
    if (round === undefined) return refusal("round.not-found", { year });
    const problems = checkClaims(
      editionByName(round.edition),
      "SPD",
      claims.map((claim, index) => ({
        ...claim,
        indicatorPath: `$.claims[${index}].indicator`,
        levelPath: `$.claims[${index}].level`,
      })),
    );
    if (problems.length > 0) return refusal("round.claims-refused", { year }, problems);
    await insertGovernanceClaims(db, regionCode, year, claims, actorKey(actor), deps.clock.now());
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "round.governance-claimed",
      subject: { kind: "index-round", id: String(year) },
      facts: { year, claims: claims.length },
    });
    return success({ claimed: claims.length });
  });
}
