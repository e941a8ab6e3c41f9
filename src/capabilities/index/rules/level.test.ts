import { describe, expect, test } from "vitest";
import { compiledByName } from "../reference.ts";
import { levelOf } from "./level.ts";

const compiled = (name: string) => {
  const found = compiledByName(name);
  if (!found.ok) throw new Error("edition");
  return found.value;
};
const answer = (asked: { readonly indicator: unknown; readonly basis?: unknown; readonly value: unknown }) => {
  const result = levelOf(compiled("2026"), asked);
  return result.ok ? result.value : result.errors?.map((error) => [error.path, error.code]);
};

describe("the six bases of indicator 33", () => {
  test.each([
    ["a", "0", 0],
    ["a", "1", 1],
    ["a", "200", 1],
    ["a", "201", 2],
    ["a", "500", 2],
    ["a", "501", 3],
    ["b", "4.99", 0],
    ["b", "4.995", 1],
    ["b", "5", 1],
    ["b", "20", 1],
    ["b", "20.004", 1],
    ["b", "20.01", 2],
    ["b", "50.00", 2],
    ["b", "50.01", 3],
    ["c", "0", 0],
    ["c", "0.01", 1],
    ["c", "10.01", 2],
    ["c", "30", 3],
    ["d", "9.99", 1],
    ["d", "10", 2],
    ["d", "19.99", 2],
    ["d", "20", 3],
    ["d", "250", 3],
    ["e", "100", 1],
    ["e", "101", 2],
    ["e", "201", 3],
    ["f", "0", 0],
    ["f", "1", 1],
    ["f", "2", 2],
    ["f", "5", 3],
    ["d", "-3", 0],
  ])("basis %s, %s earns %i", (basis, value, level) => {
    expect(answer({ indicator: "33", basis, value })).toEqual({ level });
  });

  test("a figure above the printed top or in a crack is a border case", () => {
    expect(answer({ indicator: "33", basis: "c", value: "30.01" })).toEqual({ level: 3, border: true });
    expect(answer({ indicator: "33", basis: "a", value: "200.5" })).toEqual({ level: 2, border: true });
    expect(answer({ indicator: "33", basis: "f", value: "2.5" })).toEqual({ level: 3, border: true });
  });
});

describe("measured governance indicators", () => {
  test.each([
    ["3", "-50.34", { level: 1 }],
    ["3", "-50.33", { level: 2, border: true }],
    ["3", "-50.32", { level: 2, border: true }],
    ["3", "-50.31", { level: 2 }],
    ["3", "8.16", { level: 2 }],
    ["3", "8.165", { level: 3 }],
    ["4", "2.04", { level: 1 }],
    ["4", "2.05", { level: 2 }],
    ["4", "5.23", { level: 3, border: true }],
    ["5a", "-1", { level: 1 }],
    ["5a", "0.01", { level: 2 }],
    ["5a", "0.36", { level: 3, border: true }],
    ["5b", "5.93", { level: 1 }],
    ["5b", "5.92", { level: 2, border: true }],
    ["5b", "5.90", { level: 2 }],
    ["5b", "2.35", { level: 3, border: true }],
    ["5b", "2.33", { level: 3 }],
    ["6", "-47.42", { level: 2, border: true }],
    ["6", "94.76", { level: 3 }],
    ["7", "-5.15", { level: 2, border: true }],
    ["7", "33.84", { level: 2 }],
    ["10a", "0.07", { level: 1 }],
    ["10a", "1.16", { level: 3 }],
    ["10b", "13.10", { level: 2, border: true }],
    ["10b", "4.81", { level: 3, border: true }],
    ["11a", "0.90", { level: 3, border: true }],
    ["11b", "69.994", { level: 1 }],
    ["11b", "70", { level: 2 }],
    ["11b", "80", { level: 3 }],
  ])("indicator %s, %s", (indicator, value, expected) => {
    expect(answer({ indicator, value })).toEqual(expected);
  });
});

describe("refusals", () => {
  test.each([
    [{ indicator: "99", value: "1" }, [["$indicator", "indicator.unknown"]]],
    [{ indicator: "16", value: "1" }, [["$indicator", "indicator.not-measured"]]],
    [{ indicator: "36", value: "1" }, [["$indicator", "indicator.not-measured"]]],
    [{ indicator: "33", value: "1" }, [["$basis", "basis.unknown"]]],
    [{ indicator: "33", basis: "g", value: "1" }, [["$basis", "basis.unknown"]]],
    [{ indicator: "3", basis: "a", value: "1" }, [["$basis", "basis.unknown"]]],
    [{ indicator: "3", value: "NaN" }, [["$value", "value.invalid"]]],
    [{ indicator: "3", value: 5 }, [["$value", "value.invalid"]]],
    [
      { indicator: "33", basis: "z", value: "" },
      [
        ["$value", "value.invalid"],
        ["$basis", "basis.unknown"],
      ],
    ],
  ])("%j", (asked, expected) => {
    expect(answer(asked)).toEqual(expected);
  });

  test("an edition without indicator tables knows no indicator", () => {
    expect(levelOf(compiled("2023"), { indicator: "33", basis: "a", value: "1" })).toMatchObject({
      ok: false,
      errors: [{ path: "$indicator", code: "indicator.unknown" }],
    });
  });
});
