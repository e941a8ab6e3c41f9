import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, decimal, type Fraction, fraction, multiply, roundHalfUp, zero } from "#shared/fraction.ts";
import type { ScoreEntry, ScoreInput } from "../contract/score.ts";
import type { TreeNode } from "../contract/tree.ts";
import { affairName, compiledByName } from "../reference.ts";
import { treeTexts } from "../texts/tree.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { explain } from "./explain.ts";
import { projectRejections, scoreRegion } from "./score-region.ts";

const compiled: CompiledEdition = (() => {
  const edition = compiledByName("2026");
  if (!edition.ok) throw new Error("edition");
  return edition.value;
})();

const affairs = ["1.01", "1.02", "1.03", "1.04", "1.05", "1.06", "2.16", "5.05"];
const levels = (length: number) => fc.array(fc.integer({ min: 0, max: 3 }), { minLength: length, maxLength: length });
const entry: fc.Arbitrary<Omit<ScoreEntry, "id">> = fc.record({
  affair: fc.constantFrom(...affairs),
  affairsAlso: fc.array(fc.constantFrom(...affairs), { maxLength: 2 }),
  maturity: fc.oneof(
    { weight: 3, arbitrary: levels(20).map((own) => ({ kind: "levels" as const, levels: own })) },
    fc.integer({ min: 0, max: 111 }).map((maturity) => ({ kind: "given" as const, maturity })),
    fc.constant({ kind: "none" as const }),
  ),
  isRejected: fc.boolean(),
});
const input: fc.Arbitrary<ScoreInput> = fc.record({
  governance: fc.oneof(
    levels(20).map((own) => ({ kind: "levels" as const, levels: own })),
    fc.integer({ min: 0, max: 630_000 }).map((units) => ({
      kind: "score" as const,
      score: roundHalfUp(fraction(units, 10_000), 4),
    })),
    fc.constant({ kind: "none" as const }),
  ),
  entries: fc
    .oneof(
      { weight: 4, arbitrary: fc.array(entry, { maxLength: 16 }) },
      fc.array(entry, { minLength: 195, maxLength: 205 }),
    )
    .map((rows) => rows.map((row, place) => ({ ...row, id: `i${place}` }))),
  basicServiceRule: fc.constantFrom("main" as const, "any" as const, null),
});

/** The formula written down slowly from the guideline, with a fraction for every indicator. */
function oracle(
  given: ScoreInput,
  divisorOf: number,
  entries: readonly ScoreEntry[],
): { total: Fraction; index: string } {
  const rows = compiled.edition.indicators.filter((row) => row.kind === "levels");
  const sum = (aspect: string, own: ArrayLike<number>): Fraction =>
    rows
      .filter((row) => row.aspect === aspect)
      .reduce((total, row, place) => add(total, multiply(decimal(row.weight ?? ""), fraction(own[place] ?? 0))), zero);
  const { governance } = given;
  const spd =
    governance.kind === "levels"
      ? sum("SPD", governance.levels)
      : governance.kind === "score"
        ? decimal(governance.score)
        : zero;
  const maturity = entries.reduce((total, { maturity: own }) => {
    if (own.kind === "none") return total;
    return add(total, own.kind === "given" ? fraction(own.maturity) : sum("SID", own.levels));
  }, zero);
  const services = new Set(
    entries.flatMap((own) => (given.basicServiceRule === "any" ? [own.affair, ...own.affairsAlso] : [own.affair])),
  );
  const covered = ["1.01", "1.02", "1.03", "1.04", "1.05", "1.06"].filter((code) => services.has(code)).length;
  const count = covered >= 5 ? multiply(decimal("0.38"), fraction(Math.min(entries.length, 200))) : zero;
  const total = add(add(spd, count), multiply(maturity, fraction(1, Math.max(12, divisorOf))));
  return { total, index: roundHalfUp(multiply(total, fraction(100, 250)), 2) };
}

const leavesOf = (node: TreeNode): readonly TreeNode[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
const readShare = (text: string): Fraction => {
  const [n = "", d = ""] = text.split("/");
  return fraction(BigInt(n), BigInt(d));
};
const labels = { ...treeTexts, affair: affairName, entry: (id: string) => ({ id, en: id }) };

describe("the engine", () => {
  test("agrees with the formula written down slowly, projections included", () => {
    void fc.assert(
      fc.property(input, (given) => {
        const all = scoreRegion(compiled, given);
        expect(all).toMatchObject(oracle(given, given.entries.length, given.entries));
        const accepted = given.entries.filter((own) => !own.isRejected);
        const projections = projectRejections(compiled, given);
        expect(projections.keptInDivisor).toMatchObject(oracle(given, given.entries.length, accepted));
        expect(projections.leftOut).toMatchObject(oracle(given, accepted.length, accepted));
      }),
      { numRuns: 150 },
    );
  });

  test("the order of innovations does not matter", () => {
    void fc.assert(
      fc.property(input, fc.integer(), (given, seed) => {
        const turned = given.entries
          .map((own, place) => ({ own, key: Math.sin(seed + place) }))
          .sort((a, b) => a.key - b.key)
          .map(({ own }) => own);
        expect(scoreRegion(compiled, { ...given, entries: turned })).toEqual(scoreRegion(compiled, given));
        expect(projectRejections(compiled, { ...given, entries: turned })).toEqual(projectRejections(compiled, given));
      }),
      { numRuns: 100 },
    );
  });

  test("raising a level never lowers the index nor a projection", () => {
    void fc.assert(
      fc.property(input, fc.nat(), fc.nat({ max: 19 }), (given, which, place) => {
        const raise = (own: ArrayLike<number>): number[] =>
          Array.from(own, (level, at) => (at === place ? Math.min(3, level + 1) : level));
        const target = which % (given.entries.length + 1);
        const { governance } = given;
        const raised: ScoreInput = {
          ...given,
          governance:
            target === given.entries.length && governance.kind === "levels"
              ? { kind: "levels", levels: raise(governance.levels) }
              : governance,
          entries: given.entries.map((own, at) =>
            at === target && own.maturity.kind === "levels"
              ? { ...own, maturity: { kind: "levels", levels: raise(own.maturity.levels) } }
              : own,
          ),
        };
        expect(compare(scoreRegion(compiled, raised).total, scoreRegion(compiled, given).total)).toBeGreaterThanOrEqual(
          0,
        );
        const [before, after] = [projectRejections(compiled, given), projectRejections(compiled, raised)];
        expect(compare(after.keptInDivisor.total, before.keptInDivisor.total)).toBeGreaterThanOrEqual(0);
        expect(compare(after.leftOut.total, before.leftOut.total)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  test("the shares of the leaves add up to TOTAL exactly, and every branch to its own share", () => {
    const addsUp = (node: TreeNode): boolean =>
      node.children.length === 0 ||
      (compare(node.children.map((child) => readShare(child.exact)).reduce(add, zero), readShare(node.exact)) === 0 &&
        node.children.every(addsUp));
    void fc.assert(
      fc.property(input, (given) => {
        const tree = explain(compiled, given, labels);
        const sum = leavesOf(tree).reduce((total, leaf) => add(total, readShare(leaf.exact)), zero);
        expect(sum).toEqual(scoreRegion(compiled, given).total);
        expect(addsUp(tree)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
