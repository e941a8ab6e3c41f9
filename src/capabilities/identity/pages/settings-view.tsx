import type { PageRequest } from "#platform/http/port.ts";
import { say } from "#shared/text.ts";
import { Button, ButtonLink } from "#web/components/button.tsx";
import { type Column, DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { Tag } from "#web/components/tag.tsx";
import { formatMoment } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { ApiToken, OpenSession, Person } from "../contract/person.ts";
import { texts as pageTexts } from "../texts/pages.ts";
import { settingsTexts as texts } from "../texts/settings.ts";
import { PasswordFields, SignInName } from "./password-fields.tsx";
import { RoleNames } from "./role-names.tsx";

export interface SettingsShown {
  readonly said?: string | undefined;
  /** Just made; its text is shown on this page only. */
  readonly newToken?: ApiToken & { readonly token: string };
  readonly problem?: { readonly part: "password" | "token" | "list"; readonly code: string; readonly message: string };
}

interface Props {
  readonly request: PageRequest;
  readonly person: Person;
  readonly sessions: readonly OpenSession[];
  readonly tokens: readonly ApiToken[];
  readonly agencies: ReadonlyMap<string, string>;
  readonly shown: SettingsShown;
}

export function SettingsView(props: Props) {
  const { request, shown } = props;
  const { view } = request;
  const { language } = view;
  const isAdministrator = props.person.grants.some((grant) => grant.role === "administrator");
  const problem = shown.problem;
  return (
    <AppFrame
      view={view}
      title={say(texts.settings, language)}
      hasErrors={problem !== undefined}
      message={shown.said === undefined ? undefined : { text: shown.said }}
    >
      <PageTitle
        title={say(texts.ownTitle, language)}
        lede={say(texts.ownLede, language)}
        action={
          isAdministrator ? (
            <ButtonLink href="/pengaturan/orang" tone="alt">
              {say(texts.peopleLink, language)}
            </ButtonLink>
          ) : undefined
        }
      />
      {problem?.part === "list" ? <ErrorSummary errors={[{ message: problem.message }]} language={language} /> : null}
      {shown.newToken === undefined ? null : (
        <Notice tone="ok" title={say(texts.tokenCreated, language)}>
          <p>
            <code>{shown.newToken.token}</code>
          </p>
          <p>{say(texts.shownOnce, language)}</p>
        </Notice>
      )}
      <Profile {...props} />
      <ChangePassword {...props} />
      <Sessions {...props} />
      <Tokens {...props} />
    </AppFrame>
  );
}

function Profile({ request, person, agencies }: Props) {
  const { language } = request.view;
  const orNone = (value: string | null) => value ?? <span class="mut">{say(texts.notGiven, language)}</span>;
  return (
    <Section id="h-profil" title={say(texts.profile, language)}>
      <div class="stack">
        <DefinitionList
          items={[
            { term: say(texts.name, language), description: person.name },
            { term: say(texts.email, language), description: orNone(person.email) },
            { term: say(texts.userName, language), description: orNone(person.userName) },
            { term: say(texts.office, language), description: orNone(person.office) },
            {
              term: say(texts.roles, language),
              description: <RoleNames grants={person.grants} agencies={agencies} language={language} />,
            },
          ]}
        />
        <p class="mut">{say(texts.roleHint, language)}</p>
      </div>
    </Section>
  );
}

function ChangePassword({ request, shown, person }: Props) {
  const { view } = request;
  const { language } = view;
  const problem = shown.problem?.part === "password" ? shown.problem : undefined;
  const isCurrent = problem?.code === "identity.password-wrong" || problem?.code === "identity.too-many-tries";
  const field = isCurrent ? "current" : "password";
  return (
    <Section id="h-sandi" title={say(texts.changePassword, language)}>
      <Form view={view} action="/pengaturan/kata-sandi" name="sandi">
        <ErrorSummary errors={problem === undefined ? [] : [{ field, message: problem.message }]} language={language} />
        <p class="hint">{say(texts.changePasswordHint, language)}</p>
        <SignInName login={person.email ?? person.userName ?? ""} />
        <TextField
          name="current"
          label={say(pageTexts.currentPassword, language)}
          error={isCurrent ? problem?.message : undefined}
          type="password"
          autocomplete="current-password"
          width="medium"
          isRequired
        />
        <PasswordFields language={language} error={isCurrent ? undefined : problem?.message} />
        <Button tone="alt">{say(texts.changePassword, language)}</Button>
      </Form>
    </Section>
  );
}

function Sessions({ request, sessions }: Props) {
  const { view } = request;
  const { language } = view;
  const moment = (iso: string) => formatMoment(new Date(iso), view);
  const columns: readonly Column<OpenSession>[] = [
    {
      label: say(texts.signedInAt, language),
      isRowHeader: true,
      cell: (session) => (
        <div class="row">
          {moment(session.createdAt)}
          {session.id === request.sessionId ? (
            <Tag tone="ok" icon="check">
              {say(texts.thisSession, language)}
            </Tag>
          ) : null}
        </div>
      ),
    },
    { label: say(texts.lastSeen, language), cell: (session) => moment(session.lastSeenAt) },
    { label: say(texts.endsAt, language), cell: (session) => moment(session.endsAt) },
    {
      label: say(texts.action, language),
      isLabelledOnPhone: false,
      cell: (session) => (
        <Form view={view} action={`/pengaturan/sesi/${session.id}/akhiri`} name={`sesi-${session.id}`} isSpaced={false}>
          <Button tone="quiet">
            {say(texts.endSession, language)}
            <span class="vh">, {moment(session.createdAt)}</span>
          </Button>
        </Form>
      ),
    },
  ];
  return (
    <Section id="h-sesi" title={say(texts.sessions, language)}>
      <div class="stack">
        <DataTable
          caption={say(texts.sessionsCaption, language)}
          columns={columns}
          rows={sessions}
          language={language}
        />
      </div>
    </Section>
  );
}

function Tokens({ request, tokens, shown }: Props) {
  const { view } = request;
  const { language } = view;
  const moment = (iso: string) => formatMoment(new Date(iso), view);
  const error = shown.problem?.part === "token" ? shown.problem.message : undefined;
  const columns: readonly Column<ApiToken>[] = [
    { label: say(texts.tokenName, language), isRowHeader: true, cell: (token) => token.name },
    { label: say(texts.expiresAt, language), cell: (token) => moment(token.expiresAt) },
    {
      label: say(texts.lastUsed, language),
      cell: (token) => (token.lastUsedAt === null ? say(texts.never, language) : moment(token.lastUsedAt)),
    },
    {
      label: say(texts.action, language),
      isLabelledOnPhone: false,
      cell: (token) => (
        <Form view={view} action={`/pengaturan/token/${token.id}/cabut`} name={`token-${token.id}`} isSpaced={false}>
          <Button tone="quiet">
            {say(texts.revoke, language)}
            <span class="vh">, {token.name}</span>
          </Button>
        </Form>
      ),
    },
  ];
  return (
    <Section id="h-token" title={say(texts.tokens, language)}>
      <div class="stack">
        <p class="mut">{say(texts.tokensText, language)}</p>
        <DataTable
          caption={say(texts.tokensCaption, language)}
          columns={columns}
          rows={tokens}
          language={language}
          empty={<EmptyState title={say(texts.noTokens, language)} level={3} />}
        />
        <Form view={view} action="/pengaturan/token" name="token-baru">
          <ErrorSummary errors={error === undefined ? [] : [{ field: "name", message: error }]} language={language} />
          <TextField
            name="name"
            label={say(texts.tokenName, language)}
            hint={say(texts.tokenNameHint, language)}
            error={error}
            width="medium"
            maxLength={60}
            isRequired
          />
          <TextField
            name="days"
            label={say(texts.tokenDays, language)}
            hint={say(texts.tokenDaysHint, language)}
            value="90"
            keyboard="numeric"
            width="narrow"
            isRequired
          />
          <Button tone="alt">{say(texts.createToken, language)}</Button>
        </Form>
      </div>
    </Section>
  );
}
