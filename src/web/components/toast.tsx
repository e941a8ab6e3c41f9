import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";
import type { Tone } from "./tag.tsx";

/** What a page says after a change: "Rancangan dihapus". */
export interface Message {
  readonly tone?: Exclude<Tone, "gold" | "plain">;
  readonly text: string;
  readonly link?: { readonly href: string; readonly label: string };
}

const icons: Record<NonNullable<Message["tone"]>, IconName> = {
  ok: "check",
  wait: "info",
  warn: "warning",
  no: "cross",
};

export const Toast = ({ message }: { readonly message: Message }) => {
  const tone = message.tone ?? "ok";
  return (
    <div class="toast" role={tone === "no" ? "alert" : "status"}>
      <Icon name={icons[tone]} />
      <span>{message.text}</span>
      {message.link ? <a href={message.link.href}>{message.link.label}</a> : null}
    </div>
  );
};
