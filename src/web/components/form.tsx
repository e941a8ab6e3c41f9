import type { Child } from "hono/jsx";
import type { View } from "#shared/view.ts";

export interface FormProps {
  readonly view: Pick<View, "formToken" | "oneTimeKey">;
  readonly action: string;
  readonly children: Child;
  readonly id?: string;
  /** Needed on pages with several forms: "hapus-3". Keeps their one-time keys apart, so that a second form is not taken for a double click of the first. */
  readonly name?: string;
  readonly hasFile?: boolean;
  /** Large files go up in pieces; the page also needs `scripts={["islands/upload.js"]}`. Without JavaScript it stays a plain form. */
  readonly sendsPieces?: boolean;
  /** Further hidden values. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** False for a form that is one button in a row of text. */
  readonly isSpaced?: boolean;
  /** Accessible name, when no heading stands directly above. */
  readonly label?: string;
}

/** A form that changes something: POST, with the form token and the one-time key. Searching uses a plain GET form. */
export const Form = (props: FormProps) => (
  <form
    method="post"
    action={props.action}
    id={props.id}
    class={props.isSpaced === false ? "inline-form" : "form stack"}
    enctype={props.hasFile ? "multipart/form-data" : undefined}
    aria-label={props.label}
    data-upload={props.sendsPieces ? "" : undefined}
    novalidate
  >
    {props.view.formToken === null ? null : <input type="hidden" name="_token" value={props.view.formToken} />}
    <input
      type="hidden"
      name="_key"
      value={props.name === undefined ? props.view.oneTimeKey : `${props.view.oneTimeKey}.${props.name}`}
    />
    {Object.entries(props.hidden ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {props.children}
  </form>
);
