import { describe, expect, test } from "vitest";
import { compiledByName, knownAffairs } from "#capabilities/index/reference.ts";
import { levelOf } from "#capabilities/index/rules/level.ts";
import { scoreRaw } from "#capabilities/index/rules/score-raw.ts";
import edition from "#reference/editions/2026.json" with { type: "json" };
import { success } from "#shared/result.ts";
import { makeDemoPlan } from "./demo-plan.ts";
import type { DemoRoundEntry } from "./plan-types.ts";

const plan = makeDemoPlan();
const innovationOf = new Map(plan.innovations.map((innovation) => [innovation.key, innovation]));
const { entries, governance } = plan.round;
const eligible = entries.filter((entry) => entry.expected === "eligible");
const refused = entries.filter((entry) => entry.expected === "refused");
const profileOf = (entry: DemoRoundEntry) => innovationOf.get(entry.innovationKey)?.profile;
const wordsOf = (text: string) => text.split(/\s+/).filter((run) => /\w/.test(run)).length;

/** Weights in hundredths, so that every sum is a whole number. */
const weight = new Map(edition.indicators.map((row) => [row.code, Math.round(Number(row.weight ?? 0) * 100)]));
const weighted = (rows: readonly { readonly indicator: string; readonly level: number }[]): number =>
  rows.reduce((sum, row) => sum + (weight.get(row.indicator) ?? Number.NaN) * row.level, 0);

function indexOf(levelOf: (level: DemoRoundEntry["levels"][number]) => number): number {
  const spd = weighted(governance.map((row) => ({ indicator: row.indicator, level: row.claimed })));
  const maturity = eligible.reduce(
    (sum, entry) => sum + weighted(entry.levels.map((row) => ({ indicator: row.indicator, level: levelOf(row) }))),
    0,
  );
  const total = spd / 100 + maturity / 100 / Math.max(12, eligible.length) + 0.38 * Math.min(eligible.length, 200);
  return (total / 250) * 100;
}

const inWindow = (day: string | null | undefined) => day != null && day >= "2024-01-01" && day <= "2025-12-31";

describe("round 2026", () => {
  test("60 entries may be sent, 5 are refused and shown", () => {
    expect(eligible).toHaveLength(60);
    expect(refused).toHaveLength(5);
    expect(new Set(entries.map((entry) => entry.innovationKey)).size).toBe(65);
  });

  test.each(entries.map((entry) => [entry.innovationKey, entry] as const))("%s stands as the rules say", (_, entry) => {
    const profile = profileOf(entry);
    const isTimely = inWindow(profile?.appliedOn) || inWindow(profile?.developedOn);
    const isLongEnough = wordsOf(profile?.design ?? "") >= 300;
    expect(isTimely && isLongEnough).toBe(entry.expected === "eligible");
  });

  test("refusals come from the window, from the words, and from both", () => {
    const reasons = refused.map((entry) => {
      const isTimely = inWindow(profileOf(entry)?.appliedOn) || inWindow(profileOf(entry)?.developedOn);
      return `${isTimely ? "" : "window "}${wordsOf(profileOf(entry)?.design ?? "") >= 300 ? "" : "words"}`.trim();
    });
    expect(reasons.toSorted()).toEqual(["window", "window", "window words", "words", "words"]);
  });

  test("five of six basic services are covered; housing has only a refused entry", () => {
    const basic = ["1.01", "1.02", "1.03", "1.04", "1.05", "1.06"];
    const covered = (rows: readonly DemoRoundEntry[]) =>
      basic.filter((code) => rows.some((entry) => profileOf(entry)?.mainAffair === code));
    expect(covered(eligible)).toEqual(["1.01", "1.02", "1.03", "1.05", "1.06"]);
    expect(covered(refused)).toContain("1.04");
  });

  test("claims cover the indicators 16 to 35 and the 20 governance rows", () => {
    const codes = (aspect: string) =>
      edition.indicators.filter((row) => row.aspect === aspect && row.kind === "levels").map((row) => row.code);
    for (const entry of entries) expect(entry.levels.map((row) => row.indicator)).toEqual(codes("SID"));
    expect(governance.map((row) => row.indicator)).toEqual(codes("SPD"));
  });

  test("the claimed index lies between 57 and 60: 65,01 is a goal", () => {
    expect(indexOf((row) => row.claimed)).toBeGreaterThan(57);
    expect(indexOf((row) => row.claimed)).toBeLessThan(60);
  });

  test("the engine computes the same index from the same claims", () => {
    const innovations = eligible.map((entry) => ({
      id: entry.innovationKey,
      affair: profileOf(entry)?.mainAffair,
      levels: Object.fromEntries(entry.levels.map((row) => [row.indicator, row.claimed])),
    }));
    const input = {
      governance: Object.fromEntries(governance.map((row) => [row.indicator, row.claimed])),
      innovations,
    };
    const scored = scoreRaw(compiledByName("2026"), success(input), knownAffairs, { checkEligibility: false });
    expect(scored.ok && scored.value).toMatchObject({
      index: indexOf((row) => row.claimed).toFixed(2),
      predicate: "Inovatif",
      basicServices: { covered: 5, required: 5 },
    });
  });

  test("every measured figure of governance earns its claimed level", () => {
    const compiled = compiledByName("2026");
    if (!compiled.ok) throw new Error(compiled.code);
    const measured = governance.filter((row) => row.figure !== null);
    expect(measured).toHaveLength(10);
    for (const row of measured)
      expect(levelOf(compiled.value, { indicator: row.indicator, value: row.figure })).toEqual({
        ok: true,
        value: { level: row.claimed },
      });
  });

  test("what an inner verifier found is never higher than the claim, and the index falls", () => {
    for (const row of entries.flatMap((entry) => entry.levels))
      expect(row.verified ?? 0).toBeLessThanOrEqual(row.claimed);
    expect(indexOf((row) => row.verified ?? row.claimed)).toBeLessThan(indexOf((row) => row.claimed) - 1);
    expect(indexOf((row) => row.verified ?? 0)).toBeGreaterThan(40.01);
  });

  test("the number of beneficiaries earns the claimed level of indicator 33", () => {
    for (const entry of entries) {
      const row = entry.levels.find((level) => level.indicator === "33");
      const people = Number(row?.figure);
      expect(people <= 200 ? 1 : people <= 500 ? 2 : 3).toBe(row?.claimed);
      expect(row?.basis).toBe("a");
    }
  });

  test("entries differ: maturity spreads over more than 25 points", () => {
    const scores = eligible.map(
      (entry) => weighted(entry.levels.map((row) => ({ indicator: row.indicator, level: row.claimed }))) / 100,
    );
    expect(Math.max(...scores) - Math.min(...scores)).toBeGreaterThan(25);
    expect(Math.max(...scores)).toBeLessThanOrEqual(111);
  });
});
