import type { View } from "#shared/view.ts";
import { VariableGem } from "#web/components/charts/variable-gem.tsx";
import { Section } from "#web/components/page-title.tsx";
import type { TreeNode } from "../contract/tree.ts";
import type { ComputedRound } from "../queries/round-view.ts";
import { variableReach } from "../rules/variables.ts";
import { roundTexts } from "../texts/round.ts";

/** The eight variables as the sides of the diamond, counted from the same tree; nothing where an edition has other variables. */
export const RoundVariables = (props: {
  readonly view: View;
  readonly computed: ComputedRound;
  readonly tree: TreeNode;
}) => {
  const { language } = props.view;
  const reach = variableReach(props.computed.compiled, props.tree);
  if (reach.length !== 8) return null;
  return (
    <Section id="variabel" title={roundTexts.variables[language]}>
      <VariableGem
        id="bagan-variabel"
        title={roundTexts.variables[language]}
        description={roundTexts.variablesNews[language]}
        language={language}
        variables={reach.map((row) => ({ label: row.variable[language], value: row.value, most: row.most }))}
      />
    </Section>
  );
};
