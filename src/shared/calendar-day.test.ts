import { describe, expect, test } from "vitest";
import { parseTypedDay } from "./calendar-day.ts";

describe("a typed day", () => {
  test.each([
    ["28 Agustus 2026", "2026-08-28"],
    [" 28  agu 2026 ", "2026-08-28"],
    ["6 February 2024", "2024-02-06"],
    ["28/8/2026", "2026-08-28"],
    ["1-2-2026", "2026-02-01"],
    ["1.2.2026", "2026-02-01"],
    ["2026-08-28", "2026-08-28"],
    ["29 Februari 2024", "2024-02-29"],
  ])("%j is %s", (typed, day) => {
    expect(parseTypedDay(typed)).toBe(day);
  });

  test.each([
    "",
    "Agustus 2026",
    "2026",
    "29 Februari 2026",
    "31/4/2026",
    "13/13/2026",
    "28 Agustus 26",
    "besok",
    "1/2/3/2026",
  ])("%j is none", (typed) => {
    expect(parseTypedDay(typed)).toBeNull();
  });
});
