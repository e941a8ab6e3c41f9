import { trackNames, tracks } from "#capabilities/programme/contract/membership.ts";
import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choice.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { FileField } from "#web/components/file-field.tsx";
import { Form } from "#web/components/form.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Panel } from "#web/components/panel.tsx";
import { Select } from "#web/components/select.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import { formatMoment } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { ListedRun } from "../../queries/import/read-run.ts";
import { importTexts as texts } from "../../texts/import-pages.ts";

export interface ImportsPageProps {
  readonly view: View;
  readonly years: readonly number[];
  readonly runs: readonly ListedRun[];
  readonly nameOf: (createdBy: string) => string;
  readonly errors?: readonly FieldError[];
  /** What a refused form held; a file must be chosen again. */
  readonly sent?: { readonly year: string; readonly programmeYear: string; readonly track: string };
  readonly message?: string | undefined;
}

export const jobState = { previewed: "job.previewed", applied: "job.done", undone: "job.undone" } as const;

const UploadForm = ({ view, years, errors = [], sent }: ImportsPageProps) => {
  const { language } = view;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form view={view} action="/inovasi/impor" name="kirim" hasFile label={texts.title[language]}>
      <ErrorSummary errors={errors} language={language} />
      <FileField
        name="berkas"
        label={texts.file[language]}
        hint={texts.fileHint[language]}
        accept=".xlsx,.csv"
        error={errorOf("berkas")}
      />
      <Select
        name="putaran"
        label={texts.round[language]}
        hint={texts.roundHint[language]}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        value={sent?.year ?? String(years[0] ?? "")}
        width="narrow"
        error={errorOf("putaran")}
      />
      <TextField
        name="tahun"
        label={texts.programmeYear[language]}
        note={texts.optional[language]}
        hint={texts.programmeYearHint[language]}
        keyboard="numeric"
        width="narrow"
        maxLength={4}
        value={sent?.programmeYear}
        error={errorOf("tahun")}
      />
      <Select
        name="jalur"
        label={texts.track[language]}
        options={tracks.map((track) => ({ value: track, label: trackNames[track][language] }))}
        value={sent?.track ?? "asn"}
      />
      <Checkbox name="tersembunyi" label={texts.hiddenRows[language]} />
      <Button icon="eye">{texts.preview[language]}</Button>
    </Form>
  );
};

const PastImports = ({ view, runs, nameOf }: ImportsPageProps) => {
  const { language } = view;
  const figure = (value: number) => formatDecimal(value, language);
  return (
    <DataTable
      caption={texts.pastCaption[language]}
      isCaptionHidden
      language={language}
      rows={runs}
      empty={<EmptyState level={3} title={texts.noneYet[language]} text={texts.noneYetText[language]} />}
      columns={[
        {
          label: texts.file[language],
          isRowHeader: true,
          cell: (run) => <a href={`/inovasi/impor/${run.id}`}>{run.fileName}</a>,
        },
        { label: texts.round[language], cell: (run) => run.year },
        {
          label: texts.state[language],
          isLabelledOnPhone: false,
          cell: (run) => <StatusTag state={jobState[run.state]} language={language} />,
        },
        {
          label: texts.counts[language],
          cell: (run) =>
            say(texts.countsLine, language, { new: figure(run.counts.new), changed: figure(run.counts.changed) }),
        },
        { label: texts.who[language], cell: (run) => nameOf(run.createdBy) },
        { label: texts.when[language], cell: (run) => formatMoment(run.appliedAt ?? run.createdAt, view) },
        {
          label: texts.undo[language],
          isLabelledOnPhone: false,
          cell: (run) =>
            run.state === "applied" ? <a href={`/inovasi/impor/${run.id}/batalkan`}>{texts.undo[language]}</a> : null,
        },
      ]}
    />
  );
};

/** `/inovasi/impor`: send a workbook, get the template, see what was imported. */
export const ImportsPage = (props: ImportsPageProps) => {
  const { view, years, message, errors = [] } = props;
  const { language } = view;
  const [year] = years;
  return (
    <AppFrame
      view={view}
      title={texts.title[language]}
      breadcrumb={[{ label: texts.innovations[language], href: "/inovasi" }, { label: texts.title[language] }]}
      hasErrors={errors.length > 0}
      {...(message === undefined ? {} : { message: { text: message } })}
    >
      <PageTitle title={texts.title[language]} lede={texts.lede[language]} />
      <div class="grid split">
        <UploadForm {...props} />
        <Panel title={texts.downloads[language]}>
          <p>{texts.downloadsText[language]}</p>
          {year === undefined ? null : (
            <ButtonRow>
              <ButtonLink href={`/inovasi/impor/templat.xlsx?putaran=${year}`} tone="alt" icon="download" isDownload>
                {say(texts.template, language, { year })}
              </ButtonLink>
              <ButtonLink href={`/inovasi/ekspor.xlsx?putaran=${year}`} tone="alt" icon="download" isDownload>
                {say(texts.export, language, { year })}
              </ButtonLink>
            </ButtonRow>
          )}
        </Panel>
      </div>
      <Section id="h-riwayat" title={texts.past[language]}>
        <PastImports {...props} />
      </Section>
    </AppFrame>
  );
};
