import { describe, expect, test } from "vitest";
import { indicatorRowsOf } from "#capabilities/index/reference.ts";
import { checkPlace, type Paper, type PlaceFacts } from "./check-place.ts";

const rowOf = (code: string) => {
  const row = indicatorRowsOf("2026").find((each) => each.code === code);
  if (row === undefined) throw new Error(`no indicator ${code}`);
  return row;
};

const paper = (letterOn: string | null, more: Partial<Paper> = {}): Paper => ({
  roleId: `r-${letterOn}-${more.coversYear ?? ""}`,
  mediaType: "application/pdf",
  basis: null,
  letterOn,
  coversYear: null,
  ...more,
});

const codesAt = (code: string, claimedLevel: number, papers: readonly Paper[], more: Partial<PlaceFacts> = {}) =>
  checkPlace({
    indicator: rowOf(code),
    roundYear: 2026,
    appliedOn: "2024-05-01",
    claimedLevel,
    claimedBasis: "a",
    papers,
    today: "2026-06-15",
    ...more,
  }).map((finding) => finding.code.replace("evidence.", ""));

const years = (...given: readonly number[]) => given.map((year) => paper(`${year}-03-01`));

describe("the rules of edition 2026 look at the papers of one indicator", () => {
  test.each<[string, string, number, readonly Paper[], readonly string[]]>([
    ["a decree of the year of application", "16", 1, years(2024), []],
    ["a decree of another year", "16", 1, years(2023), ["dated-otherwise"]],
    ["a regulation from before the year of the index", "16", 2, years(2019), []],
    ["a regulation of the year of the index", "16", 3, years(2026), ["dated-too-late"]],
    ["a decree without a date", "16", 1, [paper(null)], ["date-missing"]],
    ["a letter of tomorrow", "16", 1, [paper("2026-06-16")], ["date-ahead", "dated-otherwise"]],
    ["a team of an accepted year", "17", 1, years(2025), []],
    ["a team of an older year", "17", 1, years(2022), ["outside-window"]],
    ["a claim without a paper", "17", 1, [], ["no-paper"]],
    ["a paper without a claim", "17", 0, years(2025), ["no-claim"]],
    ["nothing at all", "17", 0, [], []],
    ["one budget year for level 1", "18", 1, years(2025), []],
    ["two years together for level 2", "18", 2, years(2024, 2025), []],
    ["two years apart for level 2", "18", 2, years(2024, 2026), ["years-short"]],
    ["three years for level 3", "18", 3, years(2024, 2025, 2026), []],
    ["two years for level 3", "18", 3, years(2025, 2026), ["years-short"]],
    ["the plan of this year alone", "21", 1, years(2026), ["years-short"]],
    ["the plan of last year", "21", 1, years(2025), []],
    ["plans of this and last year for level 2, as printed", "21", 2, years(2025, 2026), ["years-short"]],
    ["plans of both years before", "21", 2, years(2024, 2025), []],
    ["a plan for 2025 that was signed in 2023", "21", 1, [paper("2023-07-01", { coversYear: 2025 })], []],
    ["a basis like the claim's", "33", 1, [paper("2025-01-01", { basis: "a" })], []],
    ["another basis than the claim's", "33", 1, [paper("2025-01-01", { basis: "b" })], ["basis-differs"]],
    ["no basis", "33", 1, [paper(null)], ["basis-missing"]],
    ["a picture where a PDF is asked", "28", 1, [paper(null, { mediaType: "image/png" })], ["format-differs"]],
    ["a governance indicator without formats", "8", 3, [paper(null)], []],
  ])("%s", (_what, code, level, papers, expected) => {
    expect(codesAt(code, level, papers)).toEqual(expected);
  });

  test("without the day of application a decree's year is not judged", () => {
    expect(codesAt("16", 1, years(2020), { appliedOn: null })).toEqual([]);
  });

  test("names years as people read them", () => {
    const [found] = checkPlace({
      indicator: rowOf("18"),
      roundYear: 2026,
      appliedOn: null,
      claimedLevel: 3,
      claimedBasis: null,
      papers: years(2026, 2024),
      today: "2026-06-15",
    });
    expect(found).toMatchObject({ details: { years: "2024, 2026", reached: 1, claimed: 3 } });
  });
});
