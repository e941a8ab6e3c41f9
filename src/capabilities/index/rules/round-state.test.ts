import { describe, expect, test } from "vitest";
import { editionByName } from "../reference.ts";
import { distanceTo, judgeEntries, nextPredicate } from "./round-state.ts";

const edition = (name: string) => {
  const found = editionByName(name);
  if (found === undefined) throw new Error(`no edition ${name}`);
  return found;
};

describe("the next predicate", () => {
  test.each([
    ["2026", "0.00", "Kurang Inovatif", "0.01"],
    ["2026", "0.01", "Inovatif", "40.01"],
    ["2026", "40.00", "Inovatif", "40.01"],
    ["2026", "40.01", "Sangat Inovatif", "65.01"],
    ["2026", "65.00", "Sangat Inovatif", "65.01"],
    ["2023", "34.99", "Inovatif", "35.00"],
    ["2023", "60.00", "Sangat Inovatif", "60.01"],
  ])("of edition %s above %s is %s", (name, index, predicate, from) => {
    expect(nextPredicate(edition(name), index)).toEqual({ name: predicate, from });
  });

  test.each([
    ["2026", "65.01"],
    ["2026", "100.00"],
    ["2025", "30.00"],
    ["2021", "48.62"],
  ])("of edition %s above %s is none, or not known", (name, index) => {
    expect(nextPredicate(edition(name), index)).toBeNull();
  });
});

describe("the distance", () => {
  test.each([
    ["65.01", "65.00", "0.01"],
    ["65.01", "59.57", "5.44"],
    ["40.01", "0.00", "40.01"],
    ["65.01", "65.01", null],
    ["60", "60.00", null],
    ["40.01", "100.00", null],
  ])("to %s from %s is %s", (goal, index, missing) => {
    expect(distanceTo(goal, index)).toBe(missing);
  });
});

describe("the entries of a round", () => {
  const facts = {
    id: "x",
    affair: "1.02",
    affairsAlso: [],
    appliedOn: "2024-01-01",
    developedOn: null,
    designWords: 300,
    levels: { "16": 1, "17": 1, "32": 1, "33": 1, "35": 1 },
  };
  const judge = (more: object) => judgeEntries(edition("2026"), [{ ...facts, ...more }])[0];

  test.each([
    [{}, []],
    [{ appliedOn: "2025-12-31" }, []],
    [{ appliedOn: "2026-01-01" }, ["entry.applied-after-window"]],
    [{ appliedOn: "2023-12-31" }, ["entry.applied-before-window"]],
    [{ appliedOn: "2023-12-31", developedOn: "2024-01-01" }, []],
    [{ designWords: 299 }, ["entry.design-too-short"]],
    [{ appliedOn: null }, []],
  ])("with %j are refused for %j", (more, codes) => {
    expect(judge(more)?.reasons.map((reason) => reason.code)).toEqual(codes);
  });

  test("name mandatory indicators without a level, also those claimed at 0", () => {
    expect(judge({})?.mandatoryGaps).toEqual([]);
    expect(judge({ levels: { "16": 0, "17": 1, "18": 3 } })?.mandatoryGaps).toEqual(["16", "32", "33", "35"]);
  });
});
