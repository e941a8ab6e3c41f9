import type { Child } from "hono/jsx";

export interface Happening {
  /** In words: "5 Desember 2024". */
  readonly when?: string | undefined;
  /** Machine form of `when`: "2024-12-05". */
  readonly day?: string | undefined;
  readonly title: Child;
  readonly text?: Child;
  readonly kind?: "past" | "future" | "award" | undefined;
}

export const Timeline = ({ items }: { readonly items: readonly Happening[] }) => (
  <ol class="tl">
    {items.map((item) => (
      <li class={item.kind === "future" || item.kind === "award" ? item.kind : undefined}>
        {item.when === undefined ? null : <time datetime={item.day}>{item.when}</time>}
        <b>{item.title}</b>
        {item.text ? <p>{item.text}</p> : null}
      </li>
    ))}
  </ol>
);
