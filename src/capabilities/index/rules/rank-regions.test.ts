import { expect, test } from "vitest";
import { rankRegions } from "./rank-regions.ts";

test("equal indices share a rank, the next is skipped", () => {
  const results = [
    { regionCode: "63.03", index: "57.64" },
    { regionCode: "63.71", index: "60.72" },
    { regionCode: "11.01", index: "57.64" },
    { regionCode: "63.01", index: "9.90" },
    { regionCode: "64.01", index: "100.00" },
  ];
  expect(rankRegions(results)).toEqual([
    { regionCode: "64.01", index: "100.00", rank: 1 },
    { regionCode: "63.71", index: "60.72", rank: 2 },
    { regionCode: "11.01", index: "57.64", rank: 3 },
    { regionCode: "63.03", index: "57.64", rank: 3 },
    { regionCode: "63.01", index: "9.90", rank: 5 },
  ]);
});

test("nobody is ranked in an empty list", () => {
  expect(rankRegions([])).toEqual([]);
});
