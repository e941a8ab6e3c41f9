import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonRow } from "#web/components/button.tsx";
import { Choice } from "#web/components/choice.tsx";
import { ErrorSummary, type FieldError } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Select } from "#web/components/select.tsx";
import { decisionReasons } from "../../contract/decision.ts";
import type { QueuedPlace } from "../../queries/verifier-queue.ts";
import { verifierTexts } from "../../texts/verifier.ts";
import { scoreOf } from "./desk-clause.tsx";

/** What was typed, kept when the form comes back. */
export interface TypedDecision {
  readonly choice: string;
  readonly reason: string;
  readonly sentence: string;
}

export interface DecisionFormProps {
  readonly view: View;
  readonly action: string;
  readonly place: QueuedPlace;
  readonly typed: TypedDecision | null;
  readonly errors: readonly FieldError[];
}

/** Names of the form; `verifier-keys` looks for them too. */
export const decisionFields = {
  choice: "putusan",
  reason: "alasan",
  sentence: "penjelasan",
  digest: "sidik",
} as const;

/** "terima", "turun-2", "turun-1", "tolak": accept first, then what is lower, reject last. */
function optionsOf({ view, place }: DecisionFormProps) {
  const { language } = view;
  const { claimedLevel } = place.standing;
  const score = (level: number) => scoreOf(place.row, level, view);
  const lower = Array.from({ length: Math.max(0, claimedLevel - 1) }, (_, step) => claimedLevel - 1 - step);
  const words = (text: keyof typeof verifierTexts, level: number) =>
    say(verifierTexts[text], language, { level, score: score(level) });
  return [
    { value: "terima", label: words("accept", claimedLevel) },
    ...lower.map((level) => ({ value: `turun-${level}`, label: words("lower", level) })),
    { value: "tolak", label: verifierTexts.reject[language] },
  ];
}

const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

/** Accept, lower to a level or reject, with a reason and one sentence; a plain form. */
export const DecisionForm = (props: DecisionFormProps) => {
  const { view, action, place, typed, errors } = props;
  const { language } = view;
  const { choice, reason, sentence, digest } = decisionFields;
  return (
    <Form view={view} action={action} id="putusan" name="putusan" hidden={{ [digest]: place.standing.digest }}>
      <ErrorSummary errors={errors} language={language} />
      <Choice
        kind="one"
        isBoxed
        name={choice}
        label={verifierTexts.decision[language]}
        options={optionsOf(props)}
        chosen={typed === null ? [] : [typed.choice]}
        error={errorOf(errors, choice)}
      />
      <Select
        name={reason}
        label={verifierTexts.reason[language]}
        hint={verifierTexts.reasonHint[language]}
        empty={verifierTexts.reasonEmpty[language]}
        width="full"
        options={Object.entries(decisionReasons).map(([value, label]) => ({ value, label: label[language] }))}
        value={typed?.reason}
        error={errorOf(errors, reason)}
      />
      <TextField
        name={sentence}
        label={verifierTexts.sentence[language]}
        hint={verifierTexts.sentenceHint[language]}
        maxLength={500}
        autocomplete="off"
        value={typed?.sentence}
        error={errorOf(errors, sentence)}
      />
      <ButtonRow>
        <Button>{verifierTexts.save[language]}</Button>
      </ButtonRow>
    </Form>
  );
};
