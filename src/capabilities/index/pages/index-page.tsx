import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { IndexRuler } from "#web/components/charts/index-ruler.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { type Stat, Stats } from "#web/components/stat.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { formatMoment } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { ReleasedResult } from "../contract/result.ts";
import type { ComputedRound, RoundSummary, RoundView } from "../queries/round-view.ts";
import { assumptionTexts } from "../texts/assumptions.ts";
import { roundTexts } from "../texts/round.ts";
import { EntriesTable } from "./entries-table.tsx";
import { HistoryPart } from "./history-part.tsx";
import { KnownEdition } from "./known-edition.tsx";
import { RoundTree } from "./round-tree.tsx";

export interface IndexPageProps {
  readonly view: View;
  readonly year: number;
  readonly rounds: readonly RoundSummary[];
  readonly round: RoundView | null;
  readonly results: readonly ReleasedResult[];
}

function statsOf(view: View, round: RoundView, computed: ComputedRound): readonly Stat[] {
  const { language } = view;
  const { score, toNextPredicate, toTarget } = computed;
  const { target } = round.round;
  const figure = (value: string) => formatDecimal(value, language);
  return [
    { figure: figure(score.index), href: "#pohon", label: roundTexts.claimed[language], isIndex: true },
    ...(toNextPredicate === null
      ? []
      : [
          {
            figure: figure(toNextPredicate.missing),
            href: "#penggaris",
            label: say(roundTexts.toNext, language, { name: toNextPredicate.name, from: figure(toNextPredicate.from) }),
          },
        ]),
    {
      figure: formatDecimal(score.n, language),
      href: "#inovasi",
      label: say(roundTexts.entriesCounted, language, { divisor: score.divisor }),
    },
    target !== null && toTarget !== null && toNextPredicate?.from !== target
      ? {
          figure: figure(toTarget),
          href: "#riwayat",
          label: say(roundTexts.toTarget, language, { target: figure(target) }),
        }
      : {
          figure: `${score.basicServices.covered}/6`,
          href: "#pohon",
          label: say(roundTexts.basicServices, language, { required: score.basicServices.required }),
        },
  ];
}

const BasicServices = ({ view, computed }: { readonly view: View; readonly computed: ComputedRound }) => {
  const { language } = view;
  const { covered, required } = computed.score.basicServices;
  if (required === 0 || covered > required) return null;
  const places = { covered, required, count: formatDecimal(computed.score.countScore, language) };
  return covered < required ? (
    <Notice tone="no" title={roundTexts.basicServicesTitle[language]}>
      <p>{say(roundTexts.basicServicesText, language, places)}</p>
    </Notice>
  ) : (
    <Notice tone="warn" title={say(roundTexts.basicServicesTight, language, places)}>
      <p>{say(roundTexts.basicServicesTightText, language, places)}</p>
    </Notice>
  );
};

const Ruler = ({
  view,
  round,
  computed,
}: {
  readonly view: View;
  readonly round: RoundView;
  readonly computed: ComputedRound;
}) => {
  const { language } = view;
  const { score } = computed;
  const { target } = round.round;
  const bands = (round.edition.predicates?.value ?? []).flatMap((band) =>
    band.from === null || band.to === null || band.from === band.to
      ? []
      : [{ label: band.name, from: band.from, to: band.to }],
  );
  return (
    <IndexRuler
      id="penggaris"
      title={say(roundTexts.ruler, language, { edition: round.edition.edition })}
      description={say(roundTexts.rulerNews, language, {
        index: formatDecimal(score.index, language),
        predicate: score.predicate,
      })}
      language={language}
      bands={[...bands].reverse()}
      values={[
        { label: roundTexts.now[language], value: score.index, mark: "now" },
        ...(target === null ? [] : [{ label: roundTexts.target[language], value: target, mark: "open" as const }]),
      ]}
    />
  );
};

const Computed = (props: { readonly view: View; readonly round: RoundView; readonly computed: ComputedRound }) => {
  const { view, computed } = props;
  const { language } = view;
  return (
    <>
      <Stats stats={statsOf(view, props.round, computed)} />
      <div class="sub">
        <Ruler {...props} />
      </div>
      <BasicServices view={view} computed={computed} />
      <RoundTree {...props} />
      <EntriesTable {...props} />
      <Section id="anggapan" title={roundTexts.assumptions[language]}>
        <ul>
          {computed.score.assumptions.map((code) => (
            <li>{assumptionTexts[code]?.[language] ?? code}</li>
          ))}
        </ul>
      </Section>
    </>
  );
};

function titleOf({ view, year, round }: IndexPageProps): string {
  const { language } = view;
  if (round === null) return say(roundTexts.noRoundTitle, language, { year });
  const { computed } = round;
  if (computed === null) return say(roundTexts.unknownTitle, language, { year });
  const { toNextPredicate, score } = computed;
  return toNextPredicate === null
    ? say(roundTexts.topTitle, language, { name: score.predicate })
    : say(roundTexts.missingTitle, language, {
        missing: formatDecimal(toNextPredicate.missing, language),
        name: toNextPredicate.name,
      });
}

/** `/indeks`: the round as of now, how far the next predicate is, and where every point comes from. */
export const IndexPage = (props: IndexPageProps) => {
  const { view, year, round, rounds } = props;
  const { language } = view;
  const edition = round?.edition.edition ?? "";
  const lede = round === null ? undefined : round.computed === null ? roundTexts.ledeUnknown : roundTexts.lede;
  return (
    <AppFrame view={view} title={say(roundTexts.tabTitle, language, { year })}>
      <PageTitle
        title={titleOf(props)}
        lede={lede === undefined ? undefined : say(lede, language, { edition, moment: formatMoment(view.now, view) })}
      />
      <Tabs
        label={roundTexts.rounds[language]}
        tabs={rounds.map((each) => ({
          label: String(each.year),
          href: `/indeks?putaran=${each.year}`,
          isCurrent: each.year === year,
        }))}
      />
      {round === null ? (
        <EmptyState title={say(roundTexts.noRoundTitle, language, { year })} text={roundTexts.noRoundText[language]} />
      ) : round.computed === null ? (
        <KnownEdition view={view} edition={round.edition} result={props.results.find((row) => row.year === year)} />
      ) : (
        <Computed view={view} round={round} computed={round.computed} />
      )}
      <HistoryPart view={view} results={props.results} />
    </AppFrame>
  );
};
