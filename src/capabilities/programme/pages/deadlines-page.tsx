import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button } from "#web/components/button.tsx";
import { ErrorSummary, type FieldError } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { deadlineVerbs } from "../contract/way.ts";
import { texts } from "../texts/programme.ts";
import { stuckTexts } from "../texts/stuck.ts";
import { verbNames, wayTexts } from "../texts/way.ts";

export interface DeadlinesPageProps {
  readonly view: View;
  readonly year: number;
  readonly years: readonly number[];
  /** By verb, as typed or as days are written. */
  readonly typed: ReadonlyMap<string, string>;
  readonly errors: readonly FieldError[];
  readonly isSaved: boolean;
}

/** `/inovasi/tenggat`: the days by which the steps of a year are due. */
export const DeadlinesPage = ({ view, year, years, typed, errors, isSaved }: DeadlinesPageProps) => {
  const { language } = view;
  const title = say(stuckTexts.deadlinesTitle, language, { year });
  return (
    <AppFrame
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      message={isSaved ? { text: stuckTexts.saved[language], tone: "ok" } : undefined}
      breadcrumb={[
        { label: texts.innovations[language], href: "/inovasi" },
        { label: stuckTexts.title[language], href: "/inovasi/macet" },
        { label: title },
      ]}
    >
      <PageTitle title={title} lede={stuckTexts.deadlinesLede[language]} />
      <Tabs
        label={stuckTexts.year[language]}
        tabs={years.map((each) => ({
          label: String(each),
          href: `/inovasi/tenggat?tahun=${each}`,
          isCurrent: each === year,
        }))}
      />
      <Form view={view} action={`/inovasi/tenggat?tahun=${year}`} name={`tenggat-${year}`}>
        <ErrorSummary errors={errors} language={language} />
        {deadlineVerbs.map((verb) => (
          <TextField
            name={`tenggat-${verb}`}
            label={verbNames[verb][language]}
            hint={wayTexts.dayHint[language]}
            value={typed.get(verb)}
            error={errors.find((error) => error.field === `tenggat-${verb}`)?.message}
            maxLength={40}
            width="medium"
          />
        ))}
        <Button>{stuckTexts.save[language]}</Button>
      </Form>
    </AppFrame>
  );
};
