import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { DescribeRefusal } from "#shared/refusal-texts.ts";
import { type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonRow } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choice.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { Form } from "#web/components/form.tsx";
import type { IconName } from "#web/components/icon-shapes.ts";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Tag, type Tone } from "#web/components/tag.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { IntakeFileState } from "../contract/intake.ts";
import type { IntakeRow, ReadIntake } from "../queries/read-intake.ts";
import type { EvidenceHolder } from "../queries/round-evidence.ts";
import { fileStateTexts, intakeTexts as texts } from "../texts/intake.ts";
import { paperTexts } from "../texts/papers.ts";

export interface IntakePageProps {
  readonly view: View;
  readonly intake: ReadIntake;
  readonly entries: readonly EvidenceHolder[];
  readonly rows: readonly Indicator[];
  readonly error: string | null;
  readonly describe: DescribeRefusal;
  /** Counted from 1. */
  readonly page: number;
  /** A matched line that is to be corrected all the same. */
  readonly changed: number | null;
}

/** Two long selects a line: more would make a page of megabytes. */
const pageSize = 50;

const looks: Readonly<Record<IntakeFileState, { readonly tone: Tone; readonly icon: IconName }>> = {
  matched: { tone: "ok", icon: "check" },
  asks: { tone: "warn", icon: "question" },
  unknown: { tone: "warn", icon: "question" },
  duplicate: { tone: "plain", icon: "equal" },
  refused: { tone: "no", icon: "cross" },
  "left-out": { tone: "plain", icon: "ban" },
};

/** What wants an answer stands first. */
const order: readonly IntakeFileState[] = ["asks", "unknown", "matched", "duplicate", "left-out", "refused"];

const bestFirst = <T extends { readonly value: string }>(
  options: readonly T[],
  guesses: readonly { readonly id: string }[],
): readonly T[] => {
  const rank = (value: string) => {
    const at = guesses.findIndex(({ id }) => id === value);
    return at === -1 ? guesses.length : at;
  };
  return options.toSorted((a, b) => rank(a.value) - rank(b.value));
};

interface PickProps {
  readonly name: string;
  readonly label: string;
  readonly empty: string;
  readonly chosen: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A select in a cell: its label is for screen readers, the column names it for the eye. */
const Pick = ({ name, label, empty, chosen, options }: PickProps) => (
  <select class="in" name={name} aria-label={label}>
    <option value="">{empty}</option>
    {options.map((option) => (
      <option value={option.value} selected={option.value === chosen}>
        {option.label}
      </option>
    ))}
  </select>
);

const State = ({ file, props }: { readonly file: IntakeRow; readonly props: IntakePageProps }) => {
  const { language } = props.view;
  const { refusal } = file;
  return (
    <>
      <Tag tone={looks[file.state].tone} icon={looks[file.state].icon}>
        {fileStateTexts[file.state][language]}
      </Tag>
      {file.state === "matched" && file.guess.score > 0 ? (
        <span class="mut"> {say(texts.sure, language, { n: file.guess.score })}</span>
      ) : null}
      {refusal === null ? null : (
        <p class="mut">{props.describe(refusal.code, refusal.details, language) ?? refusal.code}</p>
      )}
    </>
  );
};

/** A refused file has no place to correct, and a matched one only when it is asked for. */
const canPlace = ({ intake, changed }: IntakePageProps, file: IntakeRow): boolean =>
  intake.state === "previewed" && file.sha256 !== null && (file.state !== "matched" || file.place === changed);

function columnsOf(props: IntakePageProps, canEdit: boolean) {
  const { view, entries, rows } = props;
  const { language } = view;
  const entryOptions = entries.map((entry) => ({ value: entry.entryId ?? "", label: entry.title ?? "" }));
  const indicatorOptions = rows.map((row) => ({ value: row.code, label: `${row.code} ${row.name[language]}` }));
  return [
    { label: texts.file[language], isRowHeader: true, cell: (file: IntakeRow) => file.path },
    {
      label: texts.state[language],
      isLabelledOnPhone: false,
      cell: (file: IntakeRow) => <State file={file} props={props} />,
    },
    {
      label: texts.innovation[language],
      cell: (file: IntakeRow) =>
        canPlace(props, file) ? (
          <Pick
            name={`entri-${file.place}`}
            label={`${texts.innovation[language]}: ${file.path}`}
            empty={texts.chooseEntry[language]}
            chosen={file.entryId}
            options={bestFirst(entryOptions, file.guess.entries)}
          />
        ) : (
          titleOf(file, entries, language)
        ),
    },
    {
      label: texts.indicator[language],
      cell: (file: IntakeRow) =>
        canPlace(props, file) ? (
          <>
            <Pick
              name={`indikator-${file.place}`}
              label={`${texts.indicator[language]}: ${file.path}`}
              empty={texts.chooseIndicator[language]}
              chosen={file.indicator}
              options={bestFirst(indicatorOptions, file.guess.indicators)}
            />
            <Checkbox
              name={`lewati-${file.place}`}
              label={texts.leaveOut[language]}
              isChecked={file.state === "left-out"}
            />
          </>
        ) : (
          <>
            {file.indicator ?? ""}
            {canEdit && file.state === "matched" ? (
              <>
                {" "}
                <a href={`/bukti/massal/${props.intake.id}?hal=${props.page}&ubah=${file.place}#berkas`}>
                  {texts.change[language]}
                  <span class="vh"> {file.path}</span>
                </a>
              </>
            ) : null}
          </>
        ),
    },
  ];
}

function titleOf(file: IntakeRow, entries: readonly EvidenceHolder[], language: Language) {
  const entry = entries.find(({ entryId }) => entryId === file.entryId);
  if (entry === undefined) return "";
  return (
    <a href={`/bukti/${entry.entryId}${file.indicator === null ? "" : `?indikator=${file.indicator}`}`}>
      {entry.title ?? paperTexts.ofRegion[language]}
    </a>
  );
}

function headingOf({ intake, view }: IntakePageProps): string {
  const { language } = view;
  const { matched = 0 } = intake.counts;
  if (intake.state === "undone") return texts.undoneTitle[language];
  if (intake.state === "applied")
    return say(texts.doneTitle, language, { n: intake.files.filter(({ roleId }) => roleId !== null).length });
  return say(texts.previewTitle, language, { matched, all: intake.files.length });
}

/** `/bukti/massal/{id}`: what would be taken in, corrected by selects; afterwards what was. */
export const IntakePage = (props: IntakePageProps) => {
  const { view, intake, error } = props;
  const { language } = view;
  const canEdit = intake.state === "previewed";
  const files = intake.files.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.place - b.place);
  const base = `/bukti/massal/${intake.id}`;
  const { matched = 0, asks = 0, unknown = 0 } = intake.counts;
  const shown = files.slice((props.page - 1) * pageSize, props.page * pageSize);
  const table = (
    <DataTable
      caption={texts.table[language]}
      isCaptionHidden
      language={language}
      rows={shown}
      columns={columnsOf(props, canEdit)}
      pager={{
        page: props.page,
        pageSize,
        total: files.length,
        hrefOf: (page: number) => `${base}?hal=${page}#berkas`,
      }}
    />
  );
  return (
    <AppFrame
      view={view}
      title={headingOf(props)}
      hasErrors={error !== null}
      breadcrumb={[
        { label: paperTexts.evidence[language], href: `/bukti?putaran=${intake.roundYear}` },
        { label: texts.title[language], href: `/bukti/massal?putaran=${intake.roundYear}` },
        { label: headingOf(props) },
      ]}
    >
      <ErrorSummary errors={error === null ? [] : [{ message: error }]} language={language} />
      <PageTitle title={headingOf(props)} {...(canEdit ? { lede: texts.previewLede[language] } : {})} />
      {canEdit && matched > 0 ? (
        <Form view={view} action={`${base}/simpan`} name="simpan" hidden={{ revisi: String(intake.revision) }}>
          {asks + unknown > 0 ? <Checkbox name="lewati" label={texts.skip[language]} /> : null}
          <Button icon="check">{say(texts.apply, language, { n: matched })}</Button>
        </Form>
      ) : null}
      <Section id="berkas" title={texts.table[language]}>
        {shown.some((file) => canPlace(props, file)) ? (
          <Form view={view} action={base} name="koreksi" hidden={{ hal: String(props.page) }}>
            {table}
            <ButtonRow>
              <Button tone="alt">{texts.save[language]}</Button>
            </ButtonRow>
          </Form>
        ) : (
          table
        )}
      </Section>
      {intake.state === "applied" ? (
        <Form view={view} action={`${base}/batalkan`} name="batalkan">
          <p class="mut">{texts.undoHint[language]}</p>
          <Button tone="bad" icon="back">
            {texts.undo[language]}
          </Button>
        </Form>
      ) : null}
    </AppFrame>
  );
};
