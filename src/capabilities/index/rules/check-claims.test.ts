import { describe, expect, test } from "vitest";
import { editionByName } from "../reference.ts";
import { checkClaims } from "./check-claims.ts";

const check = (edition: string, aspect: "SPD" | "SID", claims: readonly (readonly [string, number])[]) =>
  checkClaims(
    editionByName(edition),
    aspect,
    claims.map(([indicator, level], place) => ({
      indicator,
      level,
      indicatorPath: `$[${place}].indicator`,
      levelPath: `$[${place}].level`,
    })),
  ).map(({ path, code }) => [path, code]);

describe("claims against an edition", () => {
  test("takes every indicator with levels of its aspect, at 0 to 3", () => {
    const governance = [
      ["1", 0],
      ["2a", 3],
      ["15", 1],
    ] as const;
    expect(check("2026", "SPD", governance)).toEqual([]);
    expect(check("2026", "SID", [["35", 3]])).toEqual([]);
  });

  test.each([
    ["SID", "1", 1, "indicator.unknown"],
    ["SPD", "16", 1, "indicator.unknown"],
    ["SID", "36", 1, "indicator.unknown"],
    ["SID", "", 1, "indicator.unknown"],
    ["SID", "16", 4, "level.out-of-range"],
    ["SID", "16", -1, "level.out-of-range"],
    ["SID", "16", 0.5, "level.out-of-range"],
    ["SID", "16", Number.NaN, "level.out-of-range"],
  ] as const)("of aspect %s, %j at %d is %s", (aspect, indicator, level, code) => {
    const place = code === "indicator.unknown" ? "indicator" : "level";
    expect(check("2026", aspect, [[indicator, level]])).toEqual([[`$[0].${place}`, code]]);
  });

  test("an indicator given twice is named where it comes again", () => {
    const claims = [
      ["16", 1],
      ["17", 1],
      ["16", 1],
    ] as const;
    expect(check("2026", "SID", claims)).toEqual([["$[2].indicator", "indicator.duplicate"]]);
  });

  test("an edition without tables, or none, takes no claim", () => {
    expect(check("2021", "SID", [["16", 1]])).toEqual([["$[0].indicator", "indicator.unknown"]]);
    expect(check("1999", "SID", [["16", 1]])).toEqual([["$[0].indicator", "indicator.unknown"]]);
  });
});
