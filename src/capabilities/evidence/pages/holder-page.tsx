import type { Indicator } from "#capabilities/index/contract/edition.ts";
import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { Tag } from "#web/components/tag.tsx";
import { formatFigure } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { findingsAt, heldCodes } from "../queries/round-evidence.ts";
import { latestToday } from "../queries/today.ts";
import { findGaps, pointsOf, sumStakes } from "../rules/find-gaps.ts";
import { paperTexts as texts } from "../texts/papers.ts";
import type { ShownHolder } from "./evidence-reads.ts";

export interface HolderPageProps extends ShownHolder {
  readonly view: View;
}

/** Address of an entry's or the region's papers. */
export const holderHref = ({ round, holder }: Pick<ShownHolder, "round" | "holder">): string =>
  holder.entryId === null ? `/bukti/tata-kelola/${round.roundYear}` : `/bukti/${holder.entryId}`;

export const rowsOf = ({ round, holder }: Pick<ShownHolder, "round" | "holder">): readonly Indicator[] =>
  holder.entryId === null ? round.governanceRows : round.entryRows;

export const titleOf = ({ round, holder }: Pick<ShownHolder, "round" | "holder">, view: View): string =>
  holder.title ?? say(texts.governance, view.language, { year: round.roundYear });

const State = ({ props, row }: { readonly props: HolderPageProps; readonly row: Indicator }) => {
  const { view, round, holder } = props;
  const { language } = view;
  const findings = findingsAt(holder, row, { roundYear: round.roundYear, today: latestToday(view.now) });
  const isHeld = holder.roles.some((role) => role.indicator === row.code);
  if ((holder.claims[row.code] ?? 0) === 0 && !isHeld)
    return (
      <Tag tone="plain" icon="dashed">
        {texts.notClaimed[language]}
      </Tag>
    );
  if (!isHeld)
    return (
      <Tag tone="no" icon="warning">
        {texts.claimedWithout[language]}
      </Tag>
    );
  const isSerious = findings.some(({ severity }) => severity === "high");
  return isSerious ? (
    <Tag tone="warn" icon="question">
      {texts.serious[language]}
    </Tag>
  ) : (
    <Tag tone="ok" icon="check">
      {texts.proven[language]}
    </Tag>
  );
};

/** `/bukti/{entryId}` and `/bukti/tata-kelola/{year}`: every indicator with its claim and its papers. */
export const HolderPage = (props: HolderPageProps) => {
  const { view, holder, canSupply, round } = props;
  const { language } = view;
  const rows = rowsOf(props);
  const held = heldCodes(holder);
  const stake = sumStakes(findGaps(rows, holder.claims, held), "no-paper");
  const base = holderHref(props);
  const lede = say(texts.entryLede, language, {
    proven: rows.filter(({ code }) => held.has(code)).length,
    all: rows.length,
    points: formatFigure(pointsOf(stake), language),
  });
  return (
    <AppFrame
      view={view}
      title={titleOf(props, view)}
      breadcrumb={[
        { label: texts.evidence[language], href: `/bukti?putaran=${round.roundYear}` },
        { label: titleOf(props, view) },
      ]}
    >
      <PageTitle
        {...(holder.agencyName === null ? {} : { over: holder.agencyName })}
        title={titleOf(props, view)}
        lede={holder.entryId === null ? `${texts.governanceLede[language]} ${lede}` : lede}
        {...(canSupply && holder.entryId !== null
          ? {
              action: (
                <ButtonLink
                  href={`/bukti/massal?putaran=${round.roundYear}&entri=${holder.entryId}`}
                  tone="alt"
                  icon="upload"
                >
                  {texts.bulk[language]}
                </ButtonLink>
              ),
            }
          : {})}
      />
      <DataTable
        caption={texts.indicatorsCaption[language]}
        language={language}
        rows={rows}
        columns={[
          {
            label: texts.indicator[language],
            isRowHeader: true,
            cell: (row) => (
              <>
                <a href={`${base}?indikator=${row.code}`}>
                  {row.code} {row.name[language]}
                </a>
                {row.mandatory ? <span class="mut"> ({texts.mandatory[language].toLowerCase()})</span> : null}
              </>
            ),
          },
          {
            label: texts.claim[language],
            cell: (row) => {
              const level = holder.claims[row.code] ?? 0;
              return level === 0 ? (
                <span class="mut">{texts.notClaimed[language]}</span>
              ) : (
                <span class="nw">{say(texts.level, language, { n: level })}</span>
              );
            },
          },
          {
            label: texts.papers[language],
            isNumeric: true,
            cell: (row) => holder.roles.filter((role) => role.indicator === row.code).length,
          },
          { label: texts.kind[language], isLabelledOnPhone: false, cell: (row) => <State props={props} row={row} /> },
          {
            label: texts.weight[language],
            isNumeric: true,
            cell: (row) => formatFigure(row.weight ?? "", language),
          },
        ]}
      />
    </AppFrame>
  );
};
