import type { Child } from "hono/jsx";
import { type FieldProps, FieldsetShell, fieldId } from "./field.tsx";

export interface ChoiceOption {
  readonly value: string;
  readonly label: Child;
  readonly hint?: Child | undefined;
  readonly isDisabled?: boolean;
}

export interface ChoiceProps extends FieldProps {
  readonly kind: "one" | "several";
  readonly options: readonly ChoiceOption[];
  readonly chosen: readonly string[];
  /** A border around each option, for few options with long hints. */
  readonly isBoxed?: boolean;
}

const idOf = (name: string, index: number) => (index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`);

/** Radio buttons or checkboxes under one question. */
export const Choice = (props: ChoiceProps) => (
  <FieldsetShell field={props}>
    <div class={props.isBoxed ? "opts box" : "opts"}>
      {props.options.map((option, index) => (
        <label class="opt">
          <input
            type={props.kind === "one" ? "radio" : "checkbox"}
            id={idOf(props.name, index)}
            name={props.name}
            value={option.value}
            checked={props.chosen.includes(option.value)}
            disabled={option.isDisabled}
          />
          <span>
            {option.label}
            {option.hint ? <span>{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  </FieldsetShell>
);

export interface CheckboxProps {
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly isChecked?: boolean;
  readonly value?: string;
}

/** One yes-or-no. */
export const Checkbox = (props: CheckboxProps) => (
  <label class="opt">
    <input
      type="checkbox"
      id={fieldId(props.name)}
      name={props.name}
      value={props.value ?? "ya"}
      checked={props.isChecked}
    />
    <span>
      {props.label}
      {props.hint ? <span>{props.hint}</span> : null}
    </span>
  </label>
);
