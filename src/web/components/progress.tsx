import type { Child } from "hono/jsx";

export interface ProgressProps {
  /** What runs: "Mengimpor inovasi-2026.xlsx". */
  readonly title: string;
  /** "52 dari 86 baris" */
  readonly state: string;
  readonly value: number;
  readonly max: number;
  /** Whether it can be left, and where the result will be. */
  readonly children?: Child;
}

/** Long work; the page reloads or an island moves the bar. */
export const Progress = (props: ProgressProps) => (
  <div class="card stack stack-3 work">
    <p class="row apart">
      <b>{props.title}</b>
      <span>{props.state}</span>
    </p>
    <progress max={props.max} value={props.value} aria-label={props.title}>
      {props.state}
    </progress>
    {props.children ? <div class="mut">{props.children}</div> : null}
  </div>
);
