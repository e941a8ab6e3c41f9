import { describe, expect, test } from "vitest";
import type { TreeNode } from "../contract/tree.ts";
import { treeNodeSchema } from "../contract/tree.ts";
import { affairName, compiledByName, knownAffairs } from "../reference.ts";
import { reasonTexts, sayReason } from "../texts/reasons.ts";
import { treeTexts } from "../texts/tree.ts";
import { explain } from "./explain.ts";
import { readScoreInput } from "./read-score-input.ts";

const six = ["1.01", "1.02", "1.03", "1.04", "1.05", "1.06"];
const labels = {
  ...treeTexts,
  affair: affairName,
  entry: (id: string) => ({ id: `Inovasi ${id}`, en: `Innovation ${id}` }),
};

function treeOf(raw: unknown, edition = "2026"): TreeNode {
  const compiled = compiledByName(edition);
  if (!compiled.ok) throw new Error("edition");
  const input = readScoreInput(raw, compiled.value, knownAffairs);
  if (!input.ok) throw new Error(JSON.stringify(input.errors));
  return explain(compiled.value, input.value, labels);
}

function nodeAt(tree: TreeNode, id: string): TreeNode {
  const all = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(all)];
  const found = all(tree).find((node) => node.id === id);
  if (found === undefined) throw new Error(`no node ${id}`);
  return found;
}

const many = (n: number, services: number) =>
  Array.from({ length: n }, (_, place) => ({ id: `i${place}`, affair: six[place % services], maturity: 80 }));

describe("the tree of reasons", () => {
  test("opens from the index down to a level", () => {
    const tree = treeOf({
      governance: { "5a": 3, "12": 2 },
      innovations: [{ id: "x", affair: "1.02", levels: { "16": 2, "35": 3 } }],
    });
    expect(tree).toMatchObject({ id: "index", exact: "31/4", value: "3.10", ref: { kind: "edition", id: "2026" } });
    expect(tree.children.map((node) => node.id)).toEqual(["governance", "innovation"]);
    expect(nodeAt(tree, "governance").children.map((node) => [node.label.id, node.value])).toEqual([
      ["Institusi", "2.25"],
      ["Sumber Daya Manusia", "4"],
      ["Ekosistem Inovasi dan Kajian", "0"],
    ]);
    expect(nodeAt(tree, "governance.5a")).toMatchObject({ value: "2.25", exact: "9/4" });
    expect(nodeAt(tree, "maturity")).toMatchObject({
      value: "1.5000",
      exact: "3/2",
      reason: { code: "maturity.empty-seats", details: { sum: "18", n: 1, divisor: 12, emptySeats: 11 } },
    });
    expect(nodeAt(tree, "maturity.x")).toMatchObject({ value: "18", exact: "3/2", label: { id: "Inovasi x" } });
    expect(nodeAt(tree, "maturity.x").children).toHaveLength(20);
    expect(nodeAt(tree, "maturity.x.16")).toMatchObject({
      value: "6",
      exact: "1/2",
      reason: { code: "indicator.scored", details: { level: 2, weight: "3", max: "9", divisor: 12 } },
      ref: { kind: "indicator", id: "16" },
    });
    expect(nodeAt(tree, "maturity.x.17").reason.code).toBe("indicator.empty-mandatory");
    expect(nodeAt(tree, "maturity.x.18").reason.code).toBe("indicator.empty");
    expect(treeNodeSchema.parse(tree)).toEqual(tree);
  });

  test("says which basic services are missing when the count part is 0", () => {
    const tree = treeOf({ governanceScore: "40", innovations: many(20, 4) });
    expect(nodeAt(tree, "count")).toMatchObject({
      value: "0.00",
      exact: "0/1",
      reason: { code: "count.basic-services-missing", details: { covered: 4, required: 5 } },
    });
    const services = nodeAt(tree, "count.basic-services");
    expect(services.reason).toEqual({
      code: "basic-services.missing",
      details: { covered: 4, required: 5, missing: ["1.05", "1.06"] },
    });
    expect(services.children.map((node) => [node.ref.id, node.value, node.reason.code]).slice(3)).toEqual([
      ["1.04", "5", "basic-service.covered"],
      ["1.05", "0", "basic-service.missing"],
      ["1.06", "0", "basic-service.missing"],
    ]);
    expect(sayReason(services.reason, "id")).toBe(
      "4 urusan pelayanan dasar terwakili, diperlukan 5; belum ada: 1.05, 1.06.",
    );
  });

  test("counts no more than the cap and names those above it", () => {
    const tree = treeOf({ governanceScore: "40", innovations: many(203, 6) });
    expect(nodeAt(tree, "count.counted")).toMatchObject({ value: "200", exact: "76/1" });
    expect(nodeAt(tree, "count.above-cap")).toMatchObject({
      value: "3",
      exact: "0/1",
      reason: { details: { above: 3 } },
    });
    expect(nodeAt(tree, "governance")).toMatchObject({
      value: "40.00",
      reason: { code: "governance.given" },
      children: [],
    });
  });

  test("explains an empty region and a formula-only edition", () => {
    const empty = treeOf({ innovations: [] });
    expect(empty).toMatchObject({ value: "0.00", exact: "0/1" });
    expect(nodeAt(empty, "governance").reason.code).toBe("governance.not-given");
    expect(nodeAt(empty, "maturity").reason.code).toBe("maturity.no-innovations");
    const tree = treeOf({ governanceScore: "40", innovations: many(8, 5) }, "2023");
    expect(tree).toMatchObject({ value: "42.82", exact: "2676/25" });
    expect(nodeAt(tree, "maturity.i0")).toMatchObject({ exact: "8/1", reason: { code: "maturity.given" } });
  });

  test("every reason that the tree gives has words in both languages", () => {
    const trees = [
      treeOf({ innovations: [] }),
      treeOf({
        governance: { "1": 3 },
        innovations: [
          { id: "x", affair: "1.02", levels: { "16": 3 } },
          { id: "y", affair: "1.01" },
        ],
      }),
      treeOf({ governanceScore: "1", innovations: many(203, 6) }),
      treeOf({ governanceScore: "1", innovations: many(13, 1) }),
    ];
    const all = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(all)];
    for (const node of trees.flatMap(all)) {
      expect(reasonTexts).toHaveProperty([node.reason.code]);
      for (const language of ["id", "en"] as const) {
        expect(sayReason(node.reason, language)).not.toMatch(/[{}]|undefined/);
        expect(node.label[language]).not.toBe("");
      }
    }
  });
});
