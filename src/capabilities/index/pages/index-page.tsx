import { formatDecimal, say, type Text } from "#shared/text.ts";
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
import type { TreeBasis } from "../contract/round-operations.ts";
import type { ComputedRound, RoundSummary, RoundView } from "../queries/round-view.ts";
import { assumptionTexts } from "../texts/assumptions.ts";
import { roundTexts } from "../texts/round.ts";
import { EntriesTable, RefusedEntries } from "./entries-table.tsx";
import { HistoryPart } from "./history-part.tsx";
import { KnownEdition } from "./known-edition.tsx";
import { RoundTree } from "./round-tree.tsx";
import {
  type BothProps,
  ExpectedNote,
  verifiedLede,
  verifiedMarks,
  verifiedRulerNews,
  verifiedStats,
  verifiedTitle,
} from "./verified-part.tsx";

export interface IndexPageProps {
  readonly view: View;
  readonly year: number;
  readonly part: IndexPart;
  /** Which tree is shown. */
  readonly basis: TreeBasis;
  readonly rounds: readonly RoundSummary[];
  readonly round: RoundView | null;
  readonly results: readonly ReleasedResult[];
}

const parts = ["hari-ini", "inovasi", "riwayat"] as const;
export type IndexPart = (typeof parts)[number];

const partNames: Readonly<Record<IndexPart, Text>> = {
  "hari-ini": roundTexts.partToday,
  inovasi: roundTexts.partEntries,
  riwayat: roundTexts.partHistory,
};

/** The part of `/indeks` that an address asks for; anything unknown is today. */
export const partOf = (asked: string | null): IndexPart => parts.find((part) => part === asked) ?? "hari-ini";

const addressOf = (year: number, part: IndexPart): string =>
  part === "hari-ini" ? `/indeks?putaran=${year}` : `/indeks?putaran=${year}&bagian=${part}`;

/** The figures of both sides, or null where only claims are known. */
const bothOf = (view: View, round: RoundView | null): BothProps | null =>
  round === null || round.computed === null || round.verified === null
    ? null
    : { view, round, computed: round.computed, verified: round.verified };

function statsOf(view: View, round: RoundView, computed: ComputedRound): readonly Stat[] {
  const { language } = view;
  const { year } = round.round;
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
      href: addressOf(year, "inovasi"),
      label: say(roundTexts.entriesCounted, language, { divisor: score.divisor }),
    },
    target !== null && toTarget !== null && toNextPredicate?.from !== target
      ? {
          figure: figure(toTarget),
          href: addressOf(year, "riwayat"),
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
  const both = bothOf(view, round);
  const bands = (round.edition.predicates?.value ?? []).flatMap((band) =>
    band.from === null || band.to === null || band.from === band.to
      ? []
      : [{ label: band.name, from: band.from, to: band.to }],
  );
  return (
    <IndexRuler
      id="penggaris"
      title={say(roundTexts.ruler, language, { edition: round.edition.edition })}
      description={
        both === null
          ? say(roundTexts.rulerNews, language, {
              index: formatDecimal(score.index, language),
              predicate: score.predicate,
            })
          : verifiedRulerNews(both)
      }
      language={language}
      bands={[...bands].reverse()}
      values={[
        ...(both === null
          ? [{ label: roundTexts.now[language], value: score.index, mark: "now" as const }]
          : verifiedMarks(both)),
        // A target that a band begins with stands on the ruler already.
        ...(target === null || (both !== null && bands.some((band) => band.from === target))
          ? []
          : [{ label: roundTexts.target[language], value: target, mark: "open" as const }]),
      ]}
    />
  );
};

const Computed = (props: {
  readonly view: View;
  readonly round: RoundView;
  readonly computed: ComputedRound;
  readonly basis: TreeBasis;
}) => {
  const { view, computed } = props;
  const { language } = view;
  const both = bothOf(view, props.round);
  return (
    <>
      <Stats stats={both === null ? statsOf(view, props.round, computed) : verifiedStats(both)} />
      <div class="sub">
        <Ruler {...props} />
      </div>
      {both === null ? null : <ExpectedNote {...both} />}
      <BasicServices view={view} computed={computed} />
      <RoundTree {...props} />
      <RefusedEntries {...props} allHref={addressOf(props.round.round.year, "inovasi")} />
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
  const both = bothOf(view, round);
  if (both !== null) return verifiedTitle(both);
  const { toNextPredicate, score } = computed;
  return toNextPredicate === null
    ? say(roundTexts.topTitle, language, { name: score.predicate })
    : say(roundTexts.missingTitle, language, {
        missing: formatDecimal(toNextPredicate.missing, language),
        name: toNextPredicate.name,
      });
}

/** A round that cannot be computed has no innovations to show. */
const partsOf = (round: RoundView | null): readonly IndexPart[] =>
  round !== null && round.computed === null ? ["hari-ini", "riwayat"] : parts;

const nameOfPart = (part: IndexPart, round: RoundView | null): Text =>
  part === "hari-ini" && round !== null && round.computed === null ? roundTexts.partKnown : partNames[part];

const Part = ({ view, year, part, basis, round, rounds, results }: IndexPageProps) => {
  const { language } = view;
  if (part === "riwayat") return <HistoryPart view={view} rounds={rounds} results={results} />;
  if (round === null) {
    return (
      <EmptyState title={say(roundTexts.noRoundTitle, language, { year })} text={roundTexts.noRoundText[language]} />
    );
  }
  const { computed } = round;
  if (computed === null) {
    return <KnownEdition view={view} edition={round.edition} result={results.find((row) => row.year === year)} />;
  }
  return part === "inovasi" ? (
    <EntriesTable {...{ view, round, computed }} />
  ) : (
    <Computed {...{ view, round, computed, basis }} />
  );
};

/** `/indeks`: the round as of now, how far the next predicate is, and where every point comes from. */
export const IndexPage = (props: IndexPageProps) => {
  const { view, year, round } = props;
  const { language } = view;
  const edition = round?.edition.edition ?? "";
  const lede = round === null ? undefined : round.computed === null ? roundTexts.ledeUnknown : roundTexts.lede;
  const both = bothOf(view, round);
  return (
    <AppFrame view={view} title={say(roundTexts.tabTitle, language, { year })}>
      <PageTitle
        over={say(roundTexts.backToRound, language, { year })}
        title={titleOf(props)}
        lede={
          both !== null
            ? verifiedLede(both)
            : lede === undefined
              ? undefined
              : say(lede, language, { edition, moment: formatMoment(view.now, view) })
        }
      />
      <Tabs
        label={say(roundTexts.tabTitle, language, { year })}
        tabs={partsOf(round).map((part) => ({
          label: nameOfPart(part, round)[language],
          href: addressOf(year, part),
          isCurrent: part === props.part,
        }))}
      />
      <Part {...props} />
    </AppFrame>
  );
};
