import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import type { Result } from "#shared/result.ts";
import { say } from "#shared/text.ts";
import { Button, ButtonLink } from "#web/components/button.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { PublicFrame } from "#web/layout/public-frame.tsx";
import { texts } from "../texts/pages.ts";
import { sayRefusal } from "../texts/say-refusal.ts";
import { PasswordFields, SignInName } from "./password-fields.tsx";

export interface ChoosePasswordPagesNeed {
  readPasswordLink(token: string): Promise<Result<{ readonly login: string; readonly name: string }>>;
  choosePassword(input: { readonly token: string; readonly password: string }): Promise<Result<unknown>>;
}

const LinkGone = ({ request }: { readonly request: PageRequest }) => {
  const { language } = request.view;
  return (
    <PublicFrame view={request.view} title={say(texts.linkGoneTitle, language)}>
      <div class="wrap stack">
        <PageTitle title={say(texts.linkGoneTitle, language)} lede={say(texts.linkGoneNext, language)} />
        <p>
          <ButtonLink href="/masuk">{say(texts.signIn, language)}</ButtonLink>
        </p>
      </div>
    </PublicFrame>
  );
};

const linkGone = (request: PageRequest): PageAnswer => ({
  kind: "html",
  status: 410,
  body: <LinkGone request={request} />,
});

function ChoosePage(props: { request: PageRequest; who: { login: string; name: string }; error?: string | undefined }) {
  const { view, params, isSignInSafe } = props.request;
  const { language } = view;
  const title = say(texts.choosePasswordTitle, language);
  return (
    <PublicFrame view={view} title={title} hasErrors={props.error !== undefined}>
      <div class="wrap stack">
        <PageTitle title={title} lede={say(texts.choosePasswordLede, language, props.who)} />
        {isSignInSafe ? (
          <Form view={view} action={`/atur-sandi/${params.token ?? ""}`}>
            <ErrorSummary
              errors={props.error === undefined ? [] : [{ field: "password", message: props.error }]}
              language={language}
            />
            <SignInName login={props.who.login} />
            <PasswordFields language={language} error={props.error} />
            <Button>{say(texts.choosePasswordButton, language)}</Button>
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

/** `/atur-sandi/{token}`: looking at the link does not use it up; mail scanners open links. */
export function choosePasswordPages(need: ChoosePasswordPagesNeed): readonly Page[] {
  const path = "/atur-sandi/{token}";

  const handleGet = async (request: PageRequest): Promise<PageAnswer> => {
    const who = await need.readPasswordLink(request.params.token ?? "");
    return who.ok ? { kind: "html", body: <ChoosePage request={request} who={who.value} /> } : linkGone(request);
  };

  const handlePost = async (request: PageRequest): Promise<PageAnswer> => {
    const token = request.params.token ?? "";
    const who = await need.readPasswordLink(token);
    if (!who.ok) return linkGone(request);
    if (!request.isSignInSafe)
      return { kind: "html", status: 403, body: <ChoosePage request={request} who={who.value} /> };
    const password = request.form.get("password") ?? "";
    const answer =
      password === (request.form.get("repeat") ?? "")
        ? await need.choosePassword({ token, password })
        : ({ ok: false, code: "identity.passwords-differ" } as const);
    if (answer.ok) return { kind: "redirect", to: "/masuk?sesudah=sandi" };
    if (answer.code === "identity.link-gone") return linkGone(request);
    const error = sayRefusal(answer.code, answer.details, request.view.language);
    return { kind: "html", status: 422, body: <ChoosePage request={request} who={who.value} error={error} /> };
  };

  return [
    { method: "get", path, permission: "public", handle: handleGet },
    { method: "post", path, permission: "public", handle: handlePost },
  ];
}
