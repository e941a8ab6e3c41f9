import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

/** `gold` is for the index and awards only. */
export type Tone = "plain" | "ok" | "wait" | "warn" | "no" | "gold";

export interface TagProps {
  readonly tone?: Tone;
  readonly icon: IconName;
  readonly children: Child;
}

/** A state in words with an icon; colour only strengthens it. */
export const Tag = ({ tone = "plain", icon, children }: TagProps) => (
  <span class={tone === "plain" ? "tag" : `tag ${tone}`}>
    <Icon name={icon} />
    <span>{children}</span>
  </span>
);
