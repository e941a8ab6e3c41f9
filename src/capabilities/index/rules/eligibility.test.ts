import { describe, expect, test } from "vitest";
import { editionByName } from "../reference.ts";
import { isCalendarDay } from "./calendar-day.ts";
import { judgeEligibility } from "./eligibility.ts";

const rules = editionByName("2026")?.eligibility ?? {};

describe("who may be sent in 2026", () => {
  test.each<[string, string | undefined, string | undefined, number | undefined, readonly string[]]>([
    ["first day", "2024-01-01", undefined, 300, []],
    ["last day", "2025-12-31", undefined, 300, []],
    ["the day before", "2023-12-31", undefined, 300, ["entry.applied-before-window"]],
    ["the day after", "2026-01-01", undefined, 300, ["entry.applied-after-window"]],
    ["old, developed inside", "2019-03-01", "2024-01-01", 300, []],
    ["old, developed before", "2019-03-01", "2023-12-31", 300, ["entry.applied-before-window"]],
    ["old, developed after", "2019-03-01", "2026-01-01", 300, ["entry.applied-before-window"]],
    ["inside, developed before the window", "2024-06-01", "2023-01-01", 300, []],
    ["a word short", "2024-06-01", undefined, 299, ["entry.design-too-short"]],
    ["all wrong", "2026-02-01", undefined, 0, ["entry.applied-after-window", "entry.design-too-short"]],
  ])("%s", (_, appliedOn, developedOn, designWords, codes) => {
    const verdict = judgeEligibility(rules, { appliedOn, developedOn, designWords });
    expect(verdict.reasons.map((reason) => reason.code)).toEqual(codes);
    expect(verdict.isEligible).toBe(codes.length === 0);
  });

  test("what is not known is not judged, and said", () => {
    expect(judgeEligibility(rules, {})).toEqual({
      isEligible: true,
      reasons: [],
      notJudged: ["eligibility.applied-on-not-given", "eligibility.design-words-not-given"],
    });
    expect(judgeEligibility({}, { appliedOn: "1999-01-01", designWords: 1 })).toEqual({
      isEligible: true,
      reasons: [],
      notJudged: ["eligibility.window-not-known"],
    });
  });

  test("the window of an announced edition moves with its year", () => {
    const rules2028 = editionByName("2028")?.eligibility ?? {};
    expect(judgeEligibility(rules2028, { appliedOn: "2026-01-01", designWords: 300 }).isEligible).toBe(true);
    expect(judgeEligibility(rules2028, { appliedOn: "2025-12-31", designWords: 300 }).isEligible).toBe(false);
  });
});

describe("calendar days", () => {
  test.each([
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2024-04-31", false],
    ["2024-13-01", false],
    ["2024-00-10", false],
    ["2024-1-1", false],
    ["2024-01-00", false],
  ])("%s: %s", (text, expected) => {
    expect(isCalendarDay(text)).toBe(expected);
  });
});
