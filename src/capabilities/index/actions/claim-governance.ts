import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Problem, type Result, refusal, success } from "#shared/result.ts";
import type { GovernanceClaim } from "../contract/round.ts";
import type { IndexDeps } from "../deps.ts";
import { editionByName } from "../reference.ts";
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
    const problems = problemsOf(claims, round.edition);
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

function problemsOf(claims: readonly GovernanceClaim[], edition: string): Problem[] {
  const known = new Set(
    editionByName(edition)
      ?.indicators.filter((row) => row.aspect === "SPD")
      .map((row) => row.code),
  );
  return claims.flatMap((claim, index): Problem[] => {
    const place = `$.claims[${index}]`;
    if (!known.has(claim.indicator)) {
      return [
        {
          path: `${place}.indicator`,
          code: "indicator.unknown",
          expected: [...known].join(", "),
          found: claim.indicator,
        },
      ];
    }
    const inRange = Number.isInteger(claim.level) && claim.level >= 0 && claim.level <= 3;
    return inRange
      ? []
      : [{ path: `${place}.level`, code: "level.out-of-range", expected: "0..3", found: claim.level }];
  });
}
