import { fraction, roundHalfUp, zero } from "#shared/fraction.ts";
import type { ScoreInput } from "../contract/score.ts";
import type { TreeLabels, TreeNode } from "../contract/tree.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { basicServiceBits, type RegionScore } from "./score-region.ts";
import { treeNode, writePoints } from "./tree-node.ts";

/** How many entries stand for each basic service; no share of its own, it opens or closes the count part. */
function explainBasicServices(
  compiled: CompiledEdition,
  input: ScoreInput,
  score: RegionScore,
  labels: TreeLabels,
): TreeNode {
  const bits = input.entries.map((entry) => basicServiceBits(compiled, entry, input.basicServiceRule ?? "main"));
  const services = compiled.basicServices.map((affair) => {
    const bit = compiled.basicServiceBit.get(affair) ?? 0;
    return { affair, entries: bits.filter((own) => (own & bit) !== 0).length };
  });
  const missing = services.filter((service) => service.entries === 0).map((service) => service.affair);
  const required = compiled.basicServicesRequired;
  return treeNode({
    id: "count.basic-services",
    label: labels.basicServices,
    value: String(score.covered),
    exact: zero,
    code: score.covered >= required ? "basic-services.enough" : "basic-services.missing",
    details: { covered: score.covered, required, missing },
    ref: { kind: "rule", id: "basic-services" },
    children: services.map(({ affair, entries }) =>
      treeNode({
        id: `count.basic-services.${affair}`,
        label: labels.affair(affair),
        value: String(entries),
        exact: zero,
        code: entries > 0 ? "basic-service.covered" : "basic-service.missing",
        details: { affair, entries },
        ref: { kind: "affair", id: affair },
      }),
    ),
  });
}

/** The count part: one leaf with the whole share, the basic services that open it, and entries above the cap. */
export function explainCount(
  compiled: CompiledEdition,
  input: ScoreInput,
  score: RegionScore,
  labels: TreeLabels,
): TreeNode {
  const { n } = score;
  const { countCap, basicServicesRequired: required, scale } = compiled;
  const isClosed = score.covered < required;
  const counted = isClosed ? 0 : Math.min(n, countCap);
  const above = Math.max(0, n - countCap);
  const exact = fraction(score.count, scale);
  const weight = writePoints(compiled, compiled.countWeight);
  const leaf = treeNode({
    id: "count.counted",
    label: labels.counted,
    value: String(counted),
    exact,
    code: isClosed ? "count.closed" : "count.counted",
    details: { n, counted, weight, cap: countCap },
    ref: { kind: "indicator", id: "36" },
  });
  const aboveCap = treeNode({
    id: "count.above-cap",
    label: labels.aboveCap,
    value: String(above),
    exact: zero,
    code: "count.above-cap",
    details: { n, cap: countCap, above },
    ref: { kind: "rule", id: "count-cap" },
  });
  return treeNode({
    id: "count",
    label: labels.count,
    value: roundHalfUp(exact, 2),
    exact,
    code: isClosed ? "count.basic-services-missing" : n === 0 ? "count.no-innovations" : "count.sum",
    details: {
      max: writePoints(compiled, compiled.countWeight * countCap),
      counted,
      weight,
      covered: score.covered,
      required,
    },
    ref: { kind: "indicator", id: "36" },
    children: [leaf, ...(above > 0 ? [aboveCap] : []), explainBasicServices(compiled, input, score, labels)],
  });
}
