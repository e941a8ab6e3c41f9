import { tracks } from "#capabilities/programme/contract/membership.ts";
import { formatDecimal, say, type Text } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Bars } from "#web/components/charts/bars.tsx";
import { Stacked } from "#web/components/charts/stacked.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { formatDate } from "#web/format.ts";
import { PublicFrame } from "#web/layout/public-frame.tsx";
import type { Breakdown, YearFact, YearFigures } from "../contract.ts";
import { confidenceNames, texts } from "../texts.ts";
import { catalogueHref } from "./catalogue-address.ts";
import type { Labels } from "./labels.ts";

export interface StatisticsPageProps {
  readonly view: View;
  readonly labels: Labels;
  readonly years: readonly YearFigures[];
  /** The year whose breakdowns are shown. */
  readonly chosen: number | null;
}

const parameterOf = {
  track: "jalur",
  group: "kelompok",
  form: "bentuk",
  affair: "urusan",
  commitment: "kelompok",
} as const;

/** Beside them stands the long list of affairs. */
const breakdownTitles: readonly { readonly dimension: Breakdown["dimension"]; readonly title: Text }[] = [
  { dimension: "track", title: texts.byTrack },
  { dimension: "group", title: texts.byGroup },
  { dimension: "commitment", title: texts.byCommitment },
  { dimension: "form", title: texts.byForm },
];

const YearBreakdown = (props: {
  readonly page: StatisticsPageProps;
  readonly figures: YearFigures;
  readonly dimension: Breakdown["dimension"];
  readonly title: Text;
}) => {
  const { page, figures, dimension } = props;
  const { language } = page.view;
  const parts = figures.breakdowns.filter((part) => part.dimension === dimension);
  if (parts.length === 0) return null;
  const family = dimension === "commitment" ? "group" : dimension;
  return (
    <Bars
      id={`rincian-${dimension}`}
      title={say(props.title, language, { year: figures.year })}
      description={say(texts.partsNews, language, {
        n: formatDecimal(
          parts.reduce((sum, part) => sum + part.innovations, 0),
          language,
        ),
      })}
      language={language}
      valueLabel={texts.innovations[language]}
      totalLabel={texts.total[language]}
      bars={parts.map((part) => ({
        label: page.labels[family](part.value, language),
        value: part.innovations,
        ...(part.value === "not-stated" && family !== "group"
          ? {}
          : {
              href: catalogueHref(new URLSearchParams(), {
                tahun: String(figures.year),
                [parameterOf[dimension]]: part.value,
                ...(dimension === "commitment" ? { komitmen: "ya" } : {}),
              }),
            }),
        ...(family === "group" && part.units > 0
          ? {
              note: `${formatDecimal(part.units, language)} ${(part.units === 1 ? texts.oneUnit : texts.units)[language].toLowerCase()}`,
            }
          : {}),
      }))}
    />
  );
};

const Facts = ({ view, figures }: { readonly view: View; readonly figures: YearFigures }) => {
  const { language } = view;
  const published = figures.facts.filter((fact) => fact.isPublishedFigure);
  const events = figures.facts.filter((fact) => !fact.isPublishedFigure);
  const sourceOf = (fact: YearFact) =>
    `${fact.source ?? texts.notStated[language]} (${confidenceNames[fact.confidence]?.[language] ?? fact.confidence})`;
  return (
    <>
      {published.length === 0 ? null : (
        <Section id={`terbitan-${figures.year}`} title={texts.published[language]}>
          <p class="mut">{texts.publishedLede[language]}</p>
          <DataTable
            caption={`${texts.published[language]}, ${figures.year}`}
            isCaptionHidden
            language={language}
            rows={published}
            columns={[
              {
                label: texts.what[language],
                cell: (fact) => (
                  <>
                    {fact.label[language]} <StatusTag state="figure.published" language={language} />
                    {fact.note === null ? null : <p class="mut">{fact.note[language]}</p>}
                  </>
                ),
              },
              {
                label: texts.figure[language],
                isNumeric: true,
                cell: (fact) => formatDecimal(fact.value ?? "", language),
              },
              { label: texts.source[language], cell: sourceOf },
            ]}
          />
        </Section>
      )}
      {events.length === 0 ? null : (
        <Section id={`peristiwa-${figures.year}`} title={texts.events[language]}>
          <DataTable
            caption={`${texts.events[language]}, ${figures.year}`}
            isCaptionHidden
            language={language}
            rows={events}
            columns={[
              {
                label: texts.what[language],
                cell: (fact) => (
                  <>
                    {fact.label[language]}
                    {fact.note === null ? null : <p class="mut">{fact.note[language]}</p>}
                  </>
                ),
              },
              {
                label: texts.date[language],
                cell: (fact) => (fact.heldOn === null ? "" : formatDate(fact.heldOn, view)),
              },
              { label: texts.place[language], cell: (fact) => fact.place ?? texts.notStated[language] },
              { label: texts.source[language], cell: sourceOf },
            ]}
          />
        </Section>
      )}
    </>
  );
};

/** One year's launched innovations by track, each figure with the address of its rows. */
const trackRow = (year: YearFigures) => ({
  label: String(year.year),
  values: tracks.map(
    (track) => year.breakdowns.find((part) => part.dimension === "track" && part.value === track)?.innovations ?? 0,
  ),
  hrefs: tracks.map((track) => catalogueHref(new URLSearchParams(), { tahun: String(year.year), jalur: track })),
});

/** `/statistik`: counts per programme year with their parts; every figure opens its rows. */
export const StatisticsPage = (props: StatisticsPageProps) => {
  const { view, years } = props;
  const { language } = view;
  const counted = years.filter((year) => year.launched > 0);
  const figures = years.find((year) => year.year === props.chosen) ?? counted[0] ?? years[0];
  const all = counted.reduce((sum, year) => sum + year.launched, 0);
  return (
    <PublicFrame view={view} title={texts.statistics[language]} description={texts.statisticsLede[language]}>
      <div class="wrap">
        <PageTitle title={texts.statisticsTitle[language]} lede={texts.statisticsLede[language]} />
        {figures === undefined ? (
          <EmptyState title={texts.noStatistics[language]} text={texts.noneYetText[language]} />
        ) : (
          <>
            <Bars
              id="per-tahun"
              title={texts.byYear[language]}
              description={say(texts.byYearNews, language, {
                n: formatDecimal(all, language),
                years: formatDecimal(counted.length, language),
              })}
              language={language}
              valueLabel={texts.innovations[language]}
              groupLabel={texts.year[language]}
              bars={counted.map((year) => ({
                label: String(year.year),
                value: year.launched,
                href: catalogueHref(new URLSearchParams(), { tahun: String(year.year) }),
              }))}
            />
            <div class="sub">
              <Stacked
                id="jalur-per-tahun"
                title={texts.tracksByYear[language]}
                description={texts.tracksByYearNews[language]}
                language={language}
                series={tracks.map((track) => props.labels.track(track, language))}
                rowLabel={texts.year[language]}
                hasTotalRow
                rows={[...counted].reverse().map((year) => trackRow(year))}
              />
            </div>
            <div class="sub">
              <Tabs
                label={texts.chooseYear[language]}
                tabs={years.map((year) => ({
                  label: String(year.year),
                  href: `/statistik?tahun=${year.year}`,
                  isCurrent: year.year === figures.year,
                }))}
              />
              <div class="grid two">
                <div class="stack stack-6">
                  {breakdownTitles.map(({ dimension, title }) => (
                    <YearBreakdown page={props} figures={figures} dimension={dimension} title={title} />
                  ))}
                </div>
                <YearBreakdown page={props} figures={figures} dimension="affair" title={texts.byAffair} />
              </div>
              <Facts view={view} figures={figures} />
            </div>
          </>
        )}
      </div>
    </PublicFrame>
  );
};
