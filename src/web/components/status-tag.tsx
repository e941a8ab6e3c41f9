import type { Child } from "hono/jsx";
import type { Language } from "#shared/text.ts";
import { type StateCode, states } from "./states.ts";
import { Tag } from "./tag.tsx";

export interface StatusTagProps {
  readonly state: StateCode;
  readonly language: Language;
  /** Other words than the table's, when they say more: "Terlambat 2 hari". */
  readonly children?: Child;
}

export const StatusTag = ({ state, language, children }: StatusTagProps) => {
  const look = states[state];
  return (
    <Tag tone={look.tone} icon={look.icon}>
      {children ?? look.word[language]}
    </Tag>
  );
};
