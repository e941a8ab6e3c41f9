import type { Command } from "#platform/terminal/port.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import { type TreeBasis, treeBases } from "../contract/round-operations.ts";
import type { TreeNode } from "../contract/tree.ts";

/** `index explain`: the tree of a round from the database, as JSON. */
export function indexExplainCommands(
  tree: (regionCode: RegionCode, year: number, basis: TreeBasis) => Promise<Result<TreeNode>>,
): readonly Command[] {
  return [
    {
      words: ["index", "explain"],
      usage: "intan index explain --region 63.03 --year 2026 [--basis verified]",
      valued: ["region", "year", "basis"],
      switches: [],
      needsDatabase: true,
      run: async (input) => {
        const region = regionCodeSchema.safeParse(input.options["region"] ?? input.homeRegion);
        const year = Number(input.options["year"]);
        const basis = treeBases.find((each) => each === (input.options["basis"] ?? "claimed"));
        if (!region.success || !Number.isInteger(year) || basis === undefined) {
          input.say("Tulis daerah dan tahun: intan index explain --region 63.03 --year 2026");
          return 2;
        }
        const found = await tree(region.data, year, basis);
        if (found.ok) {
          input.print(JSON.stringify(found.value));
          return 0;
        }
        const path = found.code === "round.not-found" ? "$year" : "$edition";
        input.print(JSON.stringify({ errors: [{ path, code: found.code, found: year }] }));
        return 1;
      },
    },
  ];
}
