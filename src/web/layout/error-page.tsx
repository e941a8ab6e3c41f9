import type { Child } from "hono/jsx";
import { type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { texts } from "#web/texts.ts";
import { AppFrame } from "./app-frame.tsx";
import { type ErrorStatus, errorStatuses, errorWords, requestNumber } from "./error-texts.ts";
import { PublicFrame } from "./public-frame.tsx";

const known = (status: number): ErrorStatus =>
  errorStatuses.find((each) => each === status) ?? (status >= 500 ? 500 : 400);

interface Words {
  readonly status: number;
  /** Logged with the fault; printed so that a person can name it. */
  readonly requestId: string;
  /** What exactly was refused, in words for people, when the room knows it. */
  readonly reason?: string | undefined;
  /** What a refused form held: sent again with a fresh token, so that nothing typed is lost. */
  readonly resend?:
    | { readonly action: string; readonly fields: readonly (readonly [name: string, value: string])[] }
    | undefined;
  /** Where to sign in before sending again. */
  readonly signInHref?: string | undefined;
}

const Body = (props: Words & { readonly language: Language; readonly children?: Child }) => {
  const words = errorWords[known(props.status)];
  return (
    <div class="fault stack">
      <p class="over">{props.status}</p>
      <h1>{say(words.title, props.language)}</h1>
      {props.reason === undefined ? null : <p class="lede">{props.reason}</p>}
      <p class={props.reason === undefined ? "lede" : undefined}>{say(words.whatToDo, props.language)}</p>
      {props.children}
      <p class="mut">
        {say(requestNumber, props.language)}: <code>{props.requestId}</code>
      </p>
    </div>
  );
};

/** The error page in the frame of whoever looks; signed-in people keep their menu. */
export const ErrorPage = ({ view, resend, signInHref, ...words }: Words & { readonly view: View }) => {
  const title = say(errorWords[known(words.status)].title, view.language);
  const isPerson = view.actor.kind === "person";
  const body = (
    <Body {...words} language={view.language}>
      {resend === undefined ? null : (
        <Form view={view} action={resend.action} label={say(texts.sendAgain, view.language)}>
          {resend.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {signInHref === undefined ? <Button>{say(texts.sendAgain, view.language)}</Button> : null}
        </Form>
      )}
      <ButtonRow>
        {signInHref === undefined ? null : (
          <ButtonLink href={signInHref}>{say(texts.signIn, view.language)}</ButtonLink>
        )}
        {isPerson ? (
          <ButtonLink href="/dasbor">{say(texts.dashboard, view.language)}</ButtonLink>
        ) : (
          <ButtonLink href="/">{say(texts.home, view.language)}</ButtonLink>
        )}
        <ButtonLink href="/katalog" tone="quiet">
          {say(texts.catalogue, view.language)}
        </ButtonLink>
      </ButtonRow>
    </Body>
  );
  return isPerson ? (
    <AppFrame view={view} title={title}>
      {body}
    </AppFrame>
  ) : (
    <PublicFrame view={view} title={title}>
      <div class="wrap">{body}</div>
    </PublicFrame>
  );
};
