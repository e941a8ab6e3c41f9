import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { claimGovernance } from "./actions/claim-governance.ts";
import { enterInnovations } from "./actions/enter-innovations.ts";
import { openRound } from "./actions/open-round.ts";
import { recordOfficialResult } from "./actions/record-official-result.ts";
import { roundOperationsOf } from "./api/rounds.ts";
import { indexScoringOperations } from "./api/scoring.ts";
import { indexExplainCommands } from "./cli/explain.ts";
import { indexScoreCommands } from "./cli/score.ts";
import type { ResultRelease, RoundReader, RoundWriter } from "./contract/round.ts";
import type { TreeBasis } from "./contract/round-operations.ts";
import type { TreeNode } from "./contract/tree.ts";
import type { IndexDeps } from "./deps.ts";
import { indexPages } from "./pages/index-pages.tsx";
import { indexTasks } from "./queries/index-tasks.ts";
import { releasedRanking, releasedResults } from "./queries/released-results.ts";
import { claimsOf, editionOfRound, entriesOf, governanceOf } from "./queries/round-reader.ts";
import { listRounds, treeOf, viewRound } from "./queries/round-view.ts";
import { bandsOf, compiledByName, indicatorHelp, indicatorRowsOf, indicatorsOf, knownAffairs } from "./reference.ts";
import { releaseResults } from "./store/release-result.ts";
import { deleteEntries, insertClaims, insertEntries, insertGovernanceClaims } from "./store/round.ts";
import { describeRefusal } from "./texts/describe-refusal.ts";

type Input<F> = F extends (deps: never, actor: Actor, input: infer I) => unknown ? I : never;

/** Commands that need no database. */
export const indexOfflineCommands = indexScoreCommands;

/** Editions, rounds and their entries, scoring, explanation, results. */
export function createIndexRoom(deps: IndexDeps) {
  const { database, clock } = deps;
  const rounds: RoundWriter & RoundReader = {
    enter: (db: Db, regionCode, year, entries) => insertEntries(db, regionCode, year, entries, clock.now()),
    withdraw: (db: Db, ids) => deleteEntries(db, ids),
    claim: (db: Db, regionCode, claims, by) => insertClaims(db, regionCode, claims, by, clock.now()),
    claimGovernance: (db: Db, regionCode, year, claims, by) =>
      insertGovernanceClaims(db, regionCode, year, claims, by, clock.now()),
    editionOf: (db: Db, year) => editionOfRound(db, year),
    entries: (db: Db, year) => entriesOf(db, year),
    claims: (db: Db, year) => claimsOf(db, year),
    governance: (db: Db, year) => governanceOf(db, year),
  };
  const release: ResultRelease = {
    releaseResults: (db: Db, regionCode) => releaseResults(db, regionCode, clock.now()),
  };
  const round = (regionCode: RegionCode, year: number) =>
    database.inRegion(regionCode, (db) => viewRound(db, regionCode, year, deps.verifiedOf));
  const tree = async (
    regionCode: RegionCode,
    year: number,
    basis: TreeBasis = "claimed",
  ): Promise<Result<TreeNode>> => {
    const found = await round(regionCode, year);
    if (!found.ok) return found;
    const computed = basis === "verified" ? (found.value.verified?.computed ?? null) : found.value.computed;
    return computed === null ? refusal("edition.not-computable", { year }) : success(treeOf(found.value, computed));
  };
  const results = (regionCode: RegionCode) => database.withoutRegion((db) => releasedResults(db, regionCode));
  const scoring = { compiledByName, knownAffairs };
  return {
    operations: [
      ...indexScoringOperations(scoring),
      ...roundOperationsOf({
        results,
        tree,
        ranking: (year) => database.withoutRegion((db) => releasedRanking(db, year)),
      }),
    ],
    pages: indexPages({ round, results, rounds: (regionCode) => database.inRegion(regionCode, listRounds) }),
    commands: indexExplainCommands(tree),
    offers: {
      rounds,
      release,
      results,
      bandsOf,
      indicatorsOf,
      indicatorRowsOf,
      helpOf: (code: string) => indicatorHelp.get(code),
      describeRefusal,
      roundNow: async (regionCode: RegionCode, year: number) => {
        const found = await round(regionCode, year);
        if (!found.ok || found.value.computed === null) return null;
        const { computed, verified } = found.value;
        return {
          year,
          index: computed.score.index,
          toNext: computed.toNextPredicate,
          verified: verified?.computed.score.index ?? null,
        };
      },
      tasksFor: indexTasks,
      open: (actor: Actor, input: Input<typeof openRound>) => openRound(deps, actor, input),
      recordResult: (actor: Actor, input: Input<typeof recordOfficialResult>) =>
        recordOfficialResult(deps, actor, input),
      enter: (actor: Actor, input: Input<typeof enterInnovations>) => enterInnovations(deps, actor, input),
      claimGovernance: (actor: Actor, input: Input<typeof claimGovernance>) => claimGovernance(deps, actor, input),
    },
  };
}
