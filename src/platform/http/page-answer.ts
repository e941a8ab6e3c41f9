import type { Details } from "#shared/result.ts";
import type { View } from "#shared/view.ts";
import type { Answer } from "./answer.ts";
import { writeCookie } from "./cookies.ts";
import { filePolicy, type HeaderFields } from "./headers.ts";
import type { PageAnswer } from "./port.ts";
import { renderHtml } from "./render.ts";
import { pathOfThisSite } from "./safe-path.ts";
import type { Site, Visit } from "./site.ts";
import { statusOfRefusal } from "./status-of-refusal.ts";

const htmlType = "text/html; charset=utf-8";

/** Pages of a person are kept nowhere; a form of an anonymous visitor may come back with the Back button. */
const cacheControl = (view: View): string => (view.actor.kind === "anonymous" ? "private, no-cache" : "no-store");

const htmlHeaders = (view: View): HeaderFields => ({
  "Content-Type": htmlType,
  "Cache-Control": cacheControl(view),
  Vary: "Cookie, HX-Request",
});

/** Turns what a page answered into bytes and headers. */
export async function answerOf(site: Site, visit: Visit, view: View, page: PageAnswer): Promise<Answer> {
  switch (page.kind) {
    case "html":
      return { status: page.status ?? 200, headers: htmlHeaders(view), body: await renderHtml(page.body) };
    case "redirect":
      return {
        ...redirectTo(page.to),
        cookies: (page.cookies ?? []).map((change) => writeCookie(change, visit.connection.isHttps)),
      };
    case "file":
      return { status: 200, headers: fileHeaders(view, page.type, page.name), body: page.bytes };
    case "text":
      return {
        status: 200,
        headers: { "Content-Type": page.type, "Cache-Control": cacheControl(view) },
        body: page.text,
      };
    case "refused":
      if (page.code === "access.sign-in-required") return signInFirst(site, visit, view);
      return refusedPage(site, visit, view, page.code, page.details);
  }
}

export const redirectTo = (path: string): Answer => ({
  status: 303,
  headers: { Location: pathOfThisSite(path), "Cache-Control": "no-store" },
  body: "",
});

/** Sends an anonymous visitor to the sign-in page and back; htmx cannot follow that inside a page, so it is told to leave it. */
export async function signInFirst(site: Site, visit: Visit, view: View): Promise<Answer> {
  const to = signInAddress(site, view.path);
  if (!view.isFragment) return redirectTo(to);
  const page = await refusedPage(site, visit, view, "access.sign-in-required");
  return { ...page, headers: { ...page.headers, "HX-Redirect": to } };
}

export const signInAddress = (site: Site, backTo: string): string =>
  `${site.signInPath ?? "/masuk"}?kembali=${encodeURIComponent(backTo)}`;

/** The error page of the web layer; plain words when even that fails. */
export async function refusedPage(
  site: Site,
  visit: Visit,
  view: View,
  code: string,
  details: Details = {},
): Promise<Answer> {
  const status = statusOfRefusal(code);
  const wait = details["retryAfterSeconds"];
  const headers = {
    ...htmlHeaders(view),
    ...(typeof wait === "number" ? { "Retry-After": String(Math.ceil(wait)) } : {}),
  };
  try {
    return { status, headers, body: await renderHtml(site.errorPage(view, code, details, status, visit.requestId)) };
  } catch (error) {
    site.log.error("The error page failed", { requestId: visit.requestId, code, error });
    const words = view.language === "en" ? "Something went wrong" : "Terjadi kesalahan";
    return {
      status,
      headers,
      body: `<!DOCTYPE html><title>${words}</title><h1>${words}</h1><p>${visit.requestId}</p>`,
    };
  }
}

/** RFC 6266: an ASCII name for old programs, the true one beside it. */
function fileHeaders(view: View, type: string, name: string | undefined): HeaderFields {
  const ascii = name?.replace(/[^\w.() -]/g, "_");
  const disposition =
    name === undefined ? "inline" : `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`;
  return {
    "Content-Type": type,
    "Content-Disposition": disposition,
    "Content-Security-Policy": filePolicy,
    "Cache-Control": cacheControl(view),
  };
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
