import type { Child } from "hono/jsx";

export interface Stat {
  /** Already as people read it: "57,64". */
  readonly figure: string;
  /** The rows behind the figure. */
  readonly href?: string | undefined;
  readonly label: Child;
  /** Gold: only for the index. */
  readonly isIndex?: boolean;
}

/** Figures side by side, at most four; each opens its rows. */
export const Stats = ({ stats }: { readonly stats: readonly Stat[] }) => (
  <div class="stats">
    {stats.map((stat) => (
      <p class={stat.isIndex ? "stat gold" : "stat"}>
        <b>{stat.href === undefined ? stat.figure : <a href={stat.href}>{stat.figure}</a>}</b>
        <span>{stat.label}</span>
      </p>
    ))}
  </div>
);
