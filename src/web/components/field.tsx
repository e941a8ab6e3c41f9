import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

/** Id of a field's control; the error summary links to it. */
export const fieldId = (name: string): string => `f-${name.replace(/[^A-Za-z0-9_-]/g, "-")}`;

/** What every field has. `name` is the name in the form. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: Child | undefined;
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined;
  /** Words such as "tidak wajib", shown after the label. */
  readonly note?: string | undefined;
}

export type FieldWidth = "narrow" | "medium" | "full";
export const widthClass: Record<FieldWidth, string> = { narrow: "in w-n", medium: "in w-m", full: "in" };

/** Attributes that tie a control to its hint and its error. */
export function describe(field: FieldProps, more?: string): Record<string, string> {
  const id = fieldId(field.name);
  const ids = [field.hint ? `${id}-h` : "", field.error ? `${id}-e` : "", more ?? ""].filter(Boolean);
  return {
    id,
    name: field.name,
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(field.error ? { "aria-invalid": "true" } : {}),
  };
}

const Words = ({ field }: { readonly field: FieldProps }) => (
  <>
    {field.hint ? (
      <p class="hint" id={`${fieldId(field.name)}-h`}>
        {field.hint}
      </p>
    ) : null}
    {field.error ? (
      <p class="err" id={`${fieldId(field.name)}-e`}>
        <Icon name="warning" />
        <span>{field.error}</span>
      </p>
    ) : null}
  </>
);

const Note = ({ note }: { readonly note: string | undefined }) =>
  note ? <span class="mut note-in"> ({note})</span> : null;

/** Label, hint, error, control, in this order. */
export const FieldShell = ({ field, children }: { readonly field: FieldProps; readonly children: Child }) => (
  <div class={field.error ? "f bad" : "f"}>
    <label for={fieldId(field.name)}>
      {field.label}
      <Note note={field.note} />
    </label>
    <Words field={field} />
    {children}
  </div>
);

/** The same for several controls of one question. The first control must have the id `fieldId(name)`. */
export const FieldsetShell = ({ field, children }: { readonly field: FieldProps; readonly children: Child }) => {
  const id = fieldId(field.name);
  const ids = [field.hint ? `${id}-h` : "", field.error ? `${id}-e` : ""].filter(Boolean).join(" ");
  return (
    <fieldset class={field.error ? "f bad" : "f"} aria-describedby={ids || undefined}>
      <legend class="q">
        {field.label}
        <Note note={field.note} />
      </legend>
      <Words field={field} />
      {children}
    </fieldset>
  );
};

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  /** Dates are text ("28 Agustus 2026"): a native date picker follows the device's order, not Indonesia's. */
  readonly type?: "text" | "email" | "password" | "search" | "tel" | "url";
  readonly keyboard?: "numeric" | "decimal" | "text" | "email";
  readonly autocomplete?: string;
  readonly width?: FieldWidth;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  /** Offered while typing; other words are accepted too. */
  readonly suggestions?: readonly string[];
}

export const TextField = (props: TextFieldProps) => {
  const listId = props.suggestions ? `${fieldId(props.name)}-l` : undefined;
  return (
    <FieldShell field={props}>
      <input
        class={widthClass[props.width ?? "full"]}
        {...describe(props)}
        type={props.type ?? "text"}
        value={props.value}
        inputmode={props.keyboard}
        autocomplete={props.autocomplete ?? (props.suggestions ? "off" : undefined)}
        maxlength={props.maxLength}
        aria-required={props.isRequired ? "true" : undefined}
        readonly={props.isReadOnly}
        list={listId}
      />
      {props.suggestions ? (
        <datalist id={listId}>
          {props.suggestions.map((suggestion) => (
            <option value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </FieldShell>
  );
};
