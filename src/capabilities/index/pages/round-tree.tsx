import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ExplanationTree, type TreeWays } from "#web/components/explanation-tree.tsx";
import { Section } from "#web/components/page-title.tsx";
import type { TreeNode } from "../contract/tree.ts";
import { type ComputedRound, type RoundView, treeOf } from "../queries/round-view.ts";
import { sayReason } from "../texts/reasons.ts";
import { roundTexts } from "../texts/round.ts";

interface ShownNode extends Omit<TreeNode, "children"> {
  readonly children: readonly ShownNode[];
  readonly more?: string;
}

/** Leaves the levels of every innovation for later: a round of 100 entries would be 2,000 rows at once. */
export function shortened(node: TreeNode, year: number): ShownNode {
  if (node.ref.kind === "innovation" && node.children.length > 0) {
    return { ...node, children: [], more: `/indeks/${year}/pohon/${node.ref.id}` };
  }
  return { ...node, children: node.children.map((child) => shortened(child, year)) };
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
}) => {
  const { view, round, computed } = props;
  const { language } = view;
  const title = say(roundTexts.tree, language, { index: formatDecimal(computed.score.index, language) });
  return (
    <Section id="pohon" title={title}>
      <p class="mut">{roundTexts.treeHint[language]}</p>
      <ExplanationTree
        label={title}
        root={shortened(treeOf(round, computed), round.round.year)}
        ways={treeWays(language, round.round.year)}
      />
    </Section>
  );
};
