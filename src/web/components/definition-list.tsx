import type { Child } from "hono/jsx";

export interface Definition {
  readonly term: Child;
  readonly description: Child;
}

/** `isStacked` puts the term above: for a narrow column. */
export const DefinitionList = (props: { readonly items: readonly Definition[]; readonly isStacked?: boolean }) => (
  <dl class={props.isStacked ? "dl one" : "dl"}>
    {props.items.map((item) => (
      <div>
        <dt>{item.term}</dt>
        <dd>{item.description}</dd>
      </div>
    ))}
  </dl>
);
