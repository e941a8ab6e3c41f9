import type { Child } from "hono/jsx";
import { type Language, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";

export interface Step {
  readonly label: Child;
  readonly note?: Child;
  readonly state: "done" | "current" | "todo";
}

export interface StepsProps {
  readonly steps: readonly Step[];
  readonly language: Language;
  /** Stays upright on wide screens too. */
  readonly isUpright?: boolean;
  /** "Langkah 3 dari 5" under the current step. */
  readonly counts?: boolean;
}

export const Steps = ({ steps, language, isUpright, counts }: StepsProps) => (
  <ol class={isUpright ? "steps v" : "steps"}>
    {steps.map((step, index) => (
      <li
        class={step.state === "done" ? "done" : undefined}
        aria-current={step.state === "current" ? "step" : undefined}
      >
        <span>
          {step.label}
          {step.note ? <span>{step.note}</span> : null}
          {counts && step.state === "current" ? (
            <span>{say(texts.stepOf, language, { n: index + 1, total: steps.length })}</span>
          ) : null}
          {step.state === "done" ? <span class="vh"> {say(texts.done, language)}</span> : null}
        </span>
      </li>
    ))}
  </ol>
);
