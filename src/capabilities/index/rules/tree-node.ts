import { type Fraction, fraction, roundHalfUp, writeFraction } from "#shared/fraction.ts";
import type { Details } from "#shared/result.ts";
import type { Text } from "#shared/text.ts";
import type { TreeNode } from "../contract/tree.ts";
import type { CompiledEdition } from "./compile-edition.ts";

/** Writes points in 1/scale with the decimals they need: "6", "2.25". */
export function writePoints(compiled: CompiledEdition, points: number): string {
  const text = roundHalfUp(fraction(points, compiled.scale), 4);
  return text.replace(/\.?0+$/, "");
}

interface NodeParts {
  readonly id: string;
  readonly label: Text;
  readonly value: string;
  readonly exact: Fraction;
  readonly code: string;
  readonly details: Details;
  readonly ref: TreeNode["ref"];
  readonly children?: readonly TreeNode[];
}

export const treeNode = (parts: NodeParts): TreeNode => ({
  id: parts.id,
  label: parts.label,
  value: parts.value,
  exact: writeFraction(parts.exact),
  reason: { code: parts.code, details: parts.details },
  children: parts.children ?? [],
  ref: parts.ref,
});
