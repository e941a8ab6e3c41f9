import type { CatalogueItem } from "#capabilities/catalogue/contract.ts";
import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Bars } from "#web/components/charts/bars.tsx";
import { LineChart } from "#web/components/charts/line.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { type Stat, Stats } from "#web/components/stat.tsx";
import { formatDate } from "#web/format.ts";
import { PublicFrame } from "#web/layout/public-frame.tsx";
import { texts } from "../texts.ts";
import type { HomeResult, HomeYear } from "./home-figures.ts";
import { Hero, type HomePageProps, programmeOf } from "./home-hero.tsx";

const resultWords = (result: HomeResult, view: View): string => {
  const { language } = view;
  const index = result.index === null ? texts.notRecorded[language] : formatDecimal(result.index, language);
  const ranked =
    result.index === null || result.rank === null
      ? index
      : say(result.rankedOf === null ? texts.rank : texts.rankOf, language, {
          index,
          rank: result.rank,
          of: result.rankedOf ?? "",
        });
  return result.target === null
    ? ranked
    : `${ranked}; ${say(texts.target, language, { target: formatDecimal(result.target, language) })}`;
};

const History = ({ view, figures }: HomePageProps) => {
  const { language } = view;
  if (figures.results.length === 0) return null;
  const { rise } = figures;
  return (
    <section class="sec alt" aria-labelledby="riwayat">
      <div class="wrap grid split even">
        <div class="stack">
          <h2 id="riwayat">
            {rise === null
              ? texts.historyTitle[language]
              : say(texts.historyTitleUp, language, { points: formatDecimal(rise.points, language), year: rise.since })}
          </h2>
          <p class="mut">{texts.historyText[language]}</p>
          <DefinitionList
            items={figures.results.map((result) => ({
              term: String(result.year),
              description: (
                <>
                  {resultWords(result, view)}
                  {result.missed === null ? null : (
                    <p class="mut">
                      {say(texts.targetWarning, language, {
                        target: formatDecimal(result.target ?? "", language),
                        band: result.missed.band,
                        wanted: result.missed.wanted,
                        from: formatDecimal(result.missed.from, language),
                      })}
                    </p>
                  )}
                </>
              ),
            }))}
          />
        </div>
        <div class="stack">
          <LineChart
            id="bagan-indeks"
            title={texts.chartTitle[language]}
            description={figures.results.map((result) => `${result.year}: ${resultWords(result, view)}`).join("; ")}
            language={language}
            points={figures.results.map((result) => ({
              label: String(result.year),
              value: result.index,
              target: result.target,
            }))}
          />
          {figures.bands === null ? null : (
            <>
              <h3>{say(texts.bands, language, { edition: figures.bands.edition })}</h3>
              <DefinitionList
                items={figures.bands.bands.map((band) => ({
                  term: band.name,
                  description: `${texts.from[language].toLowerCase()} ${formatDecimal(band.from, language)}`,
                }))}
              />
            </>
          )}
        </div>
      </div>
    </section>
  );
};

function runningStats(year: HomeYear, committed: HomeYear | null, view: View): readonly Stat[] {
  const { language } = view;
  const count = (code: string) => year.byTrack.find((part) => part.code === code)?.innovations ?? 0;
  const href = (more: string) => `/katalog?tahun=${year.year}${more}`;
  const figure = (value: number) => formatDecimal(value, language);
  const training = count("pka") + count("pkp");
  return [
    {
      figure: figure(year.launched),
      href: href(""),
      label:
        year.launchedOn === null
          ? say(texts.launchedYear, language, { year: year.year })
          : say(texts.launched, language, { day: formatDate(year.launchedOn, view) }),
    },
    { figure: figure(count("asn")), href: href("&jalur=asn"), label: say(texts.fromTrack, language, { track: "ASN" }) },
    training > 0
      ? {
          figure: figure(training),
          href: `/statistik?tahun=${year.year}#rincian-track`,
          label: say(texts.training, language, { pka: count("pka"), pkp: count("pkp") }),
        }
      : {
          figure: figure(count("public")),
          href: href("&jalur=public"),
          label: say(texts.fromTrack, language, { track: language === "id" ? "masyarakat" : "the public" }),
        },
    ...(committed === null
      ? []
      : [
          {
            figure: figure(committed.committed),
            href: `/statistik?tahun=${committed.year}`,
            label: say(texts.committed, language, { year: committed.year }),
          },
        ]),
  ];
}

const unitsOf = (units: number, language: Language): string =>
  `${formatDecimal(units, language)} ${(units === 1 ? texts.unit : texts.units)[language]}`;

const Running = ({ view, figures }: HomePageProps) => {
  const { language } = view;
  const { year } = figures;
  if (year === null) {
    return (
      <section class="sec">
        <div class="wrap">
          <EmptyState title={texts.emptyTitle[language]} text={texts.emptyText[language]} />
        </div>
      </section>
    );
  }
  const places = {
    year: year.year,
    n: formatDecimal(year.launched, language),
    units: formatDecimal(year.units, language),
  };
  return (
    <section class="sec" aria-labelledby="berjalan">
      <div class="wrap stack stack-5">
        <h2 id="berjalan">{texts.running[language]}</h2>
        <Stats stats={runningStats(year, figures.committedYear, view)} />
        <p class="mut">
          {texts.figuresNote[language]}{" "}
          <a href={`/statistik?tahun=${year.year}`}>{say(texts.details, language, places)}</a>
        </p>
        <div class="grid two">
          <Bars
            id="kelompok"
            title={say(texts.byGroup, language, places)}
            description={say(texts.byGroupNews, language, places)}
            language={language}
            valueLabel={texts.innovations[language]}
            totalLabel={texts.total[language]}
            bars={year.byGroup.map((part) => ({
              label: part.label,
              value: part.innovations,
              href: `/katalog?tahun=${year.year}&kelompok=${part.code}`,
              ...(part.units > 0 ? { note: unitsOf(part.units, language) } : {}),
            }))}
          />
          <Bars
            id="jalur"
            title={say(texts.byTrack, language, places)}
            description={say(texts.byTrackNews, language, places)}
            language={language}
            valueLabel={texts.innovations[language]}
            totalLabel={texts.total[language]}
            bars={year.byTrack.map((part) => ({
              label: part.label,
              value: part.innovations,
              href: `/katalog?tahun=${year.year}&jalur=${part.code}`,
            }))}
          />
        </div>
      </div>
    </section>
  );
};

const Newest = ({ view, items }: { readonly view: View; readonly items: readonly CatalogueItem[] }) => {
  const { language } = view;
  if (items.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="terbaru">
      <div class="wrap stack stack-5">
        <div class="row apart">
          <h2 id="terbaru">{texts.newest[language]}</h2>
          <a href="/katalog">{texts.all[language]}</a>
        </div>
        <div class="grid three">
          {items.map((item) => (
            <article class="news">
              <h3>
                <a href={`/katalog/${item.slug}`}>{item.title}</a>
              </h3>
              <p>{item.summary}</p>
              <p class="mut">{item.agency}</p>
            </article>
          ))}
        </div>
      </div>
    </section>
  );
};

/** `/`: official history, what was launched last, and the way into the catalogue. */
export const HomePage = (props: HomePageProps) => (
  <PublicFrame view={props.view} title={programmeOf(props.view)} description={texts.heroLede[props.view.language]}>
    <Hero {...props} />
    <History {...props} />
    <Running {...props} />
    <Newest view={props.view} items={props.figures.newest} />
  </PublicFrame>
);
