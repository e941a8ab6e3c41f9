import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Indicator } from "../contract/edition.ts";
import type { LoadedEntry } from "../queries/load-round.ts";
import type { RoundView } from "../queries/round-view.ts";
import type { JudgedEntry } from "../rules/round-state.ts";
import { sayReason } from "../texts/reasons.ts";
import { roundTexts } from "../texts/round.ts";

export interface EntryPageProps {
  readonly view: View;
  readonly round: RoundView;
  readonly entry: JudgedEntry<LoadedEntry>;
}

const levelName = (row: Indicator, level: number, language: Language): string =>
  row.levels.find((each) => each.parameter === level)?.label[language] ?? "";

const Levels = ({ view, round, entry }: EntryPageProps) => {
  const { language } = view;
  const { levels, basisOf33 } = entry.facts;
  const rows = round.edition.indicators.filter((row) => row.aspect === "SID" && row.kind === "levels");
  const scoreOf = (row: Indicator) => Number(row.weight ?? "0") * (levels[row.code] ?? 0);
  return (
    <DataTable
      caption={roundTexts.entryTitle[language]}
      language={language}
      rows={rows}
      columns={[
        {
          label: roundTexts.indicator[language],
          isRowHeader: true,
          cell: (row) => (
            <>
              <a href={`/indeks/indikator/${row.code}`}>
                {row.code} {row.name[language]}
              </a>
              {row.mandatory ? <span class="mut"> ({roundTexts.mandatory[language]})</span> : null}
            </>
          ),
        },
        {
          label: roundTexts.level[language],
          cell: (row) => {
            const level = levels[row.code] ?? 0;
            if (level === 0) return <span class="mut">{roundTexts.notClaimed[language]}</span>;
            const basis =
              row.code === "33" && basisOf33 !== null ? say(roundTexts.basis, language, { basis: basisOf33 }) : "";
            return `${level}: ${basis === "" ? levelName(row, level, language) : basis}`;
          },
        },
        {
          label: roundTexts.weight[language],
          isNumeric: true,
          cell: (row) => formatDecimal(row.weight ?? "", language),
        },
        { label: roundTexts.score[language], isNumeric: true, cell: scoreOf, sum: scoreOf },
      ]}
    />
  );
};

/** `/indeks/{year}/entri/{id}`: one innovation in a round, its rules of entry and its claimed levels. */
export const EntryPage = (props: EntryPageProps) => {
  const { view, round, entry } = props;
  const { language } = view;
  const { year } = round.round;
  const { facts, reasons } = entry;
  return (
    <AppFrame
      view={view}
      title={facts.title}
      breadcrumb={[
        { label: say(roundTexts.backToRound, language, { year }), href: `/indeks?putaran=${year}` },
        { label: facts.title },
      ]}
    >
      <PageTitle
        over={facts.agencyName ?? roundTexts.notStated[language]}
        title={facts.title}
        action={
          <ButtonLink href={`/inovasi/${facts.slug}`} tone="alt">
            {roundTexts.openProfile[language]}
          </ButtonLink>
        }
      >
        <StatusTag state={reasons.length === 0 ? "eligibility.eligible" : "eligibility.refused"} language={language} />
        {facts.isSample ? <StatusTag state="figure.sample" language={language} /> : null}
      </PageTitle>
      {reasons.length === 0 ? null : (
        <Notice tone="no" title={roundTexts.refusedTitle[language]}>
          {reasons.map((reason) => (
            <p>{sayReason(reason, language)}</p>
          ))}
        </Notice>
      )}
      <Section id="tingkat" title={roundTexts.entryTitle[language]}>
        <Levels {...props} />
      </Section>
    </AppFrame>
  );
};
