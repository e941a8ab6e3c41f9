import { permit } from "#shared/actor.ts";
import type { Details } from "#shared/result.ts";
import type { View } from "#shared/view.ts";
import { type Answer, toResponse } from "./answer.ts";
import { originOf } from "./connection.ts";
import { formCookie } from "./cookies.ts";
import { boundToBrowser, boundToSession } from "./form-token.ts";
import { answerOnce, hashOf, isRequestKey } from "./once.ts";
import { answerOf, refusedPage, signInAddress, signInFirst } from "./page-answer.ts";
import { findVisitor, makeView } from "./page-view.ts";
import type { Page, PageRequest, SentForm, Visitor } from "./port.ts";
import { ClientGone } from "./read-body.ts";
import { emptyForm, type ReadForm, readForm } from "./read-form.ts";
import { pathOfThisSite } from "./safe-path.ts";
import { type HttpContext, type Site, startVisit, type Visit } from "./site.ts";

const usualBodyBytes = 64 * 1024;

/** One request to one page, with all that its stages hand on. */
interface Asked {
  readonly site: Site;
  readonly page: Page;
  readonly context: HttpContext;
  readonly visit: Visit;
  readonly visitor: Visitor | null;
  readonly view: View;
  readonly query: URLSearchParams;
}

/** Answers a page for this one visitor; nothing of it is kept. */
export async function answerPage(site: Site, page: Page, context: HttpContext): Promise<Response> {
  const visit = startVisit(site, context);
  const startedAt = performance.now();
  const { incoming } = context.env;
  const answer = await ask(site, page, context, visit);
  site.log.info("page", {
    requestId: visit.requestId,
    method: context.req.method,
    path: page.path,
    status: answer.status,
    durationMs: Math.round(performance.now() - startedAt),
  });
  return toResponse(answer, site.headers, visit.requestId, incoming.headers["accept-encoding"]);
}

async function ask(site: Site, page: Page, context: HttpContext, visit: Visit): Promise<Answer> {
  const url = new URL(context.req.url);
  const path = url.pathname + url.search;
  let visitor: Visitor | null = null;
  try {
    visitor = await findVisitor(site, visit);
    const viewing = await makeView(site, visit, { visitor, path, isFragment: asksForPart(context), keep: false });
    const asked: Asked = { site, page, context, visit, visitor, view: viewing.view, query: url.searchParams };
    const answer = /%00/.test(path) ? await refuse(asked, "page.malformed-address") : await decide(asked);
    return { ...answer, cookies: [...viewing.cookies(), ...(answer.cookies ?? [])] };
  } catch (error) {
    return faultPage(site, visit, visitor, path, error);
  }
}

/** htmx asks for a part, unless it restores history or swaps the whole body. */
function asksForPart(context: HttpContext): boolean {
  const { headers } = context.env.incoming;
  if (headers["hx-request"] !== "true" || headers["hx-history-restore-request"] === "true") return false;
  return headers["hx-boosted"] !== "true" && headers["hx-request-type"] !== "full";
}

async function decide(asked: Asked): Promise<Answer> {
  const { site, page, visit, view } = asked;
  const allowed = permit(view.actor, page.permission);
  if (page.method === "post") return decidePost(asked, allowed.ok ? null : allowed);
  if (allowed.ok) return run(asked, emptyForm);
  if (view.actor.kind === "anonymous") return signInFirst(site, visit, view);
  return refuse(asked, allowed.code, allowed.details);
}

const run = async (asked: Asked, form: SentForm): Promise<Answer> =>
  answerOf(asked.site, asked.visit, asked.view, await asked.page.handle(pageRequest(asked, form)));

const refuse = (asked: Asked, code: string, details?: Details): Promise<Answer> =>
  refusedPage(asked.site, asked.visit, asked.view, code, details);

export function pageRequest(asked: Omit<Asked, "page" | "site">, form: SentForm): PageRequest {
  const { context, visit, visitor, view, query } = asked;
  return {
    view,
    regionCode: view.region.code,
    params: context.req.param() as Record<string, string>,
    query,
    form,
    address: visit.connection.address,
    cookies: visit.cookies,
    isSignInSafe: visit.connection.isSignInSafe,
    sessionId: visitor?.sessionId ?? null,
    requestId: visit.requestId,
  };
}

async function decidePost(
  asked: Asked,
  denied: { readonly code: string; readonly details?: Details } | null,
): Promise<Answer> {
  const { site, page, context, view } = asked;
  const { incoming } = context.env;
  const origin = originOf(incoming.headers, site.publicUrl);
  if (origin === "foreign") return refuse(asked, "form.foreign-origin");
  const isSignedOut = denied?.code === "access.sign-in-required";
  if (denied && !isSignedOut) return refuse(asked, denied.code, denied.details);
  const read = await readForm(incoming, isSignedOut ? usualBodyBytes : (page.maxBodyBytes ?? usualBodyBytes));
  const resend = read.ok && origin === "own" ? resendOf(view.path, read.value) : {};
  if (denied) {
    const signIn = signInAddress(site, refererPath(incoming.headers.referer));
    return refuse(asked, denied.code, { signIn, ...resend });
  }
  if (!read.ok) return refuse(asked, read.code, read.details);
  const { form, digest } = read.value;
  if (!isTokenValid(asked, form.get("_token"))) return refuse(asked, "form.too-old", resend);
  const key = form.get("_key");
  if (view.actor.kind !== "person" || key === undefined || key === "") return run(asked, form);
  if (!isRequestKey(key)) return refuse(asked, "request.key-malformed");
  const { regionCode, personId } = view.actor;
  const hash = hashOf("POST", view.path, digest);
  const answer = await answerOnce(site, { regionCode, personId, key }, hash, () => run(asked, form));
  return answer.ok ? answer.value : refuse(asked, answer.code, resend);
}

function isTokenValid({ site, visit, visitor }: Asked, token: string | undefined): boolean {
  if (visitor) return visitor.sessionId !== null && site.tokens.isValid(boundToSession(visitor.sessionId), token);
  const browser = visit.cookies[formCookie];
  return browser !== undefined && site.tokens.isValid(boundToBrowser(browser), token);
}

/** A form with a password is not shown again: the password would stand in the page. */
function resendOf(action: string, { fields }: ReadForm): Details {
  const hasSecret = fields.some(([name]) => /pass|sandi|secret|rahasia|token|otp/i.test(name));
  return hasSecret || fields.length === 0 ? {} : { resend: { action, fields } };
}

const refererPath = (referer: string | undefined): string => {
  if (referer === undefined || !URL.canParse(referer)) return "/";
  const url = new URL(referer);
  return pathOfThisSite(url.pathname + url.search);
};

/** Logged once; people see a request id and nothing of the cause. */
export async function faultPage(
  site: Site,
  visit: Visit,
  visitor: Visitor | null,
  path: string,
  error: unknown,
): Promise<Answer> {
  const { requestId } = visit;
  if (error instanceof ClientGone) site.log.info("The client went away", { requestId });
  else site.log.error("A page failed", { requestId, error });
  try {
    const { view } = await makeView(site, visit, { visitor, path, isFragment: false, keep: true });
    return await refusedPage(site, visit, view, "server.failed");
  } catch (cause) {
    site.log.error("The page for faults failed", { requestId, error: cause });
    return {
      status: 500,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
      body: `Terjadi kesalahan. ${requestId}\n`,
    };
  }
}
