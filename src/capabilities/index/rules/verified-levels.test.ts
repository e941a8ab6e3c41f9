import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compiledByName } from "#capabilities/index/reference.ts";
import { compare, fraction, zero } from "#shared/fraction.ts";
import { acceptedShare, estimateTotal, leastDecisions, levelsOf } from "./verified-levels.ts";

const place = (
  indicator: string,
  claimedLevel: number,
  verifiedLevel: number | null,
  entryId: string | null = "e1",
) => ({
  entryId: entryId as never,
  indicator,
  claimedLevel,
  verifiedLevel,
});
const compiled = () => {
  const found = compiledByName("2026");
  if (!found.ok) throw new Error(found.code);
  return found.value;
};

test("undecided levels count 0 or as claimed, decided ones as decided", () => {
  const places = [place("16", 3, 2), place("17", 2, null), place("1", 3, null, null), place("2a", 2, 0, null)];
  expect(levelsOf(places, "zero")).toEqual({
    governance: { "1": 0, "2a": 0 },
    entries: new Map([["e1", { "16": 2, "17": 0 }]]),
  });
  expect(levelsOf(places, "claimed")).toEqual({
    governance: { "1": 3, "2a": 0 },
    entries: new Map([["e1", { "16": 2, "17": 2 }]]),
  });
});

describe("the share that stood", () => {
  test("is verified over claimed levels of what was decided", () => {
    const decided = Array.from({ length: 10 }, (_, n) => place(String(n), 3, n < 4 ? 3 : 2));
    expect(acceptedShare([...decided, place("open", 3, null)])).toEqual({ decisions: 10, share: fraction(24, 30) });
  });

  test("says nothing below ten decisions", () => {
    const decided = Array.from({ length: leastDecisions - 1 }, (_, n) => place(String(n), 3, 3));
    expect(acceptedShare(decided)).toBeNull();
  });
});

describe("the estimate", () => {
  test("by hand: 100 verified, 50 open, four fifths stood, is 140 of 250", () => {
    expect(estimateTotal(compiled(), fraction(100), fraction(150), fraction(4, 5))).toMatchObject({
      total: fraction(140),
      index: "56.00",
    });
  });

  test("lies between what is verified and what stays open", () => {
    const points = fc.integer({ min: 0, max: 250_000 });
    fc.assert(
      fc.property(points, points, fc.integer({ min: 0, max: 97 }), (a, more, part) => {
        const [verified, open] = [fraction(a, 1000), fraction(a + more, 1000)];
        const { total } = estimateTotal(compiled(), verified, open, fraction(part, 97));
        expect(compare(total, verified)).toBeGreaterThanOrEqual(0);
        expect(compare(total, open)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("of nothing claimed is nothing", () => {
    expect(estimateTotal(compiled(), zero, zero, fraction(1)).index).toBe("0.00");
  });
});
