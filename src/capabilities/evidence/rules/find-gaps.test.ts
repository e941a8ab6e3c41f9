import { describe, expect, test } from "vitest";
import { indicatorRowsOf } from "#capabilities/index/reference.ts";
import { findGaps, hundredthsOf, pointsOf, sumStakes } from "./find-gaps.ts";

const rows = indicatorRowsOf("2026").filter((row) => row.aspect === "SID");

describe("what is missing, by weight", () => {
  test("claims without a paper come first, then empty indicators, the heaviest first", () => {
    const claims = { "17": 3, "31": 1, "20": 1 };
    const gaps = findGaps(rows, claims, new Set(["20"]));
    expect(gaps.slice(0, 6).map(({ indicator, kind }) => `${kind} ${indicator}`)).toEqual([
      "no-paper 17",
      "no-paper 31",
      "empty 35",
      "empty 16",
      "empty 33",
      "empty 18",
    ]);
    expect(gaps.some(({ indicator }) => indicator === "20")).toBe(false);
  });

  test("with nothing claimed the whole maturity of 111 is open", () => {
    expect(pointsOf(sumStakes(findGaps(rows, {}, new Set()), "empty"))).toBe("111");
  });

  test("with everything claimed and proven nothing is missing", () => {
    const all = rows.map(({ code }) => code);
    expect(findGaps(rows, Object.fromEntries(all.map((code) => [code, 3])), new Set(all))).toEqual([]);
  });

  test.each([
    ["0.75", 75, "0.75"],
    ["1.5", 150, "1.5"],
    ["4", 400, "4"],
    ["2.25", 225, "2.25"],
  ])("a weight of %s is whole hundredths", (weight, hundredths, shown) => {
    expect([hundredthsOf(weight), pointsOf(hundredths)]).toEqual([hundredths, shown]);
  });
});
