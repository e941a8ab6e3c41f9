import type { Region } from "#capabilities/organisation/contract/region.ts";
import type { Page, PageAnswer, PageRequest, SentForm } from "#platform/http/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { say } from "#shared/text.ts";
import { Button, ButtonLink } from "#web/components/button.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { PublicFrame } from "#web/layout/public-frame.tsx";
import type { SetUpInput } from "../actions/set-up.ts";
import { texts } from "../texts/pages.ts";
import { sayRefusal } from "../texts/say-refusal.ts";
import { PasswordFields } from "./password-fields.tsx";
import { fieldOfRefusal, PersonFields, readPersonFields } from "./person-fields.tsx";

export interface SetUpPagesNeed {
  isSetUpLinkGood(token: string): Promise<boolean>;
  setUp(input: SetUpInput): Promise<Result<unknown>>;
  readonly regions: readonly Region[];
}

/** What the datalist offers: "63.03 Kabupaten Banjar". */
const wordsOf = (region: Region) => `${region.code} ${region.name}`;

function findRegion(regions: readonly Region[], words: string): Region | undefined {
  const wish = words.trim().toLowerCase();
  const named = regions.filter((region) => region.name.toLowerCase() === wish);
  return (
    regions.find((region) => wordsOf(region).toLowerCase() === wish || region.code === wish) ??
    (named.length === 1 ? named[0] : undefined)
  );
}

function GonePage({ request }: { readonly request: PageRequest }) {
  const { language } = request.view;
  return (
    <PublicFrame view={request.view} title={say(texts.linkGoneTitle, language)}>
      <div class="wrap stack">
        <PageTitle title={say(texts.linkGoneTitle, language)} lede={say(texts.setUpGoneNext, language)} />
        <p>
          <ButtonLink href="/masuk">{say(texts.signIn, language)}</ButtonLink>
        </p>
      </div>
    </PublicFrame>
  );
}

interface ShownProblem {
  readonly field: string;
  readonly message: string;
}

function SetUpPage(props: {
  request: PageRequest;
  regions: readonly Region[];
  sent?: SentForm;
  problem?: ShownProblem | undefined;
}) {
  const { request, problem, sent } = props;
  const { view } = request;
  const { language } = view;
  const title = say(texts.setUpTitle, language);
  return (
    <PublicFrame view={view} title={title} hasErrors={problem !== undefined}>
      <div class="wrap stack">
        <PageTitle title={title} lede={say(texts.setUpLede, language)} />
        {request.isSignInSafe ? (
          <Form view={view} action={`/siapkan/${request.params.token ?? ""}`}>
            <ErrorSummary errors={problem === undefined ? [] : [problem]} language={language} />
            <TextField
              name="region"
              label={say(texts.region, language)}
              hint={say(texts.regionHint, language)}
              error={problem?.field === "region" ? problem.message : undefined}
              value={sent?.get("region")}
              suggestions={props.regions.map(wordsOf)}
              width="medium"
              isRequired
            />
            <PersonFields language={language} sent={sent} problem={problem} />
            <PasswordFields language={language} error={problem?.field === "password" ? problem.message : undefined} />
            <Button>{say(texts.setUpButton, language)}</Button>
          </Form>
        ) : (
          <Notice tone="warn" title={say(texts.unsafeTitle, language)}>
            <p>{say(texts.unsafeText, language)}</p>
          </Notice>
        )}
      </div>
    </PublicFrame>
  );
}

/** `/siapkan/{token}`: the first run; region and first administrator. */
export function setUpPages(need: SetUpPagesNeed): readonly Page[] {
  const path = "/siapkan/{token}";
  const regions = need.regions.filter((region) => region.isRankable);
  const gone = (request: PageRequest): PageAnswer => ({
    kind: "html",
    status: 410,
    body: <GonePage request={request} />,
  });

  function readForm(request: PageRequest): Result<SetUpInput> {
    const { form, params } = request;
    const region = findRegion(regions, form.get("region") ?? "");
    if (region === undefined) return refusal("identity.region-unknown");
    const person = readPersonFields(form);
    if (!person.ok) return person;
    const password = form.get("password") ?? "";
    if (password !== (form.get("repeat") ?? "")) return refusal("identity.passwords-differ");
    return success({ token: params.token ?? "", regionCode: region.code, person: person.value, password });
  }

  const handleGet = async (request: PageRequest): Promise<PageAnswer> =>
    (await need.isSetUpLinkGood(request.params.token ?? ""))
      ? { kind: "html", body: <SetUpPage request={request} regions={regions} /> }
      : gone(request);

  const handlePost = async (request: PageRequest): Promise<PageAnswer> => {
    if (!(await need.isSetUpLinkGood(request.params.token ?? ""))) return gone(request);
    if (!request.isSignInSafe)
      return { kind: "html", status: 403, body: <SetUpPage request={request} regions={regions} /> };
    const input = readForm(request);
    const answer = input.ok ? await need.setUp(input.value) : input;
    if (answer.ok) return { kind: "redirect", to: "/masuk?sesudah=siap" };
    if (answer.code === "identity.link-gone") return gone(request);
    const problem = {
      field: fieldOfRefusal(answer.code),
      message: sayRefusal(answer.code, answer.details, request.view.language),
    };
    const body = <SetUpPage request={request} regions={regions} sent={request.form} problem={problem} />;
    return { kind: "html", status: 422, body };
  };

  return [
    { method: "get", path, permission: "public", handle: handleGet },
    { method: "post", path, permission: "public", handle: handlePost },
  ];
}
