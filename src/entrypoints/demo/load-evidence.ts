import type { createEvidenceRoom } from "#capabilities/evidence/room.ts";
import type { InnovationId, RoundEntryId } from "#shared/ids.ts";
import { banjar, type DemoLoad, morningOf, must } from "./demo-load.ts";
import { planPapers } from "./plan/plan-papers.ts";
import type { DemoPlan } from "./plan/plan-types.ts";

type Evidence = Pick<ReturnType<typeof createEvidenceRoom>["offers"], "addDocuments" | "giveRoles">;

/** Hands generated sample papers in and gives them to most claims of the running round; realistic gaps stay. */
export async function loadEvidence(
  load: DemoLoad,
  plan: DemoPlan,
  known: ReadonlyMap<string, InnovationId>,
  evidence: Evidence,
): Promise<void> {
  const { database, product } = load.installation;
  const { year } = plan.round;
  load.clock.set(morningOf(`${year}-06-10`));
  const rows = await database.database.inRegion(banjar, (db) => product.offers.index.rounds.entries(db, year));
  const entryOf = new Map<InnovationId, RoundEntryId>(rows.map(({ id, innovationId }) => [innovationId, id]));
  const roles = planPapers(plan);
  const papers = [...new Map(roles.map(({ paper }) => [paper.key, paper])).values()];
  const files = papers.map(({ fileName, bytes }) => ({ fileName, bytes: bytes() }));
  const added = must(await evidence.addDocuments(load.actor, { regionCode: banjar, files }), "sample papers");
  const documentIds = new Map(papers.map(({ key }, place) => [key, added[place]]));
  const wanted = roles.map(({ paper, innovationKey, indicator, basis }) => {
    const innovationId = known.get(innovationKey);
    const entryId = innovationId === undefined ? undefined : entryOf.get(innovationId);
    const documentId = documentIds.get(paper.key);
    if (entryId === undefined || documentId === undefined)
      throw new Error(`The demo has no entry or document for ${innovationKey}, indicator ${indicator}.`);
    return { documentId, roundYear: year, entryId, indicator, basis, pages: null, ...paper.letter };
  });
  must(await evidence.giveRoles(load.actor, { regionCode: banjar, roles: wanted }), `papers of round ${year}`);
}
