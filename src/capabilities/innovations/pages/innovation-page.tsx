import type { Child } from "hono/jsx";
import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import { trackName } from "#capabilities/programme/contract/membership.ts";
import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { stateCode } from "#web/components/states.ts";
import { StatusTag } from "#web/components/status-tag.tsx";
import { formatDate, formatMoment } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Profile } from "../contract/profile.ts";
import type { ShownInnovation } from "../queries/show-innovation.ts";
import { definitionOf } from "../rules/import/fields.ts";
import { texts } from "../texts/innovation.ts";

export interface InnovationPageProps {
  readonly view: View;
  readonly innovation: ShownInnovation;
  readonly affairs: AffairReader;
  /** Where it stands in its programme years and what can be done next. */
  readonly way: Child;
  readonly canRevise: boolean;
}

const longFields: readonly (keyof Profile)[] = [
  "benefit",
  "resultBefore",
  "resultAfter",
  "goalShort",
  "goalMiddle",
  "goalLong",
  "developmentNote",
  "design",
];

const shortFields: readonly (keyof Profile)[] = [
  "stage",
  "initiatorKind",
  "initiatorName",
  "classification",
  "digitalKind",
  "form",
  "mainAffair",
  "otherAffairs",
  "trialOn",
  "appliedOn",
  "developedOn",
  "astaCita",
  "pkpnCluster",
  "latitude",
  "longitude",
  "budgetRupiah",
  "videoLink",
];

/** The heading under which the national form asks for a field. */
const headingOf = (field: keyof Profile): string => definitionOf(field)?.heading ?? field;

function shown(field: keyof Profile, profile: Profile, { view, affairs }: InnovationPageProps): string | null {
  const value = profile[field];
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  const affair = (code: string) => affairs.nameOf(code)?.[view.language] ?? code;
  if (field === "mainAffair") return affair(String(value));
  if (Array.isArray(value)) return value.map(affair).join("; ");
  if (field.endsWith("On")) return formatDate(String(value), view);
  if (field === "budgetRupiah") return `Rp ${formatDecimal(String(value), view.language)}`;
  const choice = definitionOf(field)?.choices?.find((each) => each.value === value);
  return choice?.label ?? String(value);
}

const Years = ({ view, innovation }: InnovationPageProps) => {
  const { language } = view;
  return (
    <Section id="tahun" title={texts.years[language]}>
      <DataTable
        caption={texts.years[language]}
        isCaptionHidden
        language={language}
        rows={innovation.memberships}
        columns={[
          {
            label: texts.register[language],
            isRowHeader: true,
            cell: (row) => `${row.registrationNumber}/${row.year}`,
          },
          { label: texts.unit[language], cell: (row) => row.agencyName ?? texts.notStated[language] },
          { label: texts.track[language], cell: (row) => trackName(row.track, language) },
          {
            label: texts.state[language],
            cell: (row) => {
              const code = stateCode("membership", row.state);
              return code === undefined ? row.state : <StatusTag state={code} language={language} />;
            },
          },
          {
            label: texts.launchedOn[language],
            cell: (row) => (row.launchedOn === null ? "" : formatDate(row.launchedOn, view)),
          },
          {
            label: texts.committedOn[language],
            cell: (row) => (row.committedOn === null ? "" : formatDate(row.committedOn, view)),
          },
        ]}
      />
    </Section>
  );
};

const Versions = ({ view, innovation }: InnovationPageProps) => {
  const { language } = view;
  return (
    <Section id="versi" title={texts.versions[language]}>
      <DataTable
        caption={texts.versions[language]}
        isCaptionHidden
        language={language}
        rows={innovation.versions}
        columns={[
          { label: texts.version[language], isNumeric: true, isRowHeader: true, cell: (row) => row.version },
          { label: texts.when[language], cell: (row) => formatMoment(row.at, view) },
          {
            label: texts.changed[language],
            cell: (row) =>
              row.changed.length === 0
                ? texts.first[language]
                : row.changed.map((field) => definitionOf(field as keyof Profile)?.heading ?? field).join(", "),
          },
          { label: texts.note[language], cell: (row) => row.note ?? "" },
        ]}
      />
    </Section>
  );
};

/** `/inovasi/{slug}`: the whole national profile, its versions, years and rounds, for the region's own people. */
export const InnovationPage = (props: InnovationPageProps) => {
  const { view, innovation } = props;
  const { language } = view;
  const { profile } = innovation;
  const stage = profile.stage === null ? undefined : stateCode("stage", profile.stage);
  return (
    <AppFrame
      view={view}
      title={innovation.title}
      breadcrumb={[{ label: texts.innovations[language], href: "/inovasi" }, { label: innovation.title }]}
    >
      <PageTitle
        title={innovation.title}
        lede={profile.benefit ?? undefined}
        action={
          props.canRevise ? (
            <ButtonLink href={`/inovasi/${innovation.slug}/ubah`} tone="alt" icon="edit">
              {texts.edit[language]}
            </ButtonLink>
          ) : undefined
        }
      >
        {stage === undefined ? null : <StatusTag state={stage} language={language} />}
        {innovation.isSample ? <StatusTag state="figure.sample" language={language} /> : null}
      </PageTitle>
      {innovation.continues === null ? null : (
        <p>
          {texts.continues[language]} <a href={`/inovasi/${innovation.continues.slug}`}>{innovation.continues.title}</a>
        </p>
      )}
      {props.way}
      <Section id="profil" title={texts.profile[language]}>
        <DefinitionList
          items={shortFields.flatMap((field) => {
            const description = shown(field, profile, props);
            return description === null ? [] : [{ term: headingOf(field), description }];
          })}
        />
      </Section>
      {innovation.entries.length === 0 ? null : (
        <Section id="putaran" title={texts.rounds[language]}>
          <ul>
            {innovation.entries.map((entry) => (
              <li>
                <a href={`/indeks/${entry.year}/entri/${entry.id}`}>
                  {say(texts.round, language, { year: entry.year })}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Years {...props} />
      {longFields.map((field) => {
        const text = profile[field];
        return typeof text !== "string" || text === "" ? null : (
          <Section
            id={`isi-${field}`}
            title={headingOf(field)}
            aside={
              field === "design" ? (
                <span class="mut">
                  {say(texts.words, language, { n: formatDecimal(innovation.designWords, language) })}
                </span>
              ) : undefined
            }
          >
            <div class="stack">
              {text.split(/\n+/).map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </div>
          </Section>
        );
      })}
      <Versions {...props} />
      {innovation.source === null ? null : (
        <p class="mut">
          {texts.source[language]}: {innovation.source}
        </p>
      )}
    </AppFrame>
  );
};
