import type { Child } from "hono/jsx";
import type { Language, Text } from "#shared/text.ts";
import { say } from "#shared/text.ts";
import { formatFigure } from "#web/format.ts";
import { texts } from "#web/texts.ts";

export interface ExplanationReason {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ExplanationRef {
  readonly kind: string;
  readonly id: string;
}

/** A node of the engine's tree. `value` is the shown figure, `exact` its share of TOTAL as "n/d". */
export interface ExplanationNode {
  readonly id: string;
  readonly label: Text;
  readonly value: string;
  readonly exact: string;
  readonly reason: ExplanationReason;
  readonly children: readonly ExplanationNode[];
  readonly ref?: ExplanationRef | null | undefined;
  /** Address that answers with the children, which were left out because they are many. */
  readonly more?: string | undefined;
}

export interface TreeWays {
  readonly language: Language;
  /** Reason in words; null says nothing. */
  readonly sayReason: (reason: ExplanationReason) => Child;
  /** Where the thing behind a node stands. */
  readonly linkOf: (ref: ExplanationRef) => string | null;
  /** The most the node could reach, shown small after the figure: "111". */
  readonly mostOf?: (node: ExplanationNode) => string | null;
  /** Levels that stand open at first; 1 opens the root. */
  readonly openLevels?: number;
}

const Words = ({ node, ways }: { readonly node: ExplanationNode; readonly ways: TreeWays }) => {
  const href = node.ref ? ways.linkOf(node.ref) : null;
  const reason = ways.sayReason(node.reason);
  const label = node.label[ways.language];
  const isLeaf = node.children.length === 0 && node.more === undefined;
  return (
    <span>
      {isLeaf && href !== null ? <a href={href}>{label}</a> : label}
      {reason ? <span class="why">{reason}</span> : null}
    </span>
  );
};

const Figure = ({ node, ways }: { readonly node: ExplanationNode; readonly ways: TreeWays }) => {
  const most = ways.mostOf?.(node) ?? null;
  return (
    <span class="v">
      {formatFigure(node.value, ways.language)}
      {most === null ? null : <small> / {formatFigure(most, ways.language)}</small>}
    </span>
  );
};

const Node = ({
  node,
  ways,
  level,
}: {
  readonly node: ExplanationNode;
  readonly ways: TreeWays;
  readonly level: number;
}): Child => {
  if (node.children.length === 0 && node.more === undefined) {
    return (
      <div class="leaf" id={`simpul-${node.id}`}>
        <Words node={node} ways={ways} />
        <Figure node={node} ways={ways} />
      </div>
    );
  }
  const href = node.ref ? ways.linkOf(node.ref) : null;
  const lazy = node.children.length === 0 ? node.more : undefined;
  return (
    <details
      id={`simpul-${node.id}`}
      open={level < (ways.openLevels ?? 1) && lazy === undefined}
      {...(lazy === undefined
        ? {}
        : { "hx-get": lazy, "hx-trigger": "toggle once", "hx-target": "find .in-1", "hx-swap": "innerHTML" })}
    >
      <summary>
        <Words node={node} ways={ways} />
        <Figure node={node} ways={ways} />
      </summary>
      <div class="in-1">
        {lazy === undefined ? (
          <ExplanationBranch nodes={node.children} ways={ways} level={level + 1} />
        ) : (
          <p class="leaf">
            <a href={lazy}>{say(texts.openDetails, ways.language)}</a>
          </p>
        )}
        {href === null || lazy !== undefined ? null : (
          <p class="leaf">
            <a href={href}>{say(texts.openDetails, ways.language)}</a>
          </p>
        )}
      </div>
    </details>
  );
};

export interface BranchProps {
  readonly nodes: readonly ExplanationNode[];
  readonly ways: TreeWays;
  readonly level?: number;
}

/** The children of one node: also what an address in `more` answers to htmx. */
export const ExplanationBranch = ({ nodes, ways, level = 1 }: BranchProps) => (
  <>
    {nodes.map((node) => (
      <Node node={node} ways={ways} level={level} />
    ))}
  </>
);

/** How a figure came about, opened level by level; figures line up at the right at every depth. Stands in a section with its own heading. */
export const ExplanationTree = (props: { readonly root: ExplanationNode; readonly ways: TreeWays }) => (
  <div class="tree">
    <Node node={props.root} ways={props.ways} level={0} />
  </div>
);
