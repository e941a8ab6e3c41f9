import { formatDecimal, type Language, say } from "#shared/text.ts";
import { Button, ButtonRow } from "#web/components/button.tsx";
import { Checkbox, Choice } from "#web/components/choice.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Section } from "#web/components/page-title.tsx";
import { Disclosure } from "#web/components/panel.tsx";
import { Select } from "#web/components/select.tsx";
import { formatDate } from "#web/format.ts";
import type { GivenAnswer, ImportRun, StoredQuestion } from "../../contract/import-operations.ts";
import { importTexts as texts } from "../../texts/import-pages.ts";
import { affairLabel, fieldLabel, type ImportLabels } from "./import-labels.ts";

const questionsShown = 50;

/** How a person writes that a day is not known. */
export const emptyDayWord = "kosong";

const placesOf = ({ count, places }: StoredQuestion, language: Language): string => {
  const named = places.slice(0, 5).join(", ");
  return say(texts.inRows, language, {
    n: formatDecimal(count, language),
    places: count > 5 ? `${named} …` : named,
  });
};

/** "date:appliedOn:2024" asks for the field appliedOn. */
const dateField = (key: string): string => fieldLabel(key.split(":")[1] ?? "");

interface QuestionProps {
  readonly question: StoredQuestion;
  readonly name: string;
  readonly labels: ImportLabels;
}

const ListQuestion = ({ question, name, labels }: QuestionProps) => {
  const { language } = labels.view;
  const isAgency = question.kind === "agency";
  const options: readonly (readonly [string, string])[] = isAgency
    ? [...labels.agencies]
    : [...labels.affairs.affairs, ...labels.affairs.supporting].map(({ code }) => [code, affairLabel(code, labels)]);
  const wordOf = new Map(options);
  const near = question.candidates.map(({ answer }) => ({ value: answer, label: wordOf.get(answer) ?? answer }));
  const isNear = new Set(near.map(({ value }) => value));
  const others = options.filter(([value]) => !isNear.has(value)).map(([value, label]) => ({ value, label }));
  return (
    <Select
      name={name}
      label={say(isAgency ? texts.asksAgency : texts.asksAffair, language, { written: question.written })}
      hint={placesOf(question, language)}
      empty={texts.choose[language]}
      value={question.proposal ?? undefined}
      width="full"
      options={[
        ...(near.length > 0 ? [{ label: texts.proposals[language], options: near }] : []),
        { value: "none", label: texts.noneOfThem[language] },
        { label: texts.everything[language], options: others },
      ]}
    />
  );
};

const DateQuestion = ({ question, name, labels }: QuestionProps) => {
  const { view } = labels;
  const { language } = view;
  // The reader of days knows Indonesian months.
  const proposal = question.proposal === null ? "" : formatDate(question.proposal, { ...view, language: "id" });
  return (
    <TextField
      name={name}
      label={say(texts.asksDate, language, { field: dateField(question.key), written: question.written })}
      hint={`${texts.dateHint[language]} ${placesOf(question, language)}`}
      value={proposal}
      width="medium"
      maxLength={40}
    />
  );
};

const IdentityQuestion = ({ question, name, labels }: QuestionProps) => {
  const { language } = labels.view;
  return (
    <Choice
      kind="one"
      name={name}
      label={say(texts.asksIdentity, language, { written: question.written })}
      hint={placesOf(question, language)}
      chosen={question.proposal === null ? [] : [question.proposal]}
      options={[
        ...question.candidates.map(({ answer, name: title, score }) => ({
          value: answer,
          label: title ?? answer,
          hint: `${score} %`,
        })),
        { value: "new", label: texts.newInnovation[language] },
      ]}
    />
  );
};

const Question = (props: QuestionProps) => {
  if (props.question.kind === "date") return <DateQuestion {...props} />;
  return props.question.kind === "identity" ? <IdentityQuestion {...props} /> : <ListQuestion {...props} />;
};

/** What only a person can tell; proposals stand chosen. Each question is asked once for all its rows. */
export const QuestionsPart = ({ run, labels }: { readonly run: ImportRun; readonly labels: ImportLabels }) => {
  const { view } = labels;
  const { language } = view;
  if (run.questionCount === 0) return null;
  const shown = run.questions.slice(0, questionsShown);
  const figure = (value: number) => formatDecimal(value, language);
  return (
    <Section id="h-tanya" title={say(texts.questions, language, { n: figure(run.questionCount) })}>
      <Form
        view={view}
        action={`/inovasi/impor/${run.id}/jawaban`}
        name="jawaban"
        hidden={{ revisi: String(run.revision) }}
      >
        {run.questionCount > shown.length ? (
          <p class="mut">
            {say(texts.questionsMore, language, { shown: figure(shown.length), n: figure(run.questionCount) })}
          </p>
        ) : null}
        {shown.map((question, index) => (
          <div>
            <input type="hidden" name={`kunci-${index}`} value={question.key} />
            <Question question={question} name={`jawab-${index}`} labels={labels} />
          </div>
        ))}
        <ButtonRow>
          <Button icon="check">{texts.saveAnswers[language]}</Button>
          <Button tone="alt" name="semua" value="ya">
            {texts.acceptAll[language]}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  );
};

function sayAnswer({ kind, answer }: GivenAnswer, labels: ImportLabels): string {
  const { language } = labels.view;
  if (answer === "none") return texts.noneOfThem[language];
  if (answer === "new") return texts.newInnovation[language];
  if (kind === "agency") return labels.agencies.get(answer) ?? answer;
  return kind === "affair" ? affairLabel(answer, labels) : answer;
}

/** Answers given before; a ticked one is asked again. */
export const GivenAnswers = ({ run, labels }: { readonly run: ImportRun; readonly labels: ImportLabels }) => {
  const { view } = labels;
  const { language } = view;
  if (run.answers.length === 0) return null;
  return (
    <Disclosure summary={say(texts.given, language, { n: run.answers.length })}>
      <Form
        view={view}
        action={`/inovasi/impor/${run.id}/jawaban`}
        name="ulang"
        hidden={{ revisi: String(run.revision) }}
      >
        {run.answers.slice(0, 4 * questionsShown).map((given, index) => (
          <div>
            <input type="hidden" name={`kunci-${index}`} value={given.key} />
            <Checkbox name={`ulang-${index}`} label={`${given.written} → ${sayAnswer(given, labels)}`} />
          </div>
        ))}
        <Button tone="alt">{texts.askAgain[language]}</Button>
      </Form>
    </Disclosure>
  );
};
