import { type Page, type PageAnswer, type PageRequest, sessionCookie } from "#platform/http/port.ts";
import type { Result } from "#shared/result.ts";
import { say } from "#shared/text.ts";
import { Button } from "#web/components/button.tsx";
import { ErrorSummary, type FieldError } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { PublicFrame } from "#web/layout/public-frame.tsx";
import type { SignedIn, SignInInput } from "../actions/sign-in.ts";
import { safeLocalPath } from "../rules/local-path.ts";
import { texts } from "../texts/pages.ts";
import { sayRefusal } from "../texts/say-refusal.ts";

export interface SignInPagesNeed {
  signIn(input: SignInInput): Promise<Result<SignedIn>>;
  /** Where the demo's sign-ins stand on disk; null outside the demo. */
  readonly demoSignInsFile: string | null;
}

interface Shown {
  readonly login?: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly said?: string | undefined;
}

function SignInPage(props: { request: PageRequest; back: string; demoFile: string | null; shown: Shown }) {
  const { request, back, demoFile, shown } = props;
  const { view } = request;
  const { language } = view;
  const errors = shown.errors ?? [];
  return (
    <PublicFrame
      view={view}
      title={say(texts.signIn, language)}
      hasErrors={errors.length > 0}
      message={shown.said === undefined ? undefined : { text: shown.said }}
    >
      <div class="wrap stack">
        <PageTitle title={say(texts.signInTitle, language)} lede={say(texts.signInLede, language)} />
        {request.isSignInSafe ? (
          <Form view={view} action="/masuk" hidden={{ kembali: back }}>
            <ErrorSummary errors={errors} language={language} />
            <TextField
              name="login"
              label={say(texts.login, language)}
              value={shown.login}
              autocomplete="username"
              width="medium"
              maxLength={254}
              isRequired
            />
            <TextField
              name="password"
              label={say(texts.password, language)}
              type="password"
              autocomplete="current-password"
              width="medium"
              isRequired
            />
            <Button icon="login">{say(texts.signIn, language)}</Button>
          </Form>
        ) : (
          <Notice tone="warn" title={say(texts.unsafeTitle, language)}>
            <p>{say(texts.unsafeText, language)}</p>
          </Notice>
        )}
        <p class="mut">{say(texts.forgotten, language)}</p>
        {view.isDemo && demoFile !== null ? (
          <Notice title={say(texts.demoTitle, language)}>
            <p>{say(texts.demoText, language, { file: demoFile })}</p>
          </Notice>
        ) : null}
      </div>
    </PublicFrame>
  );
}

/** What a page elsewhere may have left to say here: only these words, never words of the address. */
const saidAfter = { sandi: texts.passwordChosen, siap: texts.setUpDone } as const;

export function signInPages(need: SignInPagesNeed): readonly Page[] {
  const show = (request: PageRequest, shown: Shown, status: 200 | 403 | 422 | 429, wish?: string): PageAnswer => {
    const back = safeLocalPath(wish);
    return {
      kind: "html",
      status,
      body: <SignInPage request={request} back={back} demoFile={need.demoSignInsFile} shown={shown} />,
    };
  };

  const handleGet = async (request: PageRequest): Promise<PageAnswer> => {
    const wish = request.query.get("kembali") ?? undefined;
    if (request.view.actor.kind !== "anonymous") return { kind: "redirect", to: safeLocalPath(wish) };
    const after = request.query.get("sesudah");
    const said = after === "sandi" || after === "siap" ? say(saidAfter[after], request.view.language) : undefined;
    return show(request, { said }, request.isSignInSafe ? 200 : 403, wish);
  };

  const handlePost = async (request: PageRequest): Promise<PageAnswer> => {
    const { form, view } = request;
    const wish = form.get("kembali");
    if (!request.isSignInSafe) return show(request, {}, 403, wish);
    const login = form.get("login")?.trim() ?? "";
    const password = form.get("password") ?? "";
    if (login === "" || password === "" || login.length > 254) {
      const errors = [{ field: login === "" ? "login" : "password", message: say(texts.fillBoth, view.language) }];
      return show(request, { login, errors }, 422, wish);
    }
    const { address, regionCode } = request;
    const presentToken = request.cookies[sessionCookie];
    const answer = await need.signIn({ login, password, address, regionCode, presentToken });
    if (!answer.ok) {
      const message = sayRefusal(answer.code, answer.details, view.language);
      const status = answer.code === "identity.too-many-tries" ? 429 : 422;
      return show(request, { login, errors: [{ field: "login", message }] }, status, wish);
    }
    const cookie = { name: sessionCookie, value: answer.value.token, maxAge: answer.value.maxAgeSeconds };
    return { kind: "redirect", to: safeLocalPath(wish), cookies: [cookie] };
  };

  return [
    { method: "get", path: "/masuk", permission: "public", handle: handleGet },
    { method: "post", path: "/masuk", permission: "public", handle: handlePost },
  ];
}
