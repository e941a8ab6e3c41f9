import { describe, expect, test } from "vitest";
import { compiledByName, knownAffairs } from "../reference.ts";
import { readScoreInput } from "./read-score-input.ts";
import { scoreOutput } from "./score-output.ts";

const six = ["1.01", "1.02", "1.03", "1.04", "1.05", "1.06"];

function score(edition: string, raw: unknown, options: { readonly checkEligibility?: boolean } = {}) {
  const compiled = compiledByName(edition);
  if (!compiled.ok) throw new Error("edition");
  const input = readScoreInput(raw, compiled.value, knownAffairs);
  if (!input.ok) throw new Error(JSON.stringify(input.errors));
  return scoreOutput(compiled.value, input.value, options);
}

const many = (n: number, services: number, more: (place: number) => object) =>
  Array.from({ length: n }, (_, place) => ({ id: `i${place}`, affair: six[place % services], ...more(place) }));

const codes = (edition: string, aspect: "SPD" | "SID") => {
  const compiled = compiledByName(edition);
  if (!compiled.ok) throw new Error("edition");
  return compiled.value.edition.indicators
    .filter((row) => row.aspect === aspect && row.kind === "levels")
    .map((row) => row.code);
};
const allThree = (aspect: "SPD" | "SID") => Object.fromEntries(codes("2026", aspect).map((code) => [code, 3]));

describe("the answers that are demanded", () => {
  test("everything at 3 over six basic services is 100.00", () => {
    const levels = allThree("SID");
    const output = score("2026", { governance: allThree("SPD"), innovations: many(200, 6, () => ({ levels })) });
    expect(output).toMatchObject({
      index: "100.00",
      predicate: "Sangat Inovatif",
      total: "250.0000",
      n: 200,
      divisor: 200,
    });
    expect(output).toMatchObject({ governance: "63.00", maturityAverage: "111.0000", countScore: "76.00" });
  });

  test.each([
    ["2026", 20, 70, 5, "47.04", "Inovatif"],
    ["2026", 20, 70, 4, "44.00", "Inovatif"],
    ["2026", 8, 80, 5, "38.55", "Kurang Inovatif"],
    ["2023", 8, 80, 5, "42.82", "Inovatif"],
    ["2027", 20, 70, 5, "44.00", "Inovatif"],
    ["2027", 20, 70, 6, "47.04", "Inovatif"],
  ])(
    "edition %s: governance 40, %i x %i over %i basic services is %s",
    (edition, n, maturity, services, index, predicate) => {
      const output = score(edition, { governanceScore: "40", innovations: many(n, services, () => ({ maturity })) });
      expect(output).toMatchObject({ index, predicate });
    },
  );

  test("eight of 80 are divided by 12", () => {
    const output = score("2026", { governanceScore: "40", innovations: many(8, 5, () => ({ maturity: 80 })) });
    expect(output).toEqual({
      edition: "2026",
      n: 8,
      divisor: 12,
      governance: "40.00",
      maturityAverage: "53.3333",
      countScore: "3.04",
      total: "96.3733",
      index: "38.55",
      predicate: "Kurang Inovatif",
      basicServices: { covered: 5, required: 5 },
      innovations: many(8, 5, () => ({})).map(({ id }) => ({ id, maturity: 80 })),
      projections: { rejectedKeptInDivisor: "38.55", rejectedLeftOut: "38.55" },
      assumptions: ["rounding.half-up"],
    });
  });

  test("a half at the third decimal goes up: 56.165 is 56.17", () => {
    const innovations = many(80, 6, (place) => ({ maturity: place === 79 ? 71 : 70 }));
    expect(score("2026", { governanceScore: "40", innovations })).toMatchObject({ index: "56.17" });
  });

  test("the total is not rounded before the index: 791 over 13 is 42.31", () => {
    const innovations = many(13, 6, (place) => ({ maturity: place === 12 ? 71 : 60 }));
    expect(score("2026", { governanceScore: "40", innovations })).toMatchObject({ index: "42.31" });
  });
});

describe("what is left out or rejected", () => {
  test("no innovations: average 0, nothing given is named", () => {
    expect(score("2026", { innovations: [] })).toMatchObject({
      n: 0,
      divisor: 12,
      maturityAverage: "0.0000",
      index: "0.00",
      predicate: "Tidak Dapat Dinilai",
      assumptions: ["rounding.half-up", "governance.not-given"],
    });
  });

  test("an entry with neither form counts 0 in the divisor and is named", () => {
    const innovations = [...many(12, 6, () => ({ maturity: 70 })), { id: "bare", affair: "1.01" }];
    const output = score("2026", { governanceScore: "40", innovations });
    expect(output).toMatchObject({ n: 13, divisor: 13, maturityAverage: "64.6154" });
    expect(output.assumptions).toContain("innovation.not-given");
    expect(output.innovations.at(-1)).toEqual({ id: "bare", maturity: 0 });
  });

  test("rejections act in the projections only", () => {
    // 14 over six services; rejecting two that alone cover 1.06 leaves five services.
    const innovations = many(12, 5, () => ({ maturity: 60 })).concat(
      many(2, 1, () => ({ maturity: 90, rejected: true })).map((entry) => ({
        ...entry,
        id: `r${entry.id}`,
        affair: "1.06",
      })),
    );
    const output = score("2026", { governanceScore: "40", innovations });
    // kept: 40 + 720/14 + 0.38 x 12; left out: 40 + 720/12 + 0.38 x 12
    expect(output.projections).toEqual({ rejectedKeptInDivisor: "38.40", rejectedLeftOut: "41.82" });
    expect(output).toMatchObject({ n: 14, divisor: 14, basicServices: { covered: 6, required: 5 } });
    expect(output.assumptions).toContain("rejected.counted-in-index");
  });

  test("a rejection can close the count part", () => {
    const innovations = many(12, 5, (place) => ({ maturity: 60, rejected: place % 5 === 4 }));
    const output = score("2026", { governanceScore: "40", innovations });
    expect(output.index).toBe("41.82");
    expect(output.projections).toEqual({ rejectedKeptInDivisor: "36.00", rejectedLeftOut: "36.00" });
  });

  test("intersecting affairs count only when asked for", () => {
    const innovations = many(20, 4, () => ({ maturity: 70, affairsAlso: ["1.05", "2.16"] }));
    const main = score("2026", { governanceScore: "40", innovations });
    expect(main).toMatchObject({ index: "44.00", basicServices: { covered: 4, required: 5 } });
    expect(main.assumptions).toContain("basic-services.main-affair");
    const any = score("2026", { governanceScore: "40", innovations, basicServiceRule: "any" });
    expect(any).toMatchObject({ index: "47.04", basicServices: { covered: 5, required: 5 } });
    expect(any.assumptions).not.toContain("basic-services.main-affair");
  });

  test("with the eligibility check, entries outside the rules count as rejected with reasons", () => {
    const innovations = [
      { id: "in", affair: "1.01", maturity: 60, appliedOn: "2024-01-01", designWords: 300 },
      { id: "old", affair: "1.02", maturity: 60, appliedOn: "2023-12-31", designWords: 299 },
      { id: "renewed", affair: "1.03", maturity: 60, appliedOn: "2020-05-05", developedOn: "2025-12-31" },
    ];
    const output = score("2026", { governanceScore: "40", innovations }, { checkEligibility: true });
    expect(output.innovations).toEqual([
      { id: "in", maturity: 60 },
      {
        id: "old",
        maturity: 60,
        rejected: true,
        reasons: [
          {
            code: "entry.applied-before-window",
            details: { appliedOn: "2023-12-31", developedOn: null, from: "2024-01-01", to: "2025-12-31" },
          },
          { code: "entry.design-too-short", details: { words: 299, minimum: 300 } },
        ],
      },
      { id: "renewed", maturity: 60 },
    ]);
    // 40 + 180/12 = 55; without the old one 40 + 120/12 = 50
    expect(output.index).toBe("22.00");
    expect(output.projections.rejectedLeftOut).toBe("20.00");
    expect(output.assumptions).toContain("eligibility.design-words-not-given");
    const unchecked = score("2026", { governanceScore: "40", innovations });
    expect(unchecked.projections.rejectedLeftOut).toBe("22.00");
  });

  test("assumed and inferred values of an edition are named", () => {
    expect(score("2027", { governanceScore: "0", innovations: [] }).assumptions).toContain("edition.assumed-values");
    expect(score("2023", { governanceScore: "0", innovations: [] }).assumptions).toContain("edition.inferred-values");
    expect(score("2026", { governanceScore: "0.0001", innovations: [] })).toMatchObject({
      governance: "0.00",
      total: "0.0001",
    });
  });
});
