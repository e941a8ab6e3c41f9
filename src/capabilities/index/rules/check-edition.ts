import { add, compare, decimal, fraction, multiply, writeFraction, zero } from "#shared/fraction.ts";
import type { Problem } from "#shared/result.ts";
import type { Edition, Indicator } from "../contract/edition.ts";
import { checkBands } from "./check-bands.ts";
import { checkPredicates } from "./check-predicates.ts";
import { type ProblemList, problemList } from "./problems.ts";

function checkIndicators(edition: Edition, problems: ProblemList): void {
  const seen = new Set<string>();
  for (const [place, row] of edition.indicators.entries()) {
    const path = `$.indicators[${place}]`;
    if (seen.has(row.code)) problems.add(`${path}.code`, "indicator.duplicate", "a code used once", row.code);
    seen.add(row.code);
    if (row.kind === "count") continue;
    if (row.weight === null) problems.add(`${path}.weight`, "weight.missing", `a weight for ${row.code}`, null);
    else if (compare(decimal(row.weight), zero) <= 0) {
      problems.add(`${path}.weight`, "weight.not-positive", "above 0", row.weight);
    }
    const parameters = row.levels.map((level) => level.parameter).join(",");
    if (parameters !== "1,2,3") problems.add(`${path}.levels`, "levels.unsorted", "1,2,3", parameters);
    if (row.bands) checkBands(row.bands, row.borders, row.measure?.step, path, problems);
    for (const [which, basis] of (row.bases ?? []).entries()) {
      checkBands(basis.bands, basis.borders, basis.step, `${path}.bases[${which}]`, problems);
    }
  }
}

function checkFormula(edition: Edition, problems: ProblemList): void {
  const { formula } = edition;
  const needed = [
    "parameterMax",
    "spdMax",
    "maturityMax",
    "countWeight",
    "countCap",
    "countMax",
    "totalMax",
    "minimumDivisor",
    "basicServiceAffairsRequired",
    "rounding",
  ] as const;
  for (const name of needed) {
    if (formula[name] === undefined) problems.add(`$.formula.${name}`, "formula.missing", "a value");
  }
  const affairs = edition.basicServiceAffairs?.value;
  if (affairs === undefined) problems.add("$.basicServiceAffairs", "formula.missing", "a value");
  const required = formula.basicServiceAffairsRequired?.value ?? 0;
  if (affairs !== undefined && required > affairs.length) {
    problems.add("$.formula.basicServiceAffairsRequired", "formula.too-many", `0..${affairs.length}`, required);
  }
}

function checkMaxima(edition: Edition, problems: ProblemList): void {
  const { parameterMax, spdMax, maturityMax, countWeight, countCap, countMax, totalMax } = edition.formula;
  if (!(parameterMax && spdMax && maturityMax && countWeight && countCap && countMax && totalMax)) return;
  const demand = (name: string, found: string, sum: { readonly n: bigint; readonly d: bigint }): void => {
    if (compare(decimal(found), sum) === 0) return;
    problems.add(`$.formula.${name}.value`, "maxima.do-not-add-up", writeFraction(sum), found);
  };
  const largest = (aspect: Indicator["aspect"]) =>
    edition.indicators
      .filter((row) => row.aspect === aspect && row.kind === "levels")
      .reduce((sum, row) => add(sum, multiply(decimal(row.weight ?? "0"), fraction(parameterMax.value))), zero);
  if (edition.computable === "full") {
    demand("spdMax", spdMax.value, largest("SPD"));
    demand("maturityMax", maturityMax.value, largest("SID"));
  }
  demand("countMax", countMax.value, multiply(decimal(countWeight.value), fraction(countCap.value)));
  const parts = [spdMax.value, maturityMax.value, countMax.value];
  demand("totalMax", totalMax.value, parts.map(decimal).reduce(add, zero));
}

function checkSources(edition: Edition, problems: ProblemList): void {
  const facts = [
    ...Object.entries(edition.formula).map(([name, fact]) => [`$.formula.${name}`, fact?.source] as const),
    ...Object.entries(edition.eligibility).map(([name, fact]) => [`$.eligibility.${name}`, fact?.source] as const),
    ["$.predicates", edition.predicates?.source] as const,
    ["$.basicServiceAffairs", edition.basicServiceAffairs?.source] as const,
    ...edition.indicators.map((row, place) => [`$.indicators[${place}]`, row.source] as const),
  ];
  for (const [path, source] of facts) {
    if (source !== undefined && !Object.hasOwn(edition.sources, source)) {
      problems.add(`${path}.source`, "source.unknown", "a key of $.sources", source);
    }
  }
}

/**
 * Every fault of an edition whose `basedOn` is resolved, each with its place: missing weights and values, duplicate
 * codes, bands out of order or overlapping more than declared, maxima that do not add up, predicates with a gap.
 */
export function checkEdition(edition: Edition): readonly Problem[] {
  const problems = problemList();
  checkSources(edition, problems);
  checkIndicators(edition, problems);
  checkPredicates(edition, problems);
  const { appliedFrom, appliedTo } = edition.eligibility;
  if (appliedFrom && appliedTo && appliedFrom.value > appliedTo.value) {
    problems.add("$.eligibility.appliedTo", "window.reversed", `${appliedFrom.value} or later`, appliedTo.value);
  }
  if (edition.computable !== "none") {
    checkFormula(edition, problems);
    checkMaxima(edition, problems);
  }
  return problems.all;
}
