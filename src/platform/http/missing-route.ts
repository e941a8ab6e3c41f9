import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { type Answer, toResponse } from "./answer.ts";
import { redirectTo, refusedPage } from "./page-answer.ts";
import { faultPage } from "./page-request.ts";
import { findVisitor, makeView } from "./page-view.ts";
import { problemAnswer } from "./problem.ts";
import { counted, type HttpContext, type Site, startVisit, type Visit } from "./site.ts";

type App = Hono<{ Bindings: HttpBindings }>;

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** What no route takes: 405 with `Allow`, the same address without its last slash, else 404. */
export function addMissingRoute(app: App, site: Site): void {
  app.notFound((context) => counted(site, context, "(none)", () => answerMissing(app, site, context)));
}

async function answerMissing(app: App, site: Site, context: HttpContext): Promise<Response> {
  const visit = startVisit(site, context);
  const { path, method } = context.req;
  const url = new URL(context.req.url);
  const takers = (at: string): string[] => methods.filter((name) => app.router.match(name, at)[0].length > 0);
  const allowed = takers(path);
  const shorter = path.replace(/\/+$/, "");
  const isPage = !path.startsWith("/api/");
  let answer: Answer;
  if (allowed.length > 0) {
    answer = await refused(site, visit, url, "page.method-not-allowed");
    const allow = allowed.includes("GET") ? ["HEAD", ...allowed] : allowed;
    answer = { ...answer, headers: { ...answer.headers, Allow: allow.join(", ") } };
  } else if (isPage && method === "GET" && shorter !== path && shorter !== "" && takers(shorter).includes("GET")) {
    answer = { ...redirectTo(shorter + url.search), status: 308 };
  } else {
    answer = await refused(site, visit, url, "page.not-found");
  }
  return toResponse(answer, site.headers, visit.requestId, context.env.incoming.headers["accept-encoding"]);
}

async function refused(site: Site, visit: Visit, url: URL, code: string): Promise<Answer> {
  const path = url.pathname;
  if (path.startsWith("/api/")) {
    return problemAnswer(site, { path, requestId: visit.requestId, language: visit.language }, { code });
  }
  try {
    const visitor = await findVisitor(site, visit);
    const viewing = await makeView(site, visit, { visitor, path: path + url.search, isFragment: false, keep: false });
    const answer = await refusedPage(site, visit, viewing.view, code);
    return { ...answer, cookies: viewing.cookies() };
  } catch (error) {
    return faultPage(site, visit, null, path, error);
  }
}
