import { describe, expect, test } from "vitest";
import { compiledByName, editionByName } from "../reference.ts";
import { knownBandOf, predicateOf } from "./predicate.ts";

const nameOf = (edition: string, index: string) => {
  const compiled = compiledByName(edition);
  if (!compiled.ok) throw new Error("edition");
  return predicateOf(compiled.value, index);
};

describe("predicates", () => {
  test.each([
    ["2026", "100.00", "Sangat Inovatif"],
    ["2026", "65.01", "Sangat Inovatif"],
    ["2026", "65.00", "Inovatif"],
    ["2026", "40.01", "Inovatif"],
    ["2026", "40.00", "Kurang Inovatif"],
    ["2026", "0.01", "Kurang Inovatif"],
    ["2026", "0.00", "Tidak Dapat Dinilai"],
    ["2026", "0", "Tidak Dapat Dinilai"],
    ["2023", "60.00", "Inovatif"],
    ["2023", "60.01", "Sangat Inovatif"],
    ["2023", "35.00", "Inovatif"],
    ["2023", "34.99", "Kurang Inovatif"],
  ])("edition %s: %s is %s", (edition, index, name) => {
    expect(nameOf(edition, index)).toBe(name);
  });

  test.each([
    ["2024", "60.00", "Inovatif"],
    ["2022", "52.53", "Inovatif"],
    ["2022", "34.00", undefined],
    ["2025", "65.01", "Sangat Inovatif"],
    ["2025", "64.00", undefined],
    ["2021", "48.62", undefined],
  ])("edition %s, known in part: %s is %s", (name, index, expected) => {
    const edition = editionByName(name);
    if (edition === undefined) throw new Error("edition");
    expect(knownBandOf(edition, index)?.name).toBe(expected);
  });
});
