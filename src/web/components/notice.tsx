import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type NoticeTone = "info" | "ok" | "warn" | "no";

const icons: Record<NoticeTone, IconName> = { info: "info", ok: "check", warn: "warning", no: "cross" };

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title: Child;
  readonly children?: Child;
  /** Level of its heading; 2 when it stands directly under the page title. */
  readonly level?: 2 | 3;
  readonly id?: string;
}

/** Something to know before going on. */
export const Notice = ({ tone = "info", title, children, level = 2, id }: NoticeProps) => (
  <div class={tone === "info" ? "note" : `note ${tone}`} id={id}>
    <Icon name={icons[tone]} />
    <div>
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {children}
    </div>
  </div>
);
