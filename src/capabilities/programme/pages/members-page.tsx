import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { addressWith } from "#web/address.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Filters } from "#web/components/filters.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { stateCode } from "#web/components/states.ts";
import { StatusTag } from "#web/components/status-tag.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { membershipStates, trackName, tracks } from "../contract/membership.ts";
import { type Member, type MemberFilter, membersAPage } from "../contract/operations.ts";
import type { BulkVerb } from "../contract/way.ts";
import type { YearCount } from "../queries/programme-years.ts";
import { stateNames, texts } from "../texts/programme.ts";
import { stuckTexts } from "../texts/stuck.ts";
import { wayTexts } from "../texts/way.ts";
import { BulkBar, ChooseBox } from "./bulk-choice.tsx";

export interface MembersPageProps {
  readonly view: View;
  readonly filter: MemberFilter;
  readonly found: { readonly total: number; readonly members: readonly Member[] };
  readonly years: readonly YearCount[];
  readonly canImport: boolean;
  readonly canPropose: boolean;
  readonly canSeeStuck: boolean;
  /** Steps that the reader may take with many at once; empty for those who take none. */
  readonly bulk: readonly BulkVerb[];
}

const sortWord = { number: "nomor", title: "judul", agency: "unit" } as const;

const State = ({ state, view }: { readonly state: string; readonly view: View }) => {
  const code = stateCode("membership", state);
  const words = stateNames[state]?.[view.language] ?? state;
  return code === undefined ? words : <StatusTag state={code} language={view.language} />;
};

function filterGroups({ view, filter, years }: MembersPageProps) {
  const { language } = view;
  const isYearAlone = [filter.state, filter.track, filter.text].every((chosen) => chosen === undefined);
  const choice = (value: string, label: string, chosen: string | undefined) => ({
    value,
    label,
    isChosen: value === (chosen ?? ""),
  });
  return [
    {
      name: "tahun",
      label: texts.year[language],
      isSingle: true,
      options: [
        choice("", texts.allYears[language], filter.year === undefined ? "" : undefined),
        ...years.map(({ year, members }) => ({
          ...choice(String(year), String(year), String(filter.year ?? "-")),
          // Counted over the whole year: true only while nothing else is chosen.
          count: isYearAlone ? members : undefined,
        })),
      ],
    },
    {
      name: "keadaan",
      label: texts.state[language],
      isSingle: true,
      options: [
        choice("", texts.all[language], filter.state),
        ...membershipStates.map((state) => choice(state, stateNames[state]?.[language] ?? state, filter.state)),
      ],
    },
    {
      name: "jalur",
      label: texts.track[language],
      isSingle: true,
      options: [
        choice("", texts.all[language], filter.track),
        ...tracks.map((track) => choice(track, trackName(track, language), filter.track)),
      ],
    },
  ];
}

/** `/inovasi`: all innovations of the region for its own people. */
export const MembersPage = (props: MembersPageProps) => {
  const { view, filter, found } = props;
  const { language } = view;
  const hasBulk = props.bulk.length > 0 && found.total > 0;
  return (
    <AppFrame view={view} title={texts.innovations[language]}>
      <PageTitle
        title={texts.innovations[language]}
        lede={texts.innovationsLede[language]}
        action={
          <>
            {props.canPropose ? <ButtonLink href="/inovasi/baru">{texts.propose[language]}</ButtonLink> : null}
            {props.canImport ? (
              <ButtonLink href="/inovasi/impor" tone="alt">
                {texts.importWorkbook[language]}
              </ButtonLink>
            ) : null}
          </>
        }
      >
        {props.canSeeStuck ? <a href="/inovasi/macet">{stuckTexts.title[language]}</a> : null}
        <a href="/inovasi/alur">{wayTexts.ways[language]}</a>
      </PageTitle>
      <Filters
        action="/inovasi"
        language={language}
        keyword={{ name: "cari", label: texts.search[language], value: filter.text ?? "" }}
        groups={filterGroups(props)}
        clearHref="/inovasi"
        hidden={filter.sort === "number" ? {} : { urut: sortWord[filter.sort] }}
      >
        <DataTable
          caption={say(texts.found, language, { n: formatDecimal(found.total, language) })}
          language={language}
          rows={found.members}
          empty={<EmptyState title={texts.emptyTitle[language]} text={texts.emptyText[language]} />}
          sorting={{
            key: sortWord[filter.sort],
            direction: "up",
            hrefOf: (key) => addressWith(view.path, { urut: key === "nomor" ? null : key, hal: null }),
          }}
          pager={{
            page: filter.page,
            pageSize: membersAPage,
            total: found.total,
            hrefOf: (page) => addressWith(view.path, { hal: page === 1 ? null : page }),
          }}
          columns={[
            {
              label: texts.innovation[language],
              isRowHeader: true,
              sortKey: "judul",
              cell: (member) => <a href={`/inovasi/${member.slug}`}>{member.title}</a>,
            },
            {
              label: texts.agency[language],
              sortKey: "unit",
              cell: (member) => member.agencyName ?? texts.notStated[language],
            },
            { label: texts.track[language], cell: (member) => trackName(member.track, language) },
            {
              label: texts.state[language],
              isLabelledOnPhone: false,
              cell: (member) => <State state={member.state} view={view} />,
            },
            {
              label: texts.number[language],
              isNumeric: true,
              sortKey: "nomor",
              cell: (member) => `${member.registrationNumber}/${member.year}`,
            },
            ...(hasBulk
              ? [
                  {
                    label: stuckTexts.bulkChoose[language],
                    cell: (member: Member) => <ChooseBox view={view} member={member} />,
                  },
                ]
              : []),
          ]}
        />
        {hasBulk ? <BulkBar view={view} verbs={props.bulk} total={found.total} /> : null}
      </Filters>
    </AppFrame>
  );
};
