import type { PageRequest, SentForm } from "#platform/http/port.ts";
import { roles } from "#shared/actor.ts";
import type { PersonId } from "#shared/ids.ts";
import { say } from "#shared/text.ts";
import { Button } from "#web/components/button.tsx";
import { type Column, DataTable } from "#web/components/data-table.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Select } from "#web/components/select.tsx";
import { Tag } from "#web/components/tag.tsx";
import { formatMoment } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { roleNames } from "#web/role-names.ts";
import type { Person } from "../contract/person.ts";
import { settingsTexts as texts } from "../texts/settings.ts";
import { PersonFields } from "./person-fields.tsx";
import { RoleNames, roleName } from "./role-names.tsx";

export interface AgencyOption {
  readonly id: string;
  readonly name: string;
}

export interface PeopleShown {
  readonly said?: string | undefined;
  /** Whose roles are being managed. */
  readonly chosen?: PersonId | undefined;
  /** Just made; shown on this page only. */
  readonly link?: { readonly name: string; readonly address: string; readonly until: string };
  readonly problem?: {
    readonly field: string | undefined;
    readonly message: string;
    readonly personId: PersonId | undefined;
  };
  readonly sent?: SentForm;
}

interface Props {
  readonly request: PageRequest;
  readonly people: readonly Person[];
  readonly agencies: readonly AgencyOption[];
  readonly shown: PeopleShown;
}

export function PeopleView(props: Props) {
  const { people, shown } = props;
  const { view } = props.request;
  const { language } = view;
  const chosenId = shown.chosen ?? shown.problem?.personId;
  const chosen = people.find((person) => person.id === chosenId);
  const open = people.filter((person) => person.isActive).length;
  return (
    <AppFrame
      view={view}
      title={say(texts.peopleLink, language)}
      breadcrumb={[
        { label: say(texts.settings, language), href: "/pengaturan" },
        { label: say(texts.peopleLink, language) },
      ]}
      hasErrors={shown.problem !== undefined}
      message={shown.said === undefined ? undefined : { text: shown.said }}
    >
      <PageTitle title={say(texts.peopleTitle, language, { count: open })} lede={say(texts.peopleLede, language)} />
      {shown.link === undefined ? null : (
        <Notice tone="ok" title={say(texts.linkReady, language, { name: shown.link.name })}>
          <p>
            <code>{shown.link.address}</code>
          </p>
          <p>{say(texts.linkText, language, { until: formatMoment(new Date(shown.link.until), view) })}</p>
          <p>{say(texts.shownOnce, language)}</p>
        </Notice>
      )}
      {chosen === undefined ? null : <ManagePerson {...props} person={chosen} />}
      <PeopleTable {...props} />
      <AddPerson {...props} />
    </AppFrame>
  );
}

const namesOf = (agencies: readonly AgencyOption[]) => new Map(agencies.map((agency) => [agency.id, agency.name]));

function PeopleTable({ request, people, agencies }: Props) {
  const { language } = request.view;
  const names = namesOf(agencies);
  const columns: readonly Column<Person>[] = [
    {
      label: say(texts.person, language),
      isRowHeader: true,
      cell: (person) => (
        <>
          {person.name}
          {person.office === null ? null : <p class="mut">{person.office}</p>}
        </>
      ),
    },
    { label: say(texts.signInName, language), cell: (person) => person.email ?? person.userName ?? "" },
    {
      label: say(texts.roles, language),
      cell: (person) => <RoleNames grants={person.grants} agencies={names} language={language} />,
    },
    {
      label: say(texts.state, language),
      isLabelledOnPhone: false,
      cell: (person) => (
        <div class="row">
          <Tag tone={person.isActive ? "ok" : "no"} icon={person.isActive ? "check" : "cross"}>
            {say(person.isActive ? texts.open : texts.closed, language)}
          </Tag>
          {person.isDemo ? (
            <Tag icon="info" tone="plain">
              {say(texts.sample, language)}
            </Tag>
          ) : null}
        </div>
      ),
    },
    {
      label: say(texts.action, language),
      isLabelledOnPhone: false,
      cell: (person) =>
        person.isActive ? (
          <a href={`/pengaturan/orang?kelola=${person.id}`}>
            {say(texts.manage, language)}
            <span class="vh"> {person.name}</span>
          </a>
        ) : null,
    },
  ];
  return (
    <div class="sub">
      <DataTable caption={say(texts.peopleCaption, language)} columns={columns} rows={people} language={language} />
    </div>
  );
}

/** Role and agency of one grant. */
const RoleChoiceFields = (
  props: Pick<Props, "request" | "agencies"> & {
    empty: string;
    sent?: SentForm | undefined;
    problem?: PeopleShown["problem"];
  },
) => {
  const { language } = props.request.view;
  const errorOf = (field: string) => (props.problem?.field === field ? props.problem.message : undefined);
  return (
    <>
      <Select
        name="role"
        label={say(texts.firstRole, language)}
        error={errorOf("role")}
        empty={props.empty}
        options={roles.map((role) => ({ value: role, label: say(roleNames[role], language) }))}
        value={props.sent?.get("role")}
      />
      <Select
        name="agency"
        label={say(texts.agency, language)}
        hint={say(texts.agencyHint, language)}
        error={errorOf("agency")}
        empty={say(texts.wholeRegion, language)}
        options={props.agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
        value={props.sent?.get("agency")}
      />
    </>
  );
};

/** Stands instead of the form for a new person, so that no field name comes twice. */
function ManagePerson({ request, agencies, shown, person }: Props & { readonly person: Person }) {
  const { view } = request;
  const { language } = view;
  const at = `/pengaturan/orang/${person.id}`;
  const names = namesOf(agencies);
  const problem = shown.problem;
  return (
    <Section id="h-kelola" title={say(texts.managePerson, language, { name: person.name })}>
      <div class="stack">
        {problem === undefined ? null : <ErrorSummary errors={[{ message: problem.message }]} language={language} />}
        <ul class="plain">
          {person.grants.map((grant) => (
            <li>
              <Form view={view} action={`${at}/peran/${grant.id}/cabut`} name={`cabut-${grant.id}`} isSpaced={false}>
                <Button tone="quiet">
                  {say(texts.revokeRole, language, { role: roleName(grant, names, language) })}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
        <Form view={view} action={`${at}/peran`} name="peran">
          <RoleChoiceFields request={request} agencies={agencies} empty={say(texts.chooseRole, language)} />
          <Button tone="alt">{say(texts.grantRole, language)}</Button>
        </Form>
        <Form view={view} action={`${at}/tautan`} name="tautan" isSpaced={false}>
          <Button tone="quiet">{say(texts.newLink, language)}</Button>
        </Form>
        <Form view={view} action={`${at}/tutup`} name="tutup">
          <p class="hint">{say(texts.closeHint, language)}</p>
          <Button tone="bad">{say(texts.closeAccount, language)}</Button>
        </Form>
      </div>
    </Section>
  );
}

function AddPerson({ request, agencies, shown, people }: Props) {
  const { view } = request;
  const { language } = view;
  const isManaging = people.some((person) => person.id === (shown.chosen ?? shown.problem?.personId));
  if (isManaging) {
    return (
      <p class="sub">
        <a href="/pengaturan/orang#h-tambah">{say(texts.addPerson, language)}</a>
      </p>
    );
  }
  const { problem } = shown;
  const shownProblem = problem?.field === undefined ? undefined : { field: problem.field, message: problem.message };
  return (
    <Section id="h-tambah" title={say(texts.addPerson, language)}>
      <Form view={view} action="/pengaturan/orang" name="orang">
        <ErrorSummary
          errors={problem === undefined ? [] : [{ field: problem.field, message: problem.message }]}
          language={language}
        />
        <PersonFields language={language} sent={shown.sent} problem={shownProblem} />
        <RoleChoiceFields
          request={request}
          agencies={agencies}
          empty={say(texts.noRoleYet, language)}
          sent={shown.sent}
          problem={problem}
        />
        <Button>{say(texts.addPersonButton, language)}</Button>
      </Form>
    </Section>
  );
}
