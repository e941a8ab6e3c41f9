import type { InnovationId } from "#shared/ids.ts";
import { agencyOf, banjar, type DemoLoad, morningOf, must } from "./demo-load.ts";
import type { DemoPlan } from "./plan/plan-types.ts";

/** Chooses the entries of the running round and claims levels for them and for the region. */
export async function loadRound(
  load: DemoLoad,
  plan: DemoPlan,
  known: ReadonlyMap<string, InnovationId>,
): Promise<void> {
  const { index } = load.installation.product.offers;
  const { year, entries, governance } = plan.round;
  load.clock.set(morningOf(`${year}-06-08`));
  const chosen = entries.map((entry) => {
    const innovationId = known.get(entry.innovationKey);
    if (innovationId === undefined) throw new Error(`The demo enters ${entry.innovationKey}, which is not registered.`);
    return {
      innovationId,
      agencyId: entry.agencySlug === null ? null : agencyOf(load, entry.agencySlug),
      levels: Object.fromEntries(entry.levels.map((level) => [level.indicator, level.claimed])),
      basisOf33: entry.levels.find((level) => level.indicator === "33")?.basis ?? null,
    };
  });
  must(await index.enter(load.actor, { regionCode: banjar, year, chosen }), `entries of round ${year}`);
  const claims = governance.map((row) => ({
    indicator: row.indicator,
    level: row.claimed,
    figure: row.figure,
    source: row.source,
  }));
  must(await index.claimGovernance(load.actor, { regionCode: banjar, year, claims }), `governance of round ${year}`);
}
