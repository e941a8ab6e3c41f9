import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

/** `main`: the one primary action of the screen. */
export type ButtonTone = "main" | "alt" | "quiet" | "bad";

const classOf = (tone: ButtonTone = "main", isWide = false) =>
  ["btn", tone === "main" ? "" : tone, isWide ? "wide-btn" : ""].filter(Boolean).join(" ");

export interface ButtonProps {
  readonly children: Child;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  readonly name?: string;
  readonly value?: string;
  /** Sends the form elsewhere than its action. */
  readonly formAction?: string;
  /** Shows the turning mark; the words must say what goes on ("Mengirim"). */
  readonly isBusy?: boolean;
  /** The reason must stand in words nearby. */
  readonly isDisabled?: boolean;
  readonly isWide?: boolean;
  /** Leaves out the browser's own checks, for "save draft". */
  readonly skipsChecks?: boolean;
}

/** Sends the form it stands in. */
export const Button = (props: ButtonProps) => (
  <button
    type="submit"
    class={classOf(props.tone, props.isWide)}
    name={props.name}
    value={props.value}
    formaction={props.formAction}
    formnovalidate={props.skipsChecks}
    aria-busy={props.isBusy ? "true" : undefined}
    disabled={props.isDisabled}
  >
    {props.isBusy ? <Icon name="spinner" /> : props.icon ? <Icon name={props.icon} /> : null}
    {props.children}
  </button>
);

export interface ButtonLinkProps {
  readonly href: string;
  readonly children: Child;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  /** An arrow after the words: leads on to the next place. */
  readonly leadsOn?: boolean;
  readonly isWide?: boolean;
  /** The answer is a file to keep. */
  readonly isDownload?: boolean;
}

/** Looks like a button, goes to an address. */
export const ButtonLink = (props: ButtonLinkProps) => (
  <a class={classOf(props.tone, props.isWide)} href={props.href} download={props.isDownload ? "" : undefined}>
    {props.icon ? <Icon name={props.icon} /> : null}
    {props.children}
    {props.leadsOn ? <Icon name="arrow" isAtEnd /> : null}
  </a>
);

/** Buttons beside each other; on a narrow phone each takes the full width. */
export const ButtonRow = ({ children }: { readonly children: Child }) => <div class="row btns">{children}</div>;
