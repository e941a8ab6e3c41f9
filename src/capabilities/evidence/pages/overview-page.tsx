import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { Tag } from "#web/components/tag.tsx";
import { formatFigure, formatSize } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Quota } from "../queries/documents.ts";
import { type EvidenceHolder, heldCodes, type RoundEvidence } from "../queries/round-evidence.ts";
import { findGaps, type Gap, heaviestFirst, pointsOf, sumStakes } from "../rules/find-gaps.ts";
import { paperTexts as texts } from "../texts/papers.ts";

export interface OverviewPageProps {
  readonly view: View;
  readonly year: number;
  readonly years: readonly number[];
  readonly round: RoundEvidence | null;
  readonly quota: Quota;
  readonly canSupply: boolean;
  readonly canSeeGovernance: boolean;
}

interface EntryGaps {
  readonly entry: EvidenceHolder;
  readonly gaps: readonly Gap[];
}

const mostFirst = 20;

const placeHref = (entry: EvidenceHolder, indicator: string): string =>
  `/bukti/${entry.entryId}?indikator=${indicator}#tambah`;

const First = ({ view, round, rows }: { view: View; round: RoundEvidence; rows: readonly EntryGaps[] }) => {
  const { language } = view;
  const gaps = rows
    .flatMap(({ entry, gaps: own }) => own.map((gap) => ({ entry, ...gap })))
    .sort(heaviestFirst)
    .slice(0, mostFirst);
  if (gaps.length === 0) return null;
  const nameOf = (code: string) => round.entryRows.find((row) => row.code === code)?.name[language] ?? "";
  return (
    <Section id="berat" title={texts.firstTitle[language]}>
      <DataTable
        caption={say(texts.firstCaption, language, { n: gaps.length })}
        language={language}
        rows={gaps}
        columns={[
          {
            label: texts.indicator[language],
            isRowHeader: true,
            cell: (gap) => (
              <a href={placeHref(gap.entry, gap.indicator)}>
                {gap.indicator} {nameOf(gap.indicator)}
              </a>
            ),
          },
          { label: texts.innovation[language], cell: (gap) => gap.entry.title },
          {
            label: texts.kind[language],
            isLabelledOnPhone: false,
            cell: (gap) =>
              gap.kind === "no-paper" ? (
                <Tag tone="no" icon="warning">
                  {texts.claimedWithout[language]}
                </Tag>
              ) : (
                <Tag tone="warn" icon="dashed">
                  {texts.notClaimed[language]}
                </Tag>
              ),
          },
          {
            label: texts.points[language],
            isNumeric: true,
            cell: (gap) => formatFigure(pointsOf(gap.stakeHundredths), language),
          },
        ]}
      />
    </Section>
  );
};

/** One decree often names many innovations: what a single missing paper holds back. */
const Shared = ({ view, round, rows }: { view: View; round: RoundEvidence; rows: readonly EntryGaps[] }) => {
  const { language } = view;
  const blocked = round.entryRows
    .map((row) => {
      const gaps = rows.flatMap(({ gaps: own }) =>
        own.filter((gap) => gap.kind === "no-paper" && gap.indicator === row.code),
      );
      return { row, entries: gaps.length, stake: gaps.reduce((sum, gap) => sum + gap.stakeHundredths, 0) };
    })
    .filter(({ entries }) => entries > 1)
    .sort((a, b) => b.stake - a.stake);
  if (blocked.length === 0) return null;
  return (
    <Section id="bersama" title={texts.sharedTitle[language]}>
      <p>{texts.sharedLede[language]}</p>
      <DataTable
        caption={texts.sharedCaption[language]}
        language={language}
        rows={blocked}
        columns={[
          {
            label: texts.indicator[language],
            isRowHeader: true,
            cell: ({ row }) => (
              <a href={`/bukti?putaran=${round.roundYear}&indikator=${row.code}#entri`}>
                {row.code} {row.name[language]}
              </a>
            ),
          },
          { label: texts.entries[language], isNumeric: true, cell: ({ entries }) => entries },
          {
            label: texts.points[language],
            isNumeric: true,
            cell: ({ stake }) => formatFigure(pointsOf(stake), language),
          },
        ]}
      />
    </Section>
  );
};

const Entries = (props: { view: View; round: RoundEvidence; rows: readonly EntryGaps[]; indicator: string | null }) => {
  const { view, round, rows, indicator } = props;
  const { language } = view;
  const shown = rows.filter(
    ({ gaps }) => indicator === null || gaps.some((gap) => gap.kind === "no-paper" && gap.indicator === indicator),
  );
  const countOf = (gaps: readonly Gap[], kind: Gap["kind"]) => gaps.filter((gap) => gap.kind === kind).length;
  return (
    <Section id="entri" title={texts.entriesTitle[language]}>
      <DataTable
        caption={say(texts.entriesCaption, language, { n: shown.length, year: round.roundYear })}
        language={language}
        rows={shown}
        columns={[
          {
            label: texts.innovation[language],
            isRowHeader: true,
            cell: ({ entry }) => (
              <a href={indicator === null ? `/bukti/${entry.entryId}` : placeHref(entry, indicator)}>{entry.title}</a>
            ),
          },
          { label: texts.agency[language], cell: ({ entry }) => entry.agencyName ?? texts.noAgency[language] },
          { label: texts.withoutPaper[language], isNumeric: true, cell: ({ gaps }) => countOf(gaps, "no-paper") },
          { label: texts.emptyIndicators[language], isNumeric: true, cell: ({ gaps }) => countOf(gaps, "empty") },
          {
            label: texts.points[language],
            isNumeric: true,
            cell: ({ gaps }) => formatFigure(pointsOf(sumStakes(gaps, "no-paper")), language),
          },
        ]}
      />
    </Section>
  );
};

/** `/bukti`: what is missing for one's entries, the heaviest first. */
export const OverviewPage = (props: OverviewPageProps & { readonly indicator: string | null }) => {
  const { view, year, years, round, quota, indicator } = props;
  const { language } = view;
  const rows = (round?.entries ?? [])
    .map((entry) => ({ entry, gaps: findGaps(round?.entryRows ?? [], entry.claims, heldCodes(entry)) }))
    .sort((a, b) => sumStakes(b.gaps, "no-paper") - sumStakes(a.gaps, "no-paper"));
  const missing = rows.flatMap(({ gaps }) => gaps.filter((gap) => gap.kind === "no-paper"));
  const stake = rows.reduce((sum, { gaps }) => sum + sumStakes(gaps, "no-paper"), 0);
  const title =
    missing.length === 1 ? texts.titleOneMissing : missing.length === 0 ? texts.titleComplete : texts.titleMissing;
  const isEmpty = round === null || round.entries.length === 0;
  return (
    <AppFrame view={view} title={texts.evidence[language]} breadcrumb={[{ label: texts.evidence[language] }]}>
      <PageTitle
        title={isEmpty ? texts.titleNone[language] : say(title, language, { n: missing.length })}
        lede={
          isEmpty
            ? texts.noneText[language]
            : say(texts.lede, language, { year, points: formatFigure(pointsOf(stake), language) })
        }
        {...(props.canSupply && !isEmpty
          ? {
              action: (
                <ButtonLink href={`/bukti/massal?putaran=${year}`} icon="upload">
                  {texts.bulk[language]}
                </ButtonLink>
              ),
            }
          : {})}
      />
      {years.length > 1 ? (
        <Tabs
          label={texts.evidence[language]}
          tabs={years.map((each) => ({
            label: String(each),
            href: `/bukti?putaran=${each}`,
            isCurrent: each === year,
          }))}
        />
      ) : null}
      {props.canSeeGovernance && round !== null ? (
        <p>
          <a href={`/bukti/tata-kelola/${year}`}>{say(texts.governance, language, { year })}</a>
        </p>
      ) : null}
      {isEmpty ? (
        <EmptyState title={texts.titleNone[language]} text={texts.noneText[language]} />
      ) : (
        <>
          {indicator === null ? <First view={view} round={round} rows={rows} /> : null}
          {indicator === null ? <Shared view={view} round={round} rows={rows} /> : null}
          <Entries view={view} round={round} rows={rows} indicator={indicator} />
        </>
      )}
      <p class="mut">
        {say(texts.quota, language, {
          used: formatSize(quota.usedBytes, language),
          max: formatSize(quota.maxBytes, language),
        })}
      </p>
    </AppFrame>
  );
};
