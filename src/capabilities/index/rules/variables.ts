import { add, type Fraction, fraction, roundHalfUp, zero } from "#shared/fraction.ts";
import type { Text } from "#shared/text.ts";
import type { TreeNode } from "../contract/tree.ts";
import type { CompiledEdition, CompiledIndicator } from "./compile-edition.ts";

export interface VariableReach {
  readonly variable: Text;
  /** Points of TOTAL reached and the most that can be reached, decimals with two places. */
  readonly value: string;
  readonly most: string;
}

/** Leaves of the tree by indicator code, their shares of TOTAL added up. */
function sharesByIndicator(node: TreeNode, shares: Map<string, Fraction>): void {
  if (node.children.length === 0 && node.ref.kind === "indicator") {
    const [numerator = "0", denominator = "1"] = node.exact.split("/");
    const share = fraction(BigInt(numerator), BigInt(denominator));
    shares.set(node.ref.id, add(shares.get(node.ref.id) ?? zero, share));
  }
  for (const child of node.children) sharesByIndicator(child, shares);
}

/**
 * How far each variable of the edition is filled, from the tree of reasons: governance once, innovation as the average of the
 * entries, the count part with the variable that holds its indicator.
 */
export function variableReach(compiled: CompiledEdition, tree: TreeNode): readonly VariableReach[] {
  const shares = new Map<string, Fraction>();
  sharesByIndicator(tree, shares);
  const mostOf = new Map<string, number>();
  const noteMost = (rows: readonly CompiledIndicator[]) => {
    for (const row of rows) mostOf.set(row.code, row.weight * compiled.parameterMax);
  };
  noteMost(compiled.governance);
  noteMost(compiled.innovation);
  const { indicators } = compiled.edition;
  const names = [...new Map(indicators.map((row) => [row.variable.id, row.variable])).values()];
  return names.map((variable) => {
    const codes = indicators.filter((row) => row.variable.id === variable.id).map((row) => row.code);
    const most = codes.reduce((sum, code) => sum + (mostOf.get(code) ?? compiled.countWeight * compiled.countCap), 0);
    const value = codes.reduce((sum, code) => add(sum, shares.get(code) ?? zero), zero);
    return { variable, value: roundHalfUp(value, 2), most: roundHalfUp(fraction(most, compiled.scale), 2) };
  });
}
