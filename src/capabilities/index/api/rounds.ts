import type { RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { RankedResult, ReleasedResult } from "../contract/result.ts";
import { explainRound, showRanking, showResult, type TreeBasis } from "../contract/round-operations.ts";
import type { TreeNode } from "../contract/tree.ts";
import { rankRegions } from "../rules/rank-regions.ts";

export interface RoundReads {
  results(regionCode: RegionCode): Promise<readonly ReleasedResult[]>;
  ranking(year: number): Promise<readonly RankedResult[]>;
  tree(regionCode: RegionCode, year: number, basis: TreeBasis): Promise<Result<TreeNode>>;
}

export function roundOperationsOf(reads: RoundReads): readonly BoundOperation[] {
  return [
    bindOperation(showResult, async (_, { region, year }) => {
      const found = (await reads.results(region)).find((row) => row.year === year);
      if (found === undefined) return refusal("round.not-found", { year });
      return success({ region, ...found });
    }),
    bindOperation(showRanking, async (_, { year }) => {
      const rows = await reads.ranking(year);
      const rank = new Map(rankRegions(rows).map((ranked) => [ranked.regionCode, ranked.rank]));
      return success({
        year,
        regions: rows.map((row) => ({
          place: rank.get(row.regionCode) ?? 0,
          region: row.regionCode,
          name: row.name,
          index: row.index,
          predicate: row.predicate,
        })),
      });
    }),
    bindOperation(explainRound, async ({ actor }, { region, year, basis }) => {
      if (actor.kind === "anonymous" || actor.regionCode !== region) return refusal("access.other-region");
      return reads.tree(region, year, basis);
    }),
  ];
}
