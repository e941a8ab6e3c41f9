import { describe, expect, test } from "vitest";
import { compiledByName, knownAffairs } from "../reference.ts";
import { readScoreInput } from "./read-score-input.ts";

function faults(raw: unknown, edition = "2026"): readonly (readonly [string, string])[] {
  const compiled = compiledByName(edition);
  if (!compiled.ok) throw new Error("edition");
  const read = readScoreInput(raw, compiled.value, knownAffairs);
  return read.ok ? [] : (read.errors ?? []).map((error) => [error.path, error.code] as const);
}

const entry = (more: object) => ({ innovations: [{ id: "x", affair: "1.02", ...more }] });
const at = "$.innovations[0]";

describe("one fault, one place, one code", () => {
  test.each<[string, unknown, readonly (readonly [string, string])[]]>([
    ["null", null, [["$", "input.shape"]]],
    ["an array", [], [["$", "input.shape"]]],
    ["text", "score", [["$", "input.shape"]]],
    ["no innovations", {}, [["$.innovations", "input.shape"]]],
    ["innovations as object", { innovations: {} }, [["$.innovations", "input.shape"]]],
    ["a row that is null", { innovations: [null] }, [[at, "input.shape"]]],
    ["a row that is an array", { innovations: [[]] }, [[at, "input.shape"]]],
    ["no id", { innovations: [{ affair: "1.02" }] }, [[`${at}.id`, "input.shape"]]],
    ["an empty id", { innovations: [{ id: "", affair: "1.02" }] }, [[`${at}.id`, "input.shape"]]],
    ["no affair", { innovations: [{ id: "x" }] }, [[`${at}.affair`, "input.shape"]]],
    ["an unknown affair", { innovations: [{ id: "x", affair: "1.07" }] }, [[`${at}.affair`, "affair.unknown"]]],
    ["an affair as number", { innovations: [{ id: "x", affair: 1.02 }] }, [[`${at}.affair`, "affair.unknown"]]],
    ["also unknown", entry({ affairsAlso: ["2.16", "x"] }), [[`${at}.affairsAlso[1]`, "affair.unknown"]]],
    ["also no list", entry({ affairsAlso: "2.16" }), [[`${at}.affairsAlso`, "input.shape"]]],
    ["level 4", entry({ levels: { "16": 4 } }), [[`${at}.levels.16`, "level.out-of-range"]]],
    ["a negative level", entry({ levels: { "16": -1 } }), [[`${at}.levels.16`, "level.out-of-range"]]],
    ["half a level", entry({ levels: { "16": 1.5 } }), [[`${at}.levels.16`, "level.out-of-range"]]],
    ["a level that is no number", entry({ levels: { "16": Number.NaN } }), [[`${at}.levels.16`, "level.out-of-range"]]],
    ["a level as text", entry({ levels: { "16": "2" } }), [[`${at}.levels.16`, "level.out-of-range"]]],
    ["a level that is null", entry({ levels: { "16": null } }), [[`${at}.levels.16`, "level.out-of-range"]]],
    ["an unknown indicator", entry({ levels: { "37": 1 } }), [[`${at}.levels.37`, "indicator.unknown"]]],
    ["the computed indicator", entry({ levels: { "36": 1 } }), [[`${at}.levels.36`, "indicator.unknown"]]],
    ["an indicator of the other aspect", entry({ levels: { "2a": 1 } }), [[`${at}.levels.2a`, "indicator.unknown"]]],
    ["an odd name", entry({ levels: { "a b": 1 } }), [[`${at}.levels["a b"]`, "indicator.unknown"]]],
    ["levels that are null", entry({ levels: null }), [[`${at}.levels`, "input.shape"]]],
    ["maturity 112", entry({ maturity: 112 }), [[`${at}.maturity`, "maturity.out-of-range"]]],
    ["a negative maturity", entry({ maturity: -1 }), [[`${at}.maturity`, "maturity.out-of-range"]]],
    ["a broken maturity", entry({ maturity: 80.5 }), [[`${at}.maturity`, "maturity.out-of-range"]]],
    ["endless maturity", entry({ maturity: Number.POSITIVE_INFINITY }), [[`${at}.maturity`, "maturity.out-of-range"]]],
    ["maturity as text", entry({ maturity: "80" }), [[`${at}.maturity`, "maturity.out-of-range"]]],
    ["both forms", entry({ maturity: 80, levels: {} }), [[at, "innovation.both-forms"]]],
    ["rejected as text", entry({ rejected: "no" }), [[`${at}.rejected`, "input.shape"]]],
    ["a day that does not exist", entry({ appliedOn: "2025-02-29" }), [[`${at}.appliedOn`, "input.shape"]]],
    ["a day as moment", entry({ developedOn: "2025-02-28T00:00:00Z" }), [[`${at}.developedOn`, "input.shape"]]],
    ["words below 0", entry({ designWords: -1 }), [[`${at}.designWords`, "input.shape"]]],
    ["another rule", { innovations: [], basicServiceRule: "all" }, [["$.basicServiceRule", "input.shape"]]],
    ["governance as list", { innovations: [], governance: [] }, [["$.governance", "input.shape"]]],
    ["governance 16", { innovations: [], governance: { "16": 1 } }, [["$.governance.16", "indicator.unknown"]]],
    ["governance 2", { innovations: [], governance: { "2": 1 } }, [["$.governance.2", "indicator.unknown"]]],
    ["governance level 4", { innovations: [], governance: { "2a": 4 } }, [["$.governance.2a", "level.out-of-range"]]],
    ["governance twice", { innovations: [], governance: {}, governanceScore: "40" }, [["$", "governance.both-forms"]]],
  ])("%s", (_, raw, expected) => {
    expect(faults(raw)).toEqual(expected);
  });

  test.each(["64", "63.0001", "-1", "40.12345", "40,5", "", "forty", "1e1", 40, null, true])(
    "governance score %j is out of range",
    (governanceScore) => {
      expect(faults({ innovations: [], governanceScore })).toEqual([["$.governanceScore", "governance.out-of-range"]]);
    },
  );

  test.each(["0", "63", "63.0000", "40.1234"])("governance score %j is taken", (governanceScore) => {
    expect(faults({ innovations: [], governanceScore })).toEqual([]);
  });
});

describe("the whole input", () => {
  test("answers every problem at once, with what was expected and found", () => {
    const compiled = compiledByName("2026");
    if (!compiled.ok) throw new Error("edition");
    const raw = {
      governance: { "1": 5 },
      governanceScore: "99",
      innovations: [
        { id: "x", affair: "1.02", levels: { "16": 4, "99": 1 } },
        7,
        { id: "x", affair: "9.99", maturity: 200, levels: { "17": 3 } },
      ],
    };
    expect(readScoreInput(raw, compiled.value, knownAffairs)).toEqual({
      ok: false,
      code: "index.refused",
      errors: [
        { path: "$", code: "governance.both-forms", expected: "governance or governanceScore", found: "both" },
        {
          path: "$.governanceScore",
          code: "governance.out-of-range",
          expected: "a decimal string, 0..63, at most 4 decimals",
          found: "99",
        },
        { path: "$.governance.1", code: "level.out-of-range", expected: "0..3", found: 5 },
        { path: "$.innovations[0].levels.16", code: "level.out-of-range", expected: "0..3", found: 4 },
        {
          path: "$.innovations[0].levels.99",
          code: "indicator.unknown",
          expected: "a SID indicator of edition 2026",
          found: "99",
        },
        { path: "$.innovations[1]", code: "input.shape", expected: "object", found: 7 },
        {
          path: "$.innovations[2].affair",
          code: "affair.unknown",
          expected: "the code of an affair, as 1.02",
          found: "9.99",
        },
        { path: "$.innovations[2]", code: "innovation.both-forms", expected: "levels or maturity", found: "both" },
        {
          path: "$.innovations[2].maturity",
          code: "maturity.out-of-range",
          expected: "an integer, 0..111",
          found: 200,
        },
        { path: "$.innovations[2].id", code: "innovation.duplicate-id", expected: "an id used once", found: "x" },
      ],
    });
  });

  test("an edition without tables takes numbers only", () => {
    expect(faults({ governance: {}, innovations: [{ id: "x", affair: "1.01", levels: {} }] }, "2023")).toEqual([
      ["$.governance", "indicator.unknown"],
      ["$.innovations[0].levels", "indicator.unknown"],
    ]);
    expect(faults({ governanceScore: "40", ...entry({ maturity: 80 }) }, "2023")).toEqual([]);
  });

  test("a name from the object prototype is no indicator", () => {
    expect(faults({ ...entry({ levels: JSON.parse('{"__proto__":1,"constructor":2}') }) })).toEqual([
      [`${at}.levels.__proto__`, "indicator.unknown"],
      [`${at}.levels.constructor`, "indicator.unknown"],
    ]);
  });

  test("long texts are not echoed in full", () => {
    const compiled = compiledByName("2026");
    if (!compiled.ok) throw new Error("edition");
    const read = readScoreInput(entry({ maturity: "9".repeat(5000) }), compiled.value, knownAffairs);
    expect(read).toMatchObject({ ok: false, errors: [{ found: "9".repeat(100) }] });
  });

  test.each(["2021", "2022", "2024", "2025"])("edition %s cannot be computed", (name) => {
    expect(compiledByName(name)).toMatchObject({
      ok: false,
      errors: [{ path: "$edition", code: "edition.not-computable", found: name }],
    });
  });

  test.each(["2030", "", "__proto__", undefined, 2026, ["2026"]])("edition %j is not known", (name) => {
    expect(compiledByName(name)).toMatchObject({ ok: false, errors: [{ path: "$edition", code: "edition.unknown" }] });
  });
});
