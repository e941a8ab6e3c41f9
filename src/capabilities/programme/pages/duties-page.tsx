import type { AgencyKinds } from "#capabilities/organisation/contract/agency.ts";
import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { Textarea } from "#web/components/textarea.tsx";
import { formatDate } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { AgencyDuty } from "../contract/operations.ts";
import type { YearCount } from "../queries/programme-years.ts";
import { texts } from "../texts/programme.ts";

export interface DutiesPageProps {
  readonly view: View;
  readonly year: number;
  readonly years: readonly YearCount[];
  readonly duties: readonly AgencyDuty[];
  readonly kinds: AgencyKinds;
}

export const groupName = (kinds: AgencyKinds, code: string, view: Pick<View, "language">): string =>
  kinds.launchGroups.find((group) => group.code === code)?.name[view.language] ?? code;

/** The list of those who have not sent, as one message to paste. */
export function reminderText({ view, year, duties, kinds }: Omit<DutiesPageProps, "years">): string {
  const late = duties.filter((duty) => duty.sent === 0);
  const groups = [...new Set(late.map((duty) => duty.launchGroup))];
  const lines = groups.flatMap((group) => [
    "",
    `*${groupName(kinds, group, view)}*`,
    ...late.filter((duty) => duty.launchGroup === group).map((duty, index) => `${index + 1}. ${duty.name}`),
  ]);
  const head = say(texts.reminderHead, view.language, { day: formatDate(view.now, view), year });
  return [head, ...lines, "", texts.reminderFoot[view.language]].join("\n");
}

/** `/laporan/belum-mengirim`: what every agency owes, those who sent nothing first. */
export const DutiesPage = (props: DutiesPageProps) => {
  const { view, year, years, duties, kinds } = props;
  const { language } = view;
  const late = duties.filter((duty) => duty.sent === 0).length;
  return (
    <AppFrame
      view={view}
      title={late === 0 ? texts.dutiesTitleDone[language] : say(texts.dutiesTitleLate, language, { n: late })}
    >
      <PageTitle
        title={
          late === 0
            ? texts.dutiesTitleDone[language]
            : say(texts.dutiesTitleLate, language, { n: formatDecimal(late, language) })
        }
        lede={say(texts.dutiesLede, language, { year })}
        action={
          <ButtonRow>
            <ButtonLink href={`/laporan/belum-mengirim.xlsx?tahun=${year}`} isDownload>
              {texts.downloadXlsx[language]}
            </ButtonLink>
            {late === 0 ? null : (
              <ButtonLink href={`/laporan/belum-mengirim.txt?tahun=${year}`} tone="quiet">
                {texts.plainText[language]}
              </ButtonLink>
            )}
          </ButtonRow>
        }
      />
      <Tabs
        label={texts.year[language]}
        tabs={years.map((each) => ({
          label: String(each.year),
          href: `/laporan/belum-mengirim?tahun=${each.year}`,
          isCurrent: each.year === year,
        }))}
      />
      <DataTable
        caption={say(texts.dutiesCaption, language, { year })}
        language={language}
        rows={duties}
        columns={[
          { label: texts.unit[language], isRowHeader: true, cell: (duty) => duty.name },
          { label: texts.group[language], cell: (duty) => groupName(kinds, duty.launchGroup, view) },
          {
            label: texts.state[language],
            isLabelledOnPhone: false,
            cell: (duty) => (
              <span class="nw">
                <StatusTag state={duty.sent > 0 ? "duty.met" : "duty.open"} language={language} />
              </span>
            ),
          },
          { label: texts.sent[language], isNumeric: true, cell: (duty) => duty.sent, sum: (duty) => duty.sent },
          { label: texts.drafts[language], isNumeric: true, cell: (duty) => duty.drafts, sum: (duty) => duty.drafts },
          { label: texts.lastYear[language], isNumeric: true, cell: (duty) => duty.lastYear ?? texts.never[language] },
        ]}
      />
      {late === 0 ? null : (
        <Section id="pengingat" title={texts.reminderTitle[language]}>
          <Textarea
            name="pengingat-teks"
            label={texts.copyText[language]}
            hint={texts.reminderHint[language]}
            rows={12}
            value={reminderText(props)}
          />
        </Section>
      )}
    </AppFrame>
  );
};
