import { describe, expect, test } from "vitest";
import { editionByName } from "../reference.ts";
import { missedPredicate } from "./target.ts";

const edition = (name: string) => {
  const found = editionByName(name);
  if (found === undefined) throw new Error(`no edition ${name}`);
  return found;
};

describe("a target that names a predicate", () => {
  test("of 60 misses Sangat Inovatif in 2024 by one hundredth", () => {
    expect(missedPredicate(edition("2024"), "60", "Sangat Inovatif")).toEqual({
      wanted: "Sangat Inovatif",
      from: "60.01",
      band: "Inovatif",
    });
  });

  test("of 65.01 reaches it in 2026, 65 does not", () => {
    expect(missedPredicate(edition("2026"), "65.01", "Sangat Inovatif")).toBeNull();
    expect(missedPredicate(edition("2026"), "65", "Sangat Inovatif")).toMatchObject({ from: "65.01" });
  });

  test("is not judged where bands, target or predicate are unknown", () => {
    expect(missedPredicate(edition("2021"), "60", "Sangat Inovatif")).toBeNull();
    expect(missedPredicate(edition("2024"), null, "Sangat Inovatif")).toBeNull();
    expect(missedPredicate(edition("2024"), "60", null)).toBeNull();
  });
});
