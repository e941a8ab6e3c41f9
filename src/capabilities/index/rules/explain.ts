import { add, fraction, roundHalfUp, zero } from "#shared/fraction.ts";
import type { Text } from "#shared/text.ts";
import type { AlignedLevels, ScoreInput } from "../contract/score.ts";
import type { TreeLabels, TreeNode } from "../contract/tree.ts";
import type { CompiledEdition, CompiledIndicator } from "./compile-edition.ts";
import { explainCount } from "./explain-count.ts";
import { maturityOf, type RegionScore, scoreRegion } from "./score-region.ts";
import { treeNode, writePoints } from "./tree-node.ts";

/** One leaf per indicator: weight x level, shared by `divisor`. */
function indicatorLeaf(
  compiled: CompiledEdition,
  row: CompiledIndicator,
  level: number,
  divisor: number,
  idPrefix: string,
): TreeNode {
  const points = row.weight * level;
  const chosen = row.indicator.levels.find((candidate) => candidate.parameter === level);
  const isMissingMandatory = level === 0 && row.indicator.mandatory;
  return treeNode({
    id: `${idPrefix}.${row.code}`,
    label: row.indicator.name,
    value: writePoints(compiled, points),
    exact: fraction(points, compiled.scale * divisor),
    code: level > 0 ? "indicator.scored" : isMissingMandatory ? "indicator.empty-mandatory" : "indicator.empty",
    details: {
      code: row.code,
      level,
      weight: writePoints(compiled, row.weight),
      max: writePoints(compiled, row.weight * compiled.parameterMax),
      divisor,
      chosen: chosen?.label ?? null,
    },
    ref: { kind: "indicator", id: row.code },
  });
}

function explainVariables(compiled: CompiledEdition, levels: AlignedLevels): TreeNode[] {
  const variables = [...new Set(compiled.governance.map((row) => row.indicator.variable.id))];
  return variables.flatMap((name) => {
    const rows = compiled.governance.filter((row) => row.indicator.variable.id === name);
    const [first] = rows;
    if (first === undefined) return [];
    const leaves = rows.map((row) => {
      const level = levels[compiled.governancePlace.get(row.code) ?? -1] ?? 0;
      return { points: row.weight * level, leaf: indicatorLeaf(compiled, row, level, 1, "governance") };
    });
    const points = leaves.reduce((sum, { points: own }) => sum + own, 0);
    const most = rows.reduce((sum, row) => sum + row.weight * compiled.parameterMax, 0);
    return treeNode({
      id: `governance.${name}`,
      label: first.indicator.variable,
      value: writePoints(compiled, points),
      exact: fraction(points, compiled.scale),
      code: "variable.sum",
      details: { max: writePoints(compiled, most), indicators: rows.length },
      ref: { kind: "variable", id: name },
      children: leaves.map(({ leaf }) => leaf),
    });
  });
}

const governanceCodes = { levels: "governance.sum", score: "governance.given", none: "governance.not-given" } as const;

function explainGovernance(compiled: CompiledEdition, input: ScoreInput, score: RegionScore, label: Text): TreeNode {
  const { governance } = input;
  return treeNode({
    id: "governance",
    label,
    value: roundHalfUp(fraction(score.governance, compiled.scale), 2),
    exact: fraction(score.governance, compiled.scale),
    code: governanceCodes[governance.kind],
    details: { max: writePoints(compiled, compiled.spdMax) },
    ref: { kind: "aspect", id: "SPD" },
    children: governance.kind === "levels" ? explainVariables(compiled, governance.levels) : [],
  });
}

const maturityCodes = { levels: "maturity.sum", given: "maturity.given", none: "maturity.not-given" } as const;

function explainMaturity(
  compiled: CompiledEdition,
  input: ScoreInput,
  score: RegionScore,
  labels: TreeLabels,
): TreeNode {
  const { n, divisor, maturitySum } = score;
  const { minimumDivisor, scale } = compiled;
  const children = input.entries.map((entry): TreeNode => {
    const points = maturityOf(compiled, entry.maturity);
    const id = `maturity.${entry.id}`;
    const { maturity } = entry;
    return treeNode({
      id,
      label: labels.entry(entry.id),
      value: writePoints(compiled, points),
      exact: fraction(points, scale * divisor),
      code: maturityCodes[maturity.kind],
      details: { max: writePoints(compiled, compiled.maturityMax), divisor, isRejected: entry.isRejected },
      ref: { kind: "innovation", id: entry.id },
      children:
        maturity.kind === "levels"
          ? compiled.innovation.map((row, place) =>
              indicatorLeaf(compiled, row, maturity.levels[place] ?? 0, divisor, id),
            )
          : [],
    });
  });
  return treeNode({
    id: "maturity",
    label: labels.maturity,
    value: roundHalfUp(fraction(maturitySum, scale * divisor), 4),
    exact: fraction(maturitySum, scale * divisor),
    code: n === 0 ? "maturity.no-innovations" : n < minimumDivisor ? "maturity.empty-seats" : "maturity.average",
    details: { sum: writePoints(compiled, maturitySum), n, divisor, emptySeats: Math.max(0, minimumDivisor - n) },
    ref: { kind: "aspect", id: "SID.maturity" },
    children,
  });
}

/**
 * The tree of reasons of one region, built on demand. Each `exact` is a share of TOTAL; the leaves' shares add up to
 * TOTAL exactly. Labels that the edition does not hold are handed in; texts of reasons belong to their codes.
 */
export function explain(compiled: CompiledEdition, input: ScoreInput, labels: TreeLabels): TreeNode {
  const score = scoreRegion(compiled, input);
  const maturity = explainMaturity(compiled, input, score, labels);
  const count = explainCount(compiled, input, score, labels);
  const shares = [fraction(score.maturitySum, compiled.scale * score.divisor), fraction(score.count, compiled.scale)];
  const exact = shares.reduce(add, zero);
  const innovation = treeNode({
    id: "innovation",
    label: labels.innovation,
    value: roundHalfUp(exact, 4),
    exact,
    code: "innovation.sum",
    details: {
      max: writePoints(compiled, compiled.totalMax - compiled.spdMax),
    },
    ref: { kind: "aspect", id: "SID" },
    children: [maturity, count],
  });
  return treeNode({
    id: "index",
    label: labels.index,
    value: score.index,
    exact: score.total,
    code: "index.computed",
    details: {
      total: roundHalfUp(score.total, 4),
      totalMax: writePoints(compiled, compiled.totalMax),
      predicate: score.predicate,
    },
    ref: { kind: "edition", id: compiled.name },
    children: [explainGovernance(compiled, input, score, labels.governance), innovation],
  });
}
