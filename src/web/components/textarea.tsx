import { describe, type FieldProps, FieldShell, fieldId } from "./field.tsx";

export interface TextareaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number;
  /** Said under the field: "11 dari 300 kata". */
  readonly counted?: string;
  readonly savedNote?: string;
}

export const Textarea = (props: TextareaProps) => {
  const countId = `${fieldId(props.name)}-c`;
  const hasFoot = props.counted !== undefined || props.savedNote !== undefined;
  return (
    <FieldShell field={props}>
      <textarea
        class="in"
        {...describe(props, hasFoot ? countId : undefined)}
        rows={props.rows ?? 6}
        maxlength={props.maxLength}
      >
        {props.value ?? ""}
      </textarea>
      {hasFoot ? (
        <p class="count" id={countId}>
          <span>{props.counted}</span>
          <span>{props.savedNote}</span>
        </p>
      ) : null}
    </FieldShell>
  );
};
