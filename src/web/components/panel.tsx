import type { Child } from "hono/jsx";

/** A tinted box beside the text, with a small heading. */
export const Panel = ({ title, children }: { readonly title: Child; readonly children: Child }) => (
  <div class="panel stack stack-3">
    <h2 class="small">{title}</h2>
    {children}
  </div>
);

/** Opens further text in place; works without JavaScript. */
export const Disclosure = ({
  summary,
  children,
  isOpen,
}: {
  readonly summary: Child;
  readonly children: Child;
  readonly isOpen?: boolean;
}) => (
  <details class="more" open={isOpen}>
    <summary>{summary}</summary>
    {children}
  </details>
);
