import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ExplanationTree, type TreeWays } from "#web/components/explanation-tree.tsx";
import { Section } from "#web/components/page-title.tsx";
import type { TreeBasis } from "../contract/round-operations.ts";
import type { TreeNode } from "../contract/tree.ts";
import { type ComputedRound, type RoundView, treeOf } from "../queries/round-view.ts";
import { sayReason } from "../texts/reasons.ts";
import { roundTexts } from "../texts/round.ts";
import { verifiedTexts } from "../texts/verified.ts";
import { RoundVariables } from "./round-variables.tsx";
import { BasisTabs, basisQuery } from "./verified-part.tsx";

interface ShownNode extends Omit<TreeNode, "children"> {
  readonly children: readonly ShownNode[];
  readonly more?: string;
}

/** Leaves the levels of every innovation for later: a round of 100 entries would be 2,000 rows at once. */
export function shortened(node: TreeNode, year: number, basis: TreeBasis): ShownNode {
  if (node.ref.kind === "innovation" && node.children.length > 0) {
    return { ...node, children: [], more: `/indeks/${year}/pohon/${node.ref.id}${basisQuery(basis, "?")}` };
  }
  return { ...node, children: node.children.map((child) => shortened(child, year, basis)) };
}

/** How the tree speaks and where its places lead. */
export function treeWays(language: Language, year: number): TreeWays {
  return {
    language,
    sayReason: (reason) => sayReason(reason, language),
    linkOf: (ref) => {
      if (ref.kind === "indicator") return `/indeks/indikator/${ref.id}`;
      return ref.kind === "innovation" ? `/indeks/${year}/entri/${ref.id}` : null;
    },
    mostOf: (node) => {
      const { max } = node.reason.details;
      return typeof max === "string" ? max : null;
    },
    openLevels: 2,
  };
}

export const RoundTree = (props: {
  readonly view: View;
  readonly round: RoundView;
  readonly computed: ComputedRound;
  readonly basis: TreeBasis;
}) => {
  const { view, round } = props;
  const { language } = view;
  const { verified } = round;
  const basis = verified === null ? "claimed" : props.basis;
  const computed = verified !== null && basis === "verified" ? verified.computed : props.computed;
  const title = say(roundTexts.tree, language, { index: formatDecimal(computed.score.index, language) });
  const tree = treeOf(round, computed);
  return (
    <>
      <Section id="pohon" title={title}>
        {verified === null ? null : <BasisTabs view={view} year={round.round.year} basis={basis} />}
        <p class="mut">{(basis === "verified" ? verifiedTexts.treeVerified : roundTexts.treeHint)[language]}</p>
        <ExplanationTree root={shortened(tree, round.round.year, basis)} ways={treeWays(language, round.round.year)} />
      </Section>
      <RoundVariables view={view} computed={computed} tree={tree} />
    </>
  );
};
