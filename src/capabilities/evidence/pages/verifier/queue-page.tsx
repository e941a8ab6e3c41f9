import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { addressWith } from "#web/address.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { type FilterGroup, Filters } from "#web/components/filters.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { states } from "#web/components/states.ts";
import { StatusTag } from "#web/components/status-tag.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import type { Message } from "#web/components/toast.tsx";
import { formatDate } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { placesAPage, type QueueFilter } from "../../contract/decision.ts";
import { claimedPoints, noAgency, type Queue, type QueuedPlace } from "../../queries/verifier-queue.ts";
import { pointsOf } from "../../rules/find-gaps.ts";
import { verifierTexts } from "../../texts/verifier.ts";
import { deskHref, type ShownState, shownStates, stateWord } from "./desk-address.ts";

export interface QueuePageProps {
  readonly view: View;
  readonly filter: QueueFilter;
  readonly queue: Queue;
  /** False for those who read the desk and do not decide. */
  readonly isVerifier: boolean;
  readonly message?: Message | undefined;
}

export const indicatorName = (
  { indicator, row }: Pick<QueuedPlace, "indicator" | "row">,
  language: Language,
): string => (row === undefined ? indicator : `${indicator} ${row.name[language]}`);

function groupsOf({ view, filter, queue, isVerifier }: QueuePageProps): readonly FilterGroup[] {
  const { language } = view;
  const offered = shownStates.filter((state) => isVerifier || state !== "mine");
  const chosen: ShownState = shownStates.find((state) => state === filter.state) ?? "mine";
  return [
    {
      name: "keadaan",
      label: verifierTexts.state[language],
      isSingle: true,
      options: offered.map((state) => ({
        value: stateWord(state),
        label: stateLabel(state, language),
        count: queue.counts[state],
        isChosen: state === (isVerifier || chosen !== "mine" ? chosen : "waiting"),
      })),
    },
    {
      name: "indikator",
      label: verifierTexts.indicator[language],
      isSingle: true,
      isClosed: true,
      options: [
        { value: "", label: verifierTexts.allIndicators[language], isChosen: filter.indicator === undefined },
        ...queue.indicators.map(({ code, row }) => ({
          value: code,
          label: indicatorName({ indicator: code, row }, language),
          isChosen: filter.indicator === code,
        })),
      ],
    },
    {
      name: "unit",
      label: verifierTexts.agency[language],
      isSingle: true,
      isClosed: true,
      options: [
        { value: "", label: verifierTexts.allAgencies[language], isChosen: filter.agency === undefined },
        { value: noAgency, label: verifierTexts.region[language], isChosen: filter.agency === noAgency },
        ...queue.agencies.map(({ id, name }) => ({ value: id, label: name, isChosen: filter.agency === id })),
      ],
    },
  ];
}

function stateLabel(state: ShownState, language: Language): string {
  if (state === "mine" || state === "all") return verifierTexts[state][language];
  return states[`verification.${state}`].word[language];
}

function titleOf({ view, queue, isVerifier }: QueuePageProps): string {
  const { language } = view;
  const { mine, waiting } = queue.counts;
  if (!isVerifier) return say(verifierTexts.titleReader, language, { n: formatDecimal(waiting, language) });
  const text = mine === 0 ? verifierTexts.titleNone : mine === 1 ? verifierTexts.titleOne : verifierTexts.titleMany;
  return say(text, language, { n: formatDecimal(mine, language) });
}

function ledeOf({ view, queue }: QueuePageProps): string | undefined {
  const { language } = view;
  if (queue.year === null) return undefined;
  const { counts } = queue;
  const closesOn = queue.places[0]?.closesOn ?? null;
  return say(closesOn === null ? verifierTexts.lede : verifierTexts.ledeUntil, language, {
    year: queue.year,
    closes: closesOn === null ? "" : formatDate(closesOn, view),
    decided: formatDecimal(counts.decided, language),
    all: formatDecimal(counts.all, language),
    bare: formatDecimal(counts["no-evidence"], language),
  });
}

/** `/verifikator`: what waits for a decision, the most urgent first. */
export const QueuePage = (props: QueuePageProps) => {
  const { view, filter, queue } = props;
  const { language } = view;
  const { places } = queue;
  const first = places.find((place) => place.isMine);
  const start = (filter.page - 1) * placesAPage;
  return (
    <AppFrame view={view} title={verifierTexts.desk[language]} message={props.message}>
      <PageTitle
        title={titleOf(props)}
        lede={ledeOf(props)}
        action={
          first === undefined ? undefined : (
            <ButtonLink href={deskHref(first, filter)} leadsOn>
              {verifierTexts.start[language]}
            </ButtonLink>
          )
        }
      />
      {queue.years.length < 2 ? null : (
        <Tabs
          label={verifierTexts.round[language]}
          tabs={queue.years.map((year) => ({
            label: String(year),
            href: `/verifikator?putaran=${year}`,
            isCurrent: year === queue.year,
          }))}
        />
      )}
      {queue.year === null ? (
        <EmptyState title={verifierTexts.noRound[language]} text={verifierTexts.noRoundText[language]} />
      ) : (
        <Filters
          action="/verifikator"
          isAbove
          language={language}
          groups={groupsOf(props)}
          clearHref={`/verifikator?putaran=${queue.year}`}
          hidden={{ putaran: String(queue.year) }}
        >
          <p class="mut">{verifierTexts.order[language]}</p>
          <QueueTable {...props} rows={places.slice(start, start + placesAPage)} />
        </Filters>
      )}
    </AppFrame>
  );
};

const QueueTable = ({ view, filter, queue, rows }: QueuePageProps & { readonly rows: readonly QueuedPlace[] }) => {
  const { language } = view;
  return (
    <DataTable
      caption={say(verifierTexts.caption, language, { n: formatDecimal(queue.places.length, language) })}
      language={language}
      rows={rows}
      empty={<EmptyState title={verifierTexts.emptyTitle[language]} text={verifierTexts.emptyText[language]} />}
      pager={{
        page: filter.page,
        pageSize: placesAPage,
        total: queue.places.length,
        hrefOf: (page) => addressWith(view.path, { hal: page === 1 ? null : page, pesan: null }),
      }}
      columns={[
        {
          label: verifierTexts.indicator[language],
          isRowHeader: true,
          cell: (place) => <a href={deskHref(place, filter)}>{indicatorName(place, language)}</a>,
        },
        {
          label: verifierTexts.innovation[language],
          cell: (place) => (
            <>
              {place.title ?? verifierTexts.region[language]}
              {place.agencyName === null ? null : <p class="mut">{place.agencyName}</p>}
            </>
          ),
        },
        {
          label: verifierTexts.claim[language],
          cell: (place) => (
            <>
              <span class="nw">{say(verifierTexts.level, language, { level: place.standing.claimedLevel })}</span>
              <p class="mut nw">{say(verifierTexts.paperCount, language, { n: place.papers })}</p>
            </>
          ),
        },
        {
          label: verifierTexts.score[language],
          isNumeric: true,
          cell: (place) => formatDecimal(pointsOf(claimedPoints(place)), language),
        },
        {
          label: verifierTexts.state[language],
          isLabelledOnPhone: false,
          cell: (place) => (
            <>
              <StatusTag state={`verification.${place.settled.state}`} language={language} />
              <p class="mut nw">{say(verifierTexts.since, language, { day: formatDate(place.waitingSince, view) })}</p>
            </>
          ),
        },
      ]}
    />
  );
};
