import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#web/components/error-summary.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Progress } from "#web/components/progress.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { BulkVerb } from "../contract/way.ts";
import type { StepRun } from "../contract/way-operations.ts";
import type { ChosenMember } from "../queries/choose-members.ts";
import { texts } from "../texts/programme.ts";
import { describeRefusal } from "../texts/refusals.ts";
import { stuckTexts } from "../texts/stuck.ts";
import { verbHints } from "../texts/way.ts";
import type { TypedStep } from "./step-form.ts";
import { DecreeFields } from "./step-page.tsx";
import { StateTag } from "./way-panel.tsx";
import { verbName, verbWords } from "./way-words.ts";

export interface BulkPageProps {
  readonly view: View;
  readonly verb: BulkVerb;
  readonly members: readonly ChosenMember[];
  readonly leftOut: number;
  readonly needsDecree: boolean;
  readonly typed: Pick<TypedStep, "decreeNumber" | "decreedOn">;
  readonly errors: readonly FieldError[];
}

const crumbs = (view: View, label: string) => [
  { label: texts.innovations[view.language], href: "/inovasi" },
  { label },
];

const Members = ({ view, members }: Pick<BulkPageProps, "view" | "members">) => {
  const { language } = view;
  return (
    <DataTable
      caption={stuckTexts.bulkList[language]}
      isCaptionHidden
      language={language}
      rows={members}
      columns={[
        {
          label: texts.innovation[language],
          isRowHeader: true,
          cell: (row) => <a href={`/inovasi/${row.slug}`}>{row.title}</a>,
        },
        { label: texts.agency[language], cell: (row) => row.agencyName ?? texts.notStated[language] },
        {
          label: texts.state[language],
          isLabelledOnPhone: false,
          cell: (row) => <StateTag state={row.state} view={view} />,
        },
        {
          label: texts.number[language],
          isNumeric: true,
          cell: (row) => `${row.registrationNumber}/${row.year}`,
        },
      ]}
    />
  );
};

/** `/inovasi/langkah`: what was chosen, what of it can take the step, and the consent. */
export const BulkPage = (props: BulkPageProps) => {
  const { view, verb, members, leftOut, errors } = props;
  const { language } = view;
  const n = formatDecimal(members.length, language);
  const title = say(stuckTexts.bulkTitle, language, { verb: verbName(verb, language), n });
  return (
    <AppFrame view={view} title={title} hasErrors={errors.length > 0} breadcrumb={crumbs(view, title)}>
      <PageTitle title={title} lede={members.length === 0 ? undefined : stuckTexts.bulkLede[language]} />
      <ErrorSummary errors={errors} language={language} />
      {leftOut === 0 ? null : (
        <Notice
          tone="warn"
          title={say(stuckTexts.bulkNotPossible, language, { n: formatDecimal(leftOut, language) })}
        />
      )}
      {members.length === 0 ? (
        <EmptyState title={stuckTexts.bulkNone[language]} />
      ) : (
        <>
          <Form view={view} action="/inovasi/langkah" name="langkah-massal" hidden={{ langkah: verbWords[verb] }}>
            {members.map((member) => (
              <input type="hidden" name="pilih" value={`${member.membershipId}:${member.state}`} />
            ))}
            <p>{verbHints[verb][language]}</p>
            {props.needsDecree ? <DecreeFields view={view} typed={props.typed} errors={errors} /> : null}
            <ButtonRow>
              <Button>{say(stuckTexts.bulkConfirm, language, { verb: verbName(verb, language), n })}</Button>
            </ButtonRow>
          </Form>
          <Section id="terpilih" title={stuckTexts.bulkList[language]}>
            <Members view={view} members={members} />
          </Section>
        </>
      )}
      <ButtonRow>
        <ButtonLink href="/inovasi" tone="quiet">
          {stuckTexts.back[language]}
        </ButtonLink>
      </ButtonRow>
    </AppFrame>
  );
};

/** The moving part of the progress page; asks for itself again until the work is done. */
export const RunProgress = ({ view, run }: { readonly view: View; readonly run: StepRun }) => {
  const { language } = view;
  const counted = run.done + run.refused.length;
  const places = { done: formatDecimal(run.done, language), total: formatDecimal(run.total, language) };
  const address = `/inovasi/langkah/${run.id}`;
  const again = run.isFinished
    ? {}
    : { "hx-get": address, "hx-trigger": "every 2s", "hx-swap": "outerHTML", "hx-target": "this" };
  return (
    <div id="kemajuan" aria-live="polite" {...again}>
      {run.isFinished ? (
        <Notice
          tone={run.refused.length === 0 ? "ok" : "warn"}
          title={say(stuckTexts.runDone, language, {
            ...places,
            refused: formatDecimal(run.refused.length, language),
          })}
        />
      ) : (
        <Progress
          title={verbName(run.verb, language)}
          state={say(stuckTexts.runState, language, { ...places, done: formatDecimal(counted, language) })}
          value={counted}
          max={run.total}
        >
          <p>{stuckTexts.runLeave[language]}</p>
          <p>
            <a href={address}>{stuckTexts.runRefresh[language]}</a>
          </p>
        </Progress>
      )}
    </div>
  );
};

/** `/inovasi/langkah/{id}`: how far it has come; can be left and found again. */
export const RunPage = ({ view, run }: { readonly view: View; readonly run: StepRun }) => {
  const { language } = view;
  const n = formatDecimal(run.total, language);
  const title = say(stuckTexts.runTitle, language, { verb: verbName(run.verb, language), n });
  return (
    <AppFrame view={view} title={title} breadcrumb={crumbs(view, title)}>
      <PageTitle title={title} />
      <RunProgress view={view} run={run} />
      {run.refused.length === 0 ? null : (
        <Section id="dilewati" title={stuckTexts.runRefused[language]}>
          <DataTable
            caption={stuckTexts.runRefused[language]}
            isCaptionHidden
            language={language}
            rows={run.refused}
            columns={[
              {
                label: texts.innovation[language],
                isRowHeader: true,
                cell: (row) => <a href={`/inovasi/${row.slug}`}>{row.title}</a>,
              },
              {
                label: stuckTexts.runWhy[language],
                cell: (row) => describeRefusal(row.code, {}, language) ?? row.code,
              },
            ]}
          />
        </Section>
      )}
      <ButtonRow>
        <ButtonLink href="/inovasi" tone="quiet">
          {stuckTexts.back[language]}
        </ButtonLink>
      </ButtonRow>
    </AppFrame>
  );
};
