import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { ErrorSummary, type FieldError } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { Textarea } from "#web/components/textarea.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { longestNote, longestSentence, type StepNeed, type TakenVerb } from "../contract/way.ts";
import type { ProfileHeading } from "../deps.ts";
import type { ShownWay } from "../queries/show-way.ts";
import { texts } from "../texts/programme.ts";
import { verbHints, wayTexts } from "../texts/way.ts";
import { sentenceName, type TypedStep } from "./step-form.ts";
import { stepHref, verbName } from "./way-words.ts";

export interface StepPageProps {
  readonly view: View;
  readonly way: ShownWay;
  readonly verb: TakenVerb;
  readonly needs: readonly StepNeed[];
  readonly typed: TypedStep;
  readonly errors: readonly FieldError[];
  readonly fields: readonly ProfileHeading[];
  /** False when the step has become impossible meanwhile: then only the reason is shown. */
  readonly isOpen: boolean;
}

const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

export const DecreeFields = (props: {
  readonly view: View;
  readonly typed: Pick<TypedStep, "decreeNumber" | "decreedOn">;
  readonly errors: readonly FieldError[];
}) => {
  const { language } = props.view;
  return (
    <>
      <TextField
        name="nomor-keputusan"
        label={wayTexts.decreeNumber[language]}
        hint={wayTexts.decreeNumberHint[language]}
        value={props.typed.decreeNumber}
        error={errorOf(props.errors, "nomor-keputusan")}
        maxLength={100}
        width="medium"
        isRequired
      />
      <TextField
        name="tanggal-keputusan"
        label={wayTexts.decreedOn[language]}
        hint={wayTexts.dayHint[language]}
        value={props.typed.decreedOn}
        error={errorOf(props.errors, "tanggal-keputusan")}
        maxLength={40}
        width="medium"
        isRequired
      />
    </>
  );
};

const ReasonFields = ({ view, typed, errors, fields }: StepPageProps) => {
  const { language } = view;
  return (
    <fieldset class="f">
      <legend class="q">{wayTexts.fieldsToMend[language]}</legend>
      <p class="hint">{wayTexts.fieldsHint[language]}</p>
      <div class="stack">
        {fields.map(({ field, heading }) => (
          <div>
            <label class="opt">
              <input type="checkbox" name="isian" value={field} checked={typed.marked.includes(field)} />
              <span>{heading}</span>
            </label>
            <TextField
              name={sentenceName(field)}
              label={say(wayTexts.sentence, language, { field: heading })}
              value={typed.sentences.get(field)}
              error={errorOf(errors, sentenceName(field))}
              maxLength={longestSentence}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
};

const Fields = (props: StepPageProps) => {
  const { view, verb, needs, typed, errors } = props;
  const { language } = view;
  return (
    <>
      {needs.includes("later-year") ? (
        <TextField
          name="ke-tahun"
          label={wayTexts.intoYear[language]}
          value={typed.intoYear}
          error={errorOf(errors, "ke-tahun")}
          keyboard="numeric"
          maxLength={4}
          width="narrow"
          isRequired
        />
      ) : null}
      {needs.includes("note") ? (
        <Textarea
          name="alasan"
          label={wayTexts[verb === "reopen" ? "development" : "note"][language]}
          hint={wayTexts[verb === "reopen" ? "developmentHint" : "noteHint"][language]}
          value={typed.note}
          error={errorOf(errors, "alasan")}
          maxLength={longestNote}
        />
      ) : null}
      {needs.includes("decree") ? <DecreeFields view={view} typed={typed} errors={errors} /> : null}
      {needs.includes("reasons") ? <ReasonFields {...props} /> : null}
    </>
  );
};

/** `/inovasi/{slug}/langkah/{langkah}`: one step with what it needs, and the consent to it. */
export const StepPage = (props: StepPageProps) => {
  const { view, way, verb, errors } = props;
  const { language } = view;
  const title = say(wayTexts.stepOf, language, { verb: verbName(verb, language), title: way.title });
  const back = `/inovasi/${way.slug}?tahun=${way.year}#langkah`;
  return (
    <AppFrame
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumb={[
        { label: texts.innovations[language], href: "/inovasi" },
        { label: way.title, href: `/inovasi/${way.slug}` },
        { label: verbName(verb, language) },
      ]}
    >
      <PageTitle title={title} lede={verbHints[verb][language]} />
      <ErrorSummary errors={errors} language={language} />
      {props.isOpen ? (
        <Form
          view={view}
          action={stepHref(way.slug, verb, way.year)}
          name={`langkah-${way.year}`}
          hidden={{ keadaan: way.state }}
        >
          <Fields {...props} />
          <ButtonRow>
            <Button tone={verb === "refuse" || verb === "stop" || verb === "withdraw" ? "bad" : "main"}>
              {verbName(verb, language)}
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
      <ButtonRow>
        <ButtonLink href={back} tone="quiet">
          {wayTexts.cancel[language]}
        </ButtonLink>
      </ButtonRow>
    </AppFrame>
  );
};
