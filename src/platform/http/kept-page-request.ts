import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import { readCookies } from "./cookies.ts";
import { addressOfPage, type PageAddress } from "./page-address.ts";
import { answerOf } from "./page-answer.ts";
import type { PageCache } from "./page-cache.ts";
import { faultPage, pageRequest } from "./page-request.ts";
import { makeView } from "./page-view.ts";
import type { Page } from "./port.ts";
import { emptyForm } from "./read-form.ts";
import { type HttpContext, languageOf, type Site, startVisit } from "./site.ts";

/** Answers an anonymous GET of a page that may be kept; null when this request has to be answered for itself. */
export function answerKeptPage(
  site: Site,
  page: Page,
  context: HttpContext,
  cache: PageCache,
): Response | Promise<Response> | null {
  const { headers } = context.env.incoming;
  const address = addressOfPage(page, context.req.param() as Record<string, string>, searchOf(context.req.url));
  if (!address.canBeKept || address.path.includes("%00")) return null;
  const language = languageOf(readCookies(headers.cookie, false));
  const asked = {
    requestId: randomUUID(),
    acceptEncoding: headers["accept-encoding"],
    ifNoneMatch: headers["if-none-match"],
  };
  return cache.answer(`${language}\n${address.path}`, asked, () => make(site, page, context, address, asked.requestId));
}

function searchOf(url: string): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at);
}

/** Only the path, the named parameters and the language of the first visitor may shape a page that others get. */
async function make(
  site: Site,
  page: Page,
  context: HttpContext,
  { path, query }: PageAddress,
  requestId: string,
): Promise<Answer> {
  const visit = { ...startVisit(site, context), requestId };
  const about = { visitor: null, path, isFragment: false, keep: true };
  const startedAt = performance.now();
  try {
    const { view } = await makeView(site, visit, about);
    const request = pageRequest({ context, visit: { ...visit, cookies: {} }, visitor: null, view, query }, emptyForm);
    const answer = await answerOf(site, visit, view, await page.handle(request));
    if (answer.body instanceof ReadableStream) throw new Error(`${page.path} may be kept: it cannot answer a stream`);
    const durationMs = Math.round(performance.now() - startedAt);
    site.log.info("page", { requestId, method: "GET", path: page.path, status: answer.status, durationMs });
    return answer;
  } catch (error) {
    return faultPage(site, visit, null, path, error);
  }
}
