import type { Child } from "hono/jsx";
import { DiamondOutline } from "./brand-mark.tsx";

export interface EmptyStateProps {
  readonly title: Child;
  /** How to begin. */
  readonly text?: Child;
  /** One button or link. */
  readonly action?: Child;
  readonly level?: 2 | 3;
}

export const EmptyState = ({ title, text, action, level = 2 }: EmptyStateProps) => (
  <div class="empty">
    <DiamondOutline />
    {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
    {text ? <p>{text}</p> : null}
    {action}
  </div>
);
