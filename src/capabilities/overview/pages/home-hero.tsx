import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { IndexGauge } from "#web/components/charts/index-gauge.tsx";
import { isSetUp } from "#web/layout/frame-parts.tsx";
import { texts } from "../texts.ts";
import type { HomeFigures } from "./home-figures.ts";

export interface HomePageProps {
  readonly view: View;
  readonly figures: HomeFigures;
}

function captionOf(
  latest: NonNullable<HomeFigures["latestOfficial"]>,
  target: HomeFigures["target"],
  language: Language,
): string {
  const predicate = latest.predicate ?? texts.noPredicate[language];
  const official = say(texts.gaugeCaption, language, { year: latest.year, predicate });
  if (target === null) return official;
  const line = { year: target.year, target: formatDecimal(target.value, language) };
  return `${official}. ${say(texts.gaugeTarget, language, line)}`;
}

export const programmeOf = (view: View): string =>
  isSetUp(view)
    ? say(texts.programme, view.language, { region: view.region.name })
    : texts.programmeNotSetUp[view.language];

/** What the programme is, and the last official index. */
export const Hero = ({ view, figures }: HomePageProps) => {
  const { language, region } = view;
  const latest = figures.latestOfficial;
  const { target } = figures;
  return (
    <section aria-labelledby="judul">
      <div class="wrap hero grid split even">
        <div class="stack stack-5">
          <p class="over">{programmeOf(view)}</p>
          <h1 class="xl" id="judul">
            {isSetUp(view) ? say(texts.hero, language, { region: region.shortName }) : texts.heroNotSetUp[language]}
          </h1>
          <p class="lede">{texts.heroLede[language]}</p>
          <p class="row">
            <ButtonLink href="/katalog" leadsOn>
              {texts.openCatalogue[language]}
            </ButtonLink>
            <a href="/statistik">{texts.seeStatistics[language]}</a>
          </p>
        </div>
        {latest === null ? null : (
          <IndexGauge
            id="indeks"
            title={say(texts.gaugeCaption, language, {
              year: latest.year,
              predicate: latest.predicate ?? texts.noPredicate[language],
            })}
            description={`${formatDecimal(latest.index, language)} ${texts.outOf[language]}`}
            language={language}
            value={latest.index}
            valueLabel={String(latest.year)}
            caption={captionOf(latest, target, language)}
            {...(target === null
              ? {}
              : {
                  target: {
                    label: say(texts.gaugeTarget, language, {
                      year: target.year,
                      target: formatDecimal(target.value, language),
                    }),
                    value: target.value,
                  },
                })}
          />
        )}
      </div>
    </section>
  );
};
