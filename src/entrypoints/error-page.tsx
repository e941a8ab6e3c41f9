import type { ErrorPage as ErrorPageOf, Resend } from "#platform/http/port.ts";
import type { Details } from "#shared/result.ts";
import type { Language } from "#shared/text.ts";
import { ErrorPage } from "#web/layout/error-page.tsx";

type Describe = (code: string, details: Details, language: Language) => string | undefined;

const isResend = (value: unknown): value is Resend =>
  typeof value === "object" && value !== null && "action" in value && "fields" in value;

/** The page for refusals and faults, with the words that the refusing room has for its code. */
export const createErrorPage =
  (describe: Describe): ErrorPageOf =>
  (view, code, details, status, requestId) => {
    const { resend, signIn } = details;
    return (
      <ErrorPage
        view={view}
        status={status}
        requestId={requestId}
        reason={describe(code, details, view.language)}
        resend={isResend(resend) ? resend : undefined}
        signInHref={typeof signIn === "string" ? signIn : undefined}
      />
    );
  };
