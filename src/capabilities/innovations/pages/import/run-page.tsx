import { formatDecimal, say } from "#shared/text.ts";
import { Button, ButtonLink } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choice.tsx";
import { ErrorSummary, type FieldError } from "#web/components/error-summary.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Stats } from "#web/components/stat.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { SheetKind } from "../../contract/import.ts";
import type { ImportRun, StoredRowState } from "../../contract/import-operations.ts";
import type { ShownImport } from "../../queries/import/show-import.ts";
import { importTexts as texts } from "../../texts/import-pages.ts";
import { sayImportRefusal } from "../../texts/import-refusals.ts";
import type { ImportLabels } from "./import-labels.ts";
import { jobState } from "./imports-page.tsx";
import { MappingPart } from "./mapping-part.tsx";
import { GivenAnswers, QuestionsPart } from "./questions-part.tsx";
import { RowsPart, stateWord } from "./rows-table.tsx";

export interface RunPageProps {
  readonly shown: ShownImport;
  readonly state: StoredRowState | undefined;
  readonly labels: ImportLabels;
  readonly fieldsOf: (kind: SheetKind) => readonly string[];
  readonly errors?: readonly FieldError[];
  readonly message?: string | undefined;
}

const titles = { previewed: texts.previewTitle, applied: texts.appliedTitle, undone: texts.undoneTitle } as const;

function ledeOf(run: ImportRun, { view }: ImportLabels): string {
  const { language } = view;
  if (run.state === "previewed") return texts.previewLede[language];
  if (run.state === "undone") return texts.undoneLede[language];
  const figures = Object.entries(run.written ?? {}).map(([name, n]) => [name, formatDecimal(n, language)] as const);
  return say(texts.appliedLede, language, { ...Object.fromEntries(figures), year: run.year });
}

const Figures = ({ run, labels }: { readonly run: ImportRun; readonly labels: ImportLabels }) => {
  const { language } = labels.view;
  const states: readonly StoredRowState[] = ["new", "changed", "asks", "wrong"];
  return (
    <Stats
      stats={states.map((state) => ({
        figure: formatDecimal(run.counts[state], language),
        label: texts[state][language],
        href: `/inovasi/impor/${run.id}?keadaan=${stateWord[state]}#h-baris`,
      }))}
    />
  );
};

const ApplyPart = ({ run, labels }: { readonly run: ImportRun; readonly labels: ImportLabels }) => {
  const { view } = labels;
  const { language } = view;
  const open = run.counts.asks + run.counts.wrong;
  const ready = run.counts.new + run.counts.changed;
  if (ready === 0 && open === 0 && run.tables.length > 0)
    return (
      <Notice tone="ok" title={texts.nothing[language]}>
        <p>{texts.nothingText[language]}</p>
      </Notice>
    );
  if (ready === 0) return null;
  return (
    <Section id="h-simpan" title={texts.apply[language]}>
      <Form
        view={view}
        action={`/inovasi/impor/${run.id}/simpan`}
        name="simpan"
        hidden={{ revisi: String(run.revision) }}
      >
        <p class="mut">{texts.applyHint[language]}</p>
        {open > 0 ? (
          <Checkbox name="lewati" label={say(texts.skipOpen, language, { n: formatDecimal(open, language) })} />
        ) : null}
        <Button tone={run.questionCount > 0 ? "alt" : "main"} icon="check">
          {say(texts.applyCount, language, { n: formatDecimal(ready, language) })}
        </Button>
      </Form>
    </Section>
  );
};

const Ignored = ({ run, labels }: { readonly run: ImportRun; readonly labels: ImportLabels }) =>
  run.ignoredColumns.length === 0 ? null : (
    <p class="mut">
      {say(texts.ignored, labels.view.language, {
        names: run.ignoredColumns
          .slice(0, 30)
          .map(({ heading }) => heading)
          .join(", "),
      })}
    </p>
  );

/** `/inovasi/impor/{id}`: what an import would do, or what it did. */
export const RunPage = (props: RunPageProps) => {
  const { shown, labels, errors = [], message } = props;
  const { view } = labels;
  const { language } = view;
  const { run } = shown;
  const title = say(titles[run.state], language, { file: run.fileName });
  const isOpen = run.state === "previewed";
  return (
    <AppFrame
      view={view}
      title={title}
      breadcrumb={[
        { label: texts.innovations[language], href: "/inovasi" },
        { label: texts.title[language], href: "/inovasi/impor" },
        { label: run.fileName },
      ]}
      hasErrors={errors.length > 0}
      {...(message === undefined ? {} : { message: { text: message } })}
    >
      <PageTitle
        title={title}
        lede={ledeOf(run, labels)}
        over={`${texts.round[language]} ${run.year}`}
        action={
          run.state === "applied" ? (
            <ButtonLink href={`/inovasi/impor/${run.id}/batalkan`} tone="alt" icon="back">
              {texts.undo[language]}
            </ButtonLink>
          ) : undefined
        }
      >
        <StatusTag state={jobState[run.state]} language={language} />
      </PageTitle>
      <ErrorSummary errors={errors} language={language} />
      {run.tables.length === 0 ? (
        <Notice tone="warn" title={texts.noTable[language]}>
          <p>{sayImportRefusal("import.no-table", undefined, language)}</p>
        </Notice>
      ) : (
        <Figures run={run} labels={labels} />
      )}
      {isOpen ? (
        <>
          <QuestionsPart run={run} labels={labels} />
          <ApplyPart run={run} labels={labels} />
          <MappingPart run={run} labels={labels} fieldsOf={props.fieldsOf} />
          <GivenAnswers run={run} labels={labels} />
        </>
      ) : null}
      <Ignored run={run} labels={labels} />
      <RowsPart shown={shown} state={props.state} labels={labels} />
    </AppFrame>
  );
};
