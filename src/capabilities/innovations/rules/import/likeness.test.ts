import { expect, test } from "vitest";
import { differsBySlip, likeness } from "./likeness.ts";

test.each([
  ["simpus", "simpus", 100],
  ["perahusehat", "perahusehta", 80],
  ["simpus", "lapor", 0],
  ["a", "ab", 0],
])("%s and %s are alike by %i", (left, right, alike) => {
  expect(likeness(left, right)).toBe(alike);
  expect(likeness(right, left)).toBe(alike);
});

test.each([
  ["perahusehat", "perahuseht", true],
  ["perahusehat", "perahusehat", true],
  ["perahusehat", "perahusihot", false],
  ["puskesmas1", "puskesmas2", false],
  ["simpus", "simpas", false],
])("%s and %s differ by a slip: %s", (left, right, isSlip) => {
  expect(differsBySlip(left, right)).toBe(isSlip);
});
