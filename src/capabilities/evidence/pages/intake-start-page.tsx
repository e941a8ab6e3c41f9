import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { FileField } from "#web/components/file-field.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Select } from "#web/components/select.tsx";
import { formatMoment, formatSize } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { maxIntakeBytes, maxIntakeFiles } from "../contract/intake.ts";
import type { IntakeSummary } from "../queries/read-intake.ts";
import type { EvidenceHolder } from "../queries/round-evidence.ts";
import { maxPlainBytes } from "../rules/file-kinds.ts";
import { intakeStateTexts, intakeTexts as texts } from "../texts/intake.ts";
import { paperTexts } from "../texts/papers.ts";

export interface IntakeStartPageProps {
  readonly view: View;
  readonly year: number;
  readonly entries: readonly EvidenceHolder[];
  readonly chosenEntry: string | undefined;
  readonly earlier: readonly IntakeSummary[];
  readonly error: string | null;
}

/** `/bukti/massal`: hand in a zip or many files. */
export const IntakeStartPage = (props: IntakeStartPageProps) => {
  const { view, year, entries, chosenEntry, earlier, error } = props;
  const { language } = view;
  const errors = error === null ? [] : [{ field: "berkas", message: error }];
  return (
    <AppFrame
      view={view}
      title={texts.title[language]}
      hasErrors={error !== null}
      breadcrumb={[
        { label: paperTexts.evidence[language], href: `/bukti?putaran=${year}` },
        { label: texts.title[language] },
      ]}
    >
      <ErrorSummary errors={errors} language={language} />
      <PageTitle title={texts.title[language]} lede={texts.lede[language]} />
      <Notice title={texts.namesTitle[language]}>
        <p>{texts.names[language]}</p>
      </Notice>
      <Form view={view} action="/bukti/massal" hasFile hidden={{ putaran: String(year) }}>
        <FileField
          name="berkas"
          label={texts.files[language]}
          accept=".zip,.pdf,.jpg,.jpeg,.png,.mp4"
          isMultiple
          hint={say(texts.filesHint, language, {
            n: maxIntakeFiles,
            size: formatSize(maxIntakeBytes, language),
            each: formatSize(maxPlainBytes, language),
          })}
          error={error ?? undefined}
        />
        <Select
          name="entri"
          label={texts.entry[language]}
          empty={texts.byName[language]}
          options={entries.map((entry) => ({ value: entry.entryId ?? "", label: entry.title ?? "" }))}
          value={chosenEntry}
          width="full"
        />
        <Button icon="search">{texts.preview[language]}</Button>
      </Form>
      {earlier.length === 0 ? null : (
        <Section id="sebelumnya" title={texts.earlier[language]}>
          <DataTable
            caption={texts.earlierCaption[language]}
            isCaptionHidden
            language={language}
            rows={earlier}
            columns={[
              {
                label: texts.when[language],
                isRowHeader: true,
                cell: (intake) => <a href={`/bukti/massal/${intake.id}`}>{formatMoment(intake.createdAt, view)}</a>,
              },
              { label: texts.round[language], cell: (intake) => String(intake.roundYear) },
              { label: texts.count[language], isNumeric: true, cell: (intake) => intake.files },
              {
                label: texts.state[language],
                cell: (intake) => intakeStateTexts[intake.state]?.[language] ?? intake.state,
              },
            ]}
          />
        </Section>
      )}
    </AppFrame>
  );
};
