import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { addressWith } from "#web/address.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Filters } from "#web/components/filters.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import { formatDate } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Stuck, StuckFilter } from "../contract/way-operations.ts";
import type { YearCount } from "../queries/programme-years.ts";
import { ageBands, waitingStates } from "../rules/waiting.ts";
import { texts } from "../texts/programme.ts";
import { stuckTexts } from "../texts/stuck.ts";
import { ageNames } from "../texts/way.ts";
import { StateTag } from "./way-panel.tsx";
import { roleList, stateName } from "./way-words.ts";

export interface StuckPageProps {
  readonly view: View;
  readonly filter: StuckFilter;
  /** All that waits in the chosen year; the counts. */
  readonly all: readonly Stuck[];
  /** Those that match the whole filter; the list. */
  readonly found: readonly Stuck[];
  readonly years: readonly YearCount[];
  readonly canSetDeadlines: boolean;
}

/** How long each state keeps its innovations waiting; every figure leads to its rows. */
const Counts = ({ view, all }: Pick<StuckPageProps, "view" | "all">) => {
  const { language } = view;
  const rows = waitingStates.filter((state) => all.some((row) => row.state === state));
  const count = (state: string, age?: string) =>
    all.filter((row) => row.state === state && (age === undefined || row.age === age)).length;
  const figure = (state: string, age: string | null) => {
    const n = count(state, age ?? undefined);
    if (n === 0) return "0";
    return (
      <a href={addressWith(view.path, { keadaan: state, lama: age, telat: null })}>{formatDecimal(n, language)}</a>
    );
  };
  return (
    <DataTable
      caption={stuckTexts.counts[language]}
      language={language}
      rows={rows}
      columns={[
        { label: stuckTexts.state[language], isRowHeader: true, cell: (state) => stateName(state, language) },
        ...ageBands.map((age) => ({
          label: ageNames[age][language],
          isNumeric: true,
          cell: (state: string) => figure(state, age),
          sum: (state: string) => count(state, age),
        })),
        {
          label: stuckTexts.total[language],
          isNumeric: true,
          cell: (state: string) => figure(state, null),
          sum: (state: string) => count(state),
        },
      ]}
    />
  );
};

function filterGroups({ view, filter, years }: StuckPageProps) {
  const { language } = view;
  const choice = (value: string, label: string, chosen: string | undefined) => ({
    value,
    label,
    isChosen: value === (chosen ?? ""),
  });
  return [
    {
      name: "tahun",
      label: stuckTexts.year[language],
      isSingle: true,
      options: [
        choice("", texts.allYears[language], filter.year === undefined ? "" : "-"),
        ...years.map(({ year }) => choice(String(year), String(year), String(filter.year ?? "-"))),
      ],
    },
    {
      name: "keadaan",
      label: stuckTexts.state[language],
      isSingle: true,
      options: [
        choice("", texts.all[language], filter.state),
        ...waitingStates.map((state) => choice(state, stateName(state, language), filter.state)),
      ],
    },
    {
      name: "lama",
      label: stuckTexts.age[language],
      isSingle: true,
      options: [
        choice("", texts.all[language], filter.age),
        ...ageBands.map((age) => choice(age, ageNames[age][language], filter.age)),
      ],
    },
    {
      name: "telat",
      label: stuckTexts.marks[language],
      options: [choice("yes", stuckTexts.onlyLate[language], filter.late ?? "-")],
    },
  ];
}

const List = ({ view, found }: Pick<StuckPageProps, "view" | "found">) => {
  const { language } = view;
  return (
    <DataTable
      caption={say(stuckTexts.list, language, { n: formatDecimal(found.length, language) })}
      language={language}
      rows={found}
      empty={<EmptyState title={stuckTexts.nothing[language]} text={stuckTexts.nothingText[language]} />}
      columns={[
        {
          label: texts.innovation[language],
          isRowHeader: true,
          cell: (row) => (
            <>
              <a href={`/inovasi/${row.slug}?tahun=${row.year}#langkah`}>{row.title}</a>
              <br />
              <span class="mut">{row.agencyName ?? texts.notStated[language]}</span>
            </>
          ),
        },
        {
          label: stuckTexts.state[language],
          isLabelledOnPhone: false,
          cell: (row) => <StateTag state={row.state} view={view} />,
        },
        {
          label: stuckTexts.since[language],
          cell: (row) => (
            <>
              <span class="nw">{formatDate(new Date(row.since), view)},</span>{" "}
              <span class="nw">{say(stuckTexts.days, language, { n: formatDecimal(row.days, language) })}</span>
            </>
          ),
        },
        { label: stuckTexts.waitsFor[language], cell: (row) => roleList(row.waitsFor, language) },
        {
          label: stuckTexts.dueOn[language],
          cell: (row) =>
            row.dueOn === null ? (
              ""
            ) : (
              <>
                {formatDate(row.dueOn, view)} {row.isLate ? <StatusTag state="task.late" language={language} /> : null}
              </>
            ),
        },
      ]}
    />
  );
};

/** `/inovasi/macet`: what is stuck where, and since when. */
export const StuckPage = (props: StuckPageProps) => {
  const { view, all, found } = props;
  const { language } = view;
  const late = all.filter((row) => row.isLate).length;
  return (
    <AppFrame
      view={view}
      title={stuckTexts.title[language]}
      breadcrumb={[{ label: texts.innovations[language], href: "/inovasi" }, { label: stuckTexts.title[language] }]}
    >
      <PageTitle
        title={stuckTexts.title[language]}
        lede={
          all.length === 0
            ? stuckTexts.nothing[language]
            : say(stuckTexts.lede, language, {
                n: formatDecimal(all.length, language),
                late: formatDecimal(late, language),
              })
        }
        action={
          <ButtonLink
            href={`/inovasi/macet.xlsx${view.path.includes("?") ? view.path.slice(view.path.indexOf("?")) : ""}`}
            isDownload
            icon="download"
          >
            {texts.downloadXlsx[language]}
          </ButtonLink>
        }
      />
      {all.length === 0 ? null : <Counts {...props} />}
      <Section
        id="daftar"
        title={stuckTexts.listTitle[language]}
        aside={props.canSetDeadlines ? <a href="/inovasi/tenggat">{stuckTexts.deadlines[language]}</a> : undefined}
      >
        <Filters
          action="/inovasi/macet"
          isAbove
          language={language}
          groups={filterGroups(props)}
          clearHref="/inovasi/macet"
        >
          <List view={view} found={found} />
        </Filters>
      </Section>
    </AppFrame>
  );
};
