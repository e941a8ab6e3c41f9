import { describe, expect, test } from "vitest";
import { affairName, compiledByName } from "../reference.ts";
import { treeTexts } from "../texts/tree.ts";
import { alignLevels } from "./compile-edition.ts";
import { explain } from "./explain.ts";
import { variableReach } from "./variables.ts";

const compiled = compiledByName("2026");
if (!compiled.ok) throw new Error("2026 cannot be computed");
const edition = compiled.value;
const labels = { ...treeTexts, affair: affairName, entry: (id: string) => ({ id, en: id }) };
const all = (aspect: "SPD" | "SID", level: number) =>
  alignLevels(
    edition,
    aspect,
    (aspect === "SPD" ? edition.governance : edition.innovation).map((row) => [row.code, level] as const),
  );
const tree = (level: number, entries: number) =>
  explain(
    edition,
    {
      governance: { kind: "levels", levels: all("SPD", level) },
      entries: Array.from({ length: entries }, (_, place) => ({
        id: `e${place}`,
        affair: `1.0${(place % 6) + 1}`,
        affairsAlso: [],
        maturity: { kind: "levels", levels: all("SID", level) },
        isRejected: false,
      })),
      basicServiceRule: "main",
    },
    labels,
  );

describe("how far the eight variables are filled", () => {
  test("adds up to TOTAL: 250 of 250 with 200 innovations at every highest level", () => {
    const reach = variableReach(edition, tree(3, 200));
    expect(reach).toHaveLength(8);
    expect(reach.every((row) => row.value === row.most)).toBe(true);
    expect(reach.reduce((sum, row) => sum + Number(row.value), 0)).toBeCloseTo(250, 6);
  });

  test("is nothing without levels and innovations", () => {
    const reach = variableReach(edition, tree(0, 0));
    expect(reach.map((row) => row.value)).toEqual(Array(8).fill("0.00"));
    expect(reach.reduce((sum, row) => sum + Number(row.most), 0)).toBeCloseTo(250, 6);
  });
});
