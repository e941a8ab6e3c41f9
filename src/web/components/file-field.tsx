import type { Child } from "hono/jsx";
import { describe, type FieldProps, FieldShell } from "./field.tsx";

export interface FileFieldProps extends FieldProps {
  /** ".xlsx,.csv" */
  readonly accept: string;
  readonly isMultiple?: boolean;
  /** Progress, findings, the file chosen before. */
  readonly children?: Child;
}

export const FileField = (props: FileFieldProps) => (
  <FieldShell field={props}>
    <div class="file stack-3 stack">
      <input {...describe(props)} type="file" accept={props.accept} multiple={props.isMultiple} />
      {props.children}
    </div>
  </FieldShell>
);
