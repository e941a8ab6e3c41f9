import { describe, expect, test } from "vitest";
import { anonymous } from "#shared/actor.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import { findLevel } from "../contract/level.ts";
import { scoreIndex } from "../contract/score.ts";
import { compiledByName, knownAffairs } from "../reference.ts";
import { indexScoringOperations } from "./scoring.ts";

const operations = indexScoringOperations({ compiledByName, knownAffairs });
const context = { actor: anonymous, regionCode: regionCodeSchema.parse("63.03") };

async function call(name: string, input: unknown) {
  const bound = operations.find(({ operation }) => operation.name === name);
  if (bound === undefined) throw new Error(name);
  return bound.handle(context, bound.operation.input.parse(input));
}

describe("index.score", () => {
  const innovations = Array.from({ length: 20 }, (_, place) => ({
    id: `i${place}`,
    affair: `1.0${(place % 5) + 1}`,
    maturity: 70,
    appliedOn: "2020-01-01",
  }));

  test("answers the score document", { tags: ["happy"] }, async () => {
    const result = await call("index.score", { edition: "2026", governanceScore: "40", innovations });
    expect(result).toMatchObject({ ok: true, value: { index: "47.04" } });
    if (result.ok) expect(scoreIndex.output.parse(result.value)).toEqual(result.value);
  });

  test("checks eligibility when the query asks for it", { tags: ["happy"] }, async () => {
    const asked = { edition: "2026", governanceScore: "40", innovations };
    expect(await call("index.score", { ...asked, checkEligibility: "true" })).toMatchObject({
      value: { projections: { rejectedLeftOut: "16.00" } },
    });
    expect(await call("index.score", { ...asked, checkEligibility: "perhaps" })).toMatchObject({
      errors: [{ path: "$checkEligibility", code: "input.shape" }],
    });
  });

  test("refuses with every problem", { tags: ["error"] }, async () => {
    expect(
      await call("index.score", { edition: "2026", governanceScore: "64", innovations: [{ id: 1 }] }),
    ).toMatchObject({
      ok: false,
      code: "index.refused",
      errors: [
        { path: "$.governanceScore", code: "governance.out-of-range" },
        { path: "$.innovations[0].id", code: "input.shape" },
        { path: "$.innovations[0].affair", code: "input.shape" },
      ],
    });
    expect(await call("index.score", {})).toMatchObject({ errors: [{ path: "$edition", code: "edition.unknown" }] });
  });

  test("is open to anybody and echoes no long text back", { tags: ["security"] }, async () => {
    expect(operations.map(({ operation }) => operation.permission)).toEqual(["public", "public"]);
    const result = await call("index.score", { edition: "x".repeat(10_000), innovations: [] });
    expect(JSON.stringify(result).length).toBeLessThan(500);
  });
});

describe("index.level", () => {
  test("takes texts and numbers", { tags: ["happy"] }, async () => {
    const asked = { edition: "2026", indicator: "33", basis: "b" };
    const result = await call("index.level", { ...asked, value: "20.01" });
    expect(result).toEqual({ ok: true, value: { level: 2 } });
    expect(await call("index.level", { ...asked, indicator: 33, value: 20.01 })).toEqual(result);
    const border = await call("index.level", { edition: "2026", indicator: "3", value: "-50.33" });
    expect(border.ok && findLevel.output.parse(border.value)).toEqual({ level: 2, border: true });
  });

  test("refuses with every problem", { tags: ["error"] }, async () => {
    expect(await call("index.level", { edition: "2026", indicator: "33", basis: {}, value: null })).toMatchObject({
      ok: false,
      errors: [
        { path: "$value", code: "value.invalid" },
        { path: "$basis", code: "basis.unknown" },
      ],
    });
  });

  test("is open to anybody: a stranger gets the answer", { tags: ["security"] }, async () => {
    expect(await call("index.level", { edition: "2026", indicator: "11b", value: "80" })).toEqual({
      ok: true,
      value: { level: 3 },
    });
  });
});
