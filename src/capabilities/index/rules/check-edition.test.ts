import { describe, expect, test } from "vitest";
import edition2026 from "#reference/editions/2026.json" with { type: "json" };
import type { Edition } from "../contract/edition.ts";
import { editionSchema } from "../contract/edition.ts";
import { editionByName, readEditions } from "../reference.ts";
import { checkEdition } from "./check-edition.ts";
import { resolveEdition } from "./resolve-edition.ts";

/** A fresh copy of edition 2026 with something spoiled in it. */
function spoiled(spoil: (edition: Edition) => void): Edition {
  const edition = editionSchema.parse(structuredClone(edition2026));
  spoil(edition);
  return edition;
}

const row = (edition: Edition, code: string) => {
  const found = edition.indicators.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const bandOf = (edition: Edition, code: string, place: number) => {
  const band = row(edition, code).bands?.[place];
  if (band === undefined) throw new Error(code);
  return band;
};
const predicate = (edition: Edition, place: number) => {
  const band = edition.predicates?.value[place];
  if (band === undefined) throw new Error("band");
  return band;
};

describe("an edition with a fault is refused with its place", () => {
  test.each<[string, (edition: Edition) => void, string, string]>([
    ["a missing weight", (e) => (row(e, "5a").weight = null), "$.indicators[5].weight", "weight.missing"],
    ["a weight of 0", (e) => (row(e, "16").weight = "0"), "$.indicators[20].weight", "weight.not-positive"],
    ["a duplicate code", (e) => (row(e, "2b").code = "2a"), "$.indicators[2].code", "indicator.duplicate"],
    ["levels out of order", (e) => row(e, "8").levels.reverse(), "$.indicators[9].levels", "levels.unsorted"],
    ["bands out of order", (e) => row(e, "4").bands?.reverse(), "$.indicators[4].bands", "band.unsorted"],
    ["a turned band", (e) => (bandOf(e, "4", 1).max = "1.00"), "$.indicators[4].bands[1]", "band.reversed"],
    [
      "an overlap that is not declared",
      (e) => (bandOf(e, "4", 1).min = "2.00"),
      "$.indicators[4].bands[1]",
      "band.overlap",
    ],
    ["a crack", (e) => (bandOf(e, "11b", 2).min = "80.01"), "$.indicators[14].bands[2]", "band.gap"],
    ["a crack in falling bands", (e) => (bandOf(e, "5b", 2).max = "2.20"), "$.indicators[6].bands[2]", "band.gap"],
    [
      "bands of a basis",
      (e) => {
        const band = row(e, "33").bases?.[1]?.bands[1];
        if (band) band.min = "19";
      },
      "$.indicators[37].bases[1].bands[1]",
      "band.overlap",
    ],
    ["bands without borders", (e) => delete row(e, "3").borders, "$.indicators[3]", "band.incomplete"],
    [
      "weights that do not add up",
      (e) => (row(e, "16").weight = "2"),
      "$.formula.maturityMax.value",
      "maxima.do-not-add-up",
    ],
    [
      "governance weights that do not add up",
      (e) => (row(e, "1").weight = "0.5"),
      "$.formula.spdMax.value",
      "maxima.do-not-add-up",
    ],
    [
      "a count that does not add up",
      (e) => {
        if (e.formula.countCap) e.formula.countCap.value = 100;
      },
      "$.formula.countMax.value",
      "maxima.do-not-add-up",
    ],
    [
      "a total that does not add up",
      (e) => {
        if (e.formula.totalMax) e.formula.totalMax.value = "251";
      },
      "$.formula.totalMax.value",
      "maxima.do-not-add-up",
    ],
    ["no divisor", (e) => delete e.formula.minimumDivisor, "$.formula.minimumDivisor", "formula.missing"],
    [
      "more services than there are",
      (e) => {
        if (e.formula.basicServiceAffairsRequired) e.formula.basicServiceAffairsRequired.value = 7;
      },
      "$.formula.basicServiceAffairsRequired",
      "formula.too-many",
    ],
    ["a gap in predicates", (e) => (predicate(e, 1).to = "64.99"), "$.predicates.value[1]", "predicate.gap"],
    ["overlapping predicates", (e) => (predicate(e, 1).to = "65.01"), "$.predicates.value[1]", "predicate.unsorted"],
    ["an open predicate", (e) => (predicate(e, 2).from = null), "$.predicates.value[2]", "predicate.incomplete"],
    ["no bottom", (e) => (predicate(e, 3).from = "-1.00"), "$.predicates.value[3].from", "predicate.gap"],
    ["no top", (e) => (predicate(e, 0).to = "99.99"), "$.predicates.value[0].to", "predicate.gap"],
    ["no predicates", (e) => (e.predicates = null), "$.predicates", "predicate.missing"],
    ["an unknown source", (e) => (row(e, "1").source = "hearsay"), "$.indicators[0].source", "source.unknown"],
    [
      "a window that runs backwards",
      (e) => {
        if (e.eligibility.appliedTo) e.eligibility.appliedTo.value = "2023-01-01";
      },
      "$.eligibility.appliedTo",
      "window.reversed",
    ],
  ])("%s", (_, spoil, path, code) => {
    expect(checkEdition(spoiled(spoil))).toContainEqual(expect.objectContaining({ path, code }));
  });

  test("edition 2026 as shipped has none", () => {
    expect(checkEdition(spoiled(() => undefined))).toEqual([]);
  });

  test("the file is named, and every fault of it", () => {
    const broken = { ...structuredClone(edition2026), edition: "2026", indicators: [{ code: "1" }], computable: "yes" };
    expect(() => readEditions({ 2026: broken })).toThrow(/reference\/editions\/2026\.json is refused/);
    expect(() => readEditions({ 2026: broken })).toThrow(/\$\.indicators\[0\]\.weight/);
    expect(() => readEditions({ 2026: broken })).toThrow(/\$\.computable/);
    const noDivisor = spoiled((edition) => delete edition.formula.minimumDivisor);
    expect(() => readEditions({ 2026: noDivisor })).toThrow(/\$\.formula\.minimumDivisor: formula\.missing/);
    expect(() => readEditions({ 2030: edition2026 })).toThrow(/2030\.json is refused:\n {2}\$\.edition: 2026/);
  });
});

describe("editions based on others", () => {
  const base = spoiled(() => undefined);
  const own = (more: Partial<Edition>): Edition => ({
    ...base,
    edition: "2027",
    basedOn: "2026",
    formula: {},
    predicates: null,
    eligibility: {},
    basicServiceAffairs: null,
    indicators: [],
    ...more,
  });

  test("what is taken over is marked as assumed, what is announced is not", () => {
    const edition = editionByName("2027");
    expect(edition?.formula.minimumDivisor).toMatchObject({ value: 14, confidence: "B", assumed: false });
    expect(edition?.formula.spdMax).toMatchObject({ value: "63", confidence: "C", assumed: true });
    expect(edition?.predicates).toMatchObject({ confidence: "C", assumed: true });
    expect(edition?.indicators).toHaveLength(41);
    expect(edition?.indicators.every((indicator) => indicator.assumed)).toBe(true);
    expect(editionByName("2029")?.formula.minimumDivisor?.value).toBe(18);
    expect(editionByName("2029")?.formula.basicServiceAffairsRequired).toMatchObject({ value: 6, assumed: false });
  });

  test("a single indicator can be replaced by its code", () => {
    const changed = { ...row(base, "1"), mandatory: false };
    const files = new Map([
      ["2026", base],
      ["2027", own({ indicators: [changed] })],
    ]);
    const resolved = resolveEdition("2027", files);
    expect(resolved.ok && resolved.value.indicators[0]).toEqual(changed);
    expect(resolved.ok && resolved.value.indicators).toHaveLength(41);
  });

  test("an unknown base and a circle are refused", () => {
    const lonely = own({ basedOn: "2025" });
    expect(resolveEdition("2027", new Map([["2027", lonely]]))).toMatchObject({
      code: "edition.base-unknown",
      details: { edition: "2027", basedOn: "2025" },
    });
    const files = new Map([
      ["2026", { ...base, basedOn: "2027" }],
      ["2027", own({})],
    ]);
    expect(resolveEdition("2027", files)).toMatchObject({ code: "edition.base-circular" });
    expect(() => readEditions({ 2027: own({ basedOn: "2025" }) })).toThrow(/\$\.basedOn: edition\.base-unknown/);
  });
});
