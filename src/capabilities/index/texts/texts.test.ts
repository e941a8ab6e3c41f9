import { describe, expect, test } from "vitest";
import { scoreIndex } from "../contract/score.ts";
import { compiledByName, knownAffairs } from "../reference.ts";
import { levelOf } from "../rules/level.ts";
import { parseJson } from "../rules/parse-json.ts";
import { readScoreInput } from "../rules/read-score-input.ts";
import { scoreOutput } from "../rules/score-output.ts";
import { assumptionTexts } from "./assumptions.ts";
import { reasonTexts, sayReason } from "./reasons.ts";
import { indexRefusalTexts } from "./refusals.ts";

const compiled = (name: string) => {
  const edition = compiledByName(name);
  if (!edition.ok) throw new Error(name);
  return edition.value;
};

describe("every code has words", () => {
  test("refusals of score, level and edition", () => {
    const both = { id: "x", affair: "?", levels: { "16": 9, z: 1 }, maturity: -1 };
    const refused = [
      parseJson("{"),
      compiledByName("1"),
      compiledByName("2025"),
      readScoreInput(null, compiled("2026"), knownAffairs),
      readScoreInput(
        { governance: {}, governanceScore: "99", innovations: [both, both] },
        compiled("2026"),
        knownAffairs,
      ),
      levelOf(compiled("2026"), { indicator: "?", value: "?" }),
      levelOf(compiled("2026"), { indicator: "16", value: "1" }),
      levelOf(compiled("2026"), { indicator: "33", basis: "?", value: "1" }),
    ];
    const codes = refused.flatMap((result) => (result.ok ? [] : (result.errors ?? []))).map((error) => error.code);
    expect(new Set(codes).size).toBe(15);
    for (const code of [...codes, ...scoreIndex.refusals]) expect(indexRefusalTexts).toHaveProperty([code]);
  });

  test("assumptions", () => {
    const bare = {
      id: "x",
      affair: "1.01",
      affairsAlso: ["1.02"],
      maturity: { kind: "none" as const },
      isRejected: true,
    };
    const input = { governance: { kind: "none" as const }, entries: [bare], basicServiceRule: null };
    const codes = ["2023", "2026", "2027"].flatMap(
      (name) => scoreOutput(compiled(name), input, { checkEligibility: true }).assumptions,
    );
    expect(new Set(codes)).toEqual(new Set(Object.keys(assumptionTexts)));
  });
});

describe("reasons in words", () => {
  test("numbers and days are written as people write them", () => {
    const reason = {
      code: "entry.applied-before-window",
      details: { appliedOn: "2023-12-31", developedOn: null, from: "2024-01-01", to: "2025-12-31" },
    };
    expect(sayReason(reason, "id")).toBe(
      "Mulai diterapkan 31 Desember 2023, sebelum 1 Januari 2024, tanpa pengembangan sampai 31 Desember 2025.",
    );
    const scored = {
      code: "indicator.scored",
      details: { level: 3, weight: "0.75", max: "2.25", chosen: { id: "TPT ≤ 2,35%", en: "TPT <= 2.35" } },
    };
    expect(sayReason(scored, "id")).toBe("Tingkat 3 × bobot 0,75, paling tinggi 2,25: TPT ≤ 2,35%.");
    expect(sayReason(scored, "en")).toBe("Level 3 × weight 0.75, at most 2.25: TPT <= 2.35.");
  });

  test("an unknown code is shown as it is", () => {
    expect(sayReason({ code: "some.new-code", details: {} }, "id")).toBe("some.new-code");
    expect(Object.keys(reasonTexts).length).toBeGreaterThan(20);
  });
});
