import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Clock } from "#platform/clock/port.ts";
import type { Log } from "#platform/logging/port.ts";
import type { UploadHandler } from "#platform/uploads/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { BoundOperation } from "#shared/operation.ts";
import type { Details } from "#shared/result.ts";
import type { Language } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { type Connection, readConnection } from "./connection.ts";
import { languageCookie, readCookies } from "./cookies.ts";
import { createFormTokens, type FormTokens } from "./form-token.ts";
import { type HeaderFields, securityHeaders } from "./headers.ts";
import { createHttpMetrics, type HttpMetrics } from "./metrics.ts";
import {
  type AnsweredRequests,
  type Assets,
  type CatalogueVersion,
  type ErrorPage,
  type Identify,
  type Page,
  sessionCookie,
} from "./port.ts";

export interface HttpOptions {
  readonly pages: readonly Page[];
  readonly operations: readonly BoundOperation[];
  readonly identify: Identify;
  /** Region of visitors without a session; asked at every request, since the set-up decides it while the server runs. */
  readonly homeRegion: () => RegionCode;
  readonly regionView: (code: RegionCode) => View["region"] | Promise<View["region"]>;
  readonly clock: Clock;
  /** Address under which people reach the site; https here means that a proxy terminates TLS. */
  readonly publicUrl: URL;
  readonly isDemo: boolean;
  /** Of the installation, at least 32 random bytes in any spelling. */
  readonly secret: string;
  readonly answeredRequests: AnsweredRequests;
  readonly assets: Assets;
  readonly catalogueVersion: CatalogueVersion;
  readonly errorPage: ErrorPage;
  /** Name of a part and whether it answers. */
  readonly health: () => Promise<Readonly<Record<string, boolean>>>;
  readonly log: Log;
  /** Largest JSON body, bytes; 2 MiB unless told. */
  readonly maxApiBodyBytes?: number;
  /** Takes large files in pieces; without it there is no such address. */
  readonly uploads?: UploadHandler;
  /** Lets a monitor from elsewhere read /metrics. */
  readonly metricsToken?: string;
  readonly signInPath?: string;
  /** Words for a refused API call. */
  readonly describeRefusal?: (code: string, details: Details, language: Language) => string | undefined;
}

/** What every handler of this server shares. */
export interface Site extends HttpOptions {
  readonly headers: HeaderFields;
  readonly tokens: FormTokens;
  readonly metrics: HttpMetrics;
}

export type HttpContext = Context<{ Bindings: HttpBindings }>;

export function createSite(options: HttpOptions): Site {
  if (options.secret.length < 32)
    throw new Error("The secret of the installation is too short: 32 characters at least");
  return {
    ...options,
    headers: securityHeaders(options.publicUrl.protocol === "https:"),
    tokens: createFormTokens(options.secret),
    metrics: createHttpMetrics(),
  };
}

/** One request, before it is known who asks. */
export interface Visit {
  readonly requestId: string;
  readonly connection: Connection;
  readonly cookies: Readonly<Record<string, string>>;
  readonly language: Language;
}

export function startVisit(site: Site, context: HttpContext): Visit {
  const { incoming } = context.env;
  const connection = readConnection(incoming, site.publicUrl);
  const cookies = readCookies(incoming.headers.cookie, connection.isHttps);
  // A session that came over a line that anybody can read is not honoured.
  if (!connection.isSignInSafe) delete cookies[sessionCookie];
  return { requestId: randomUUID(), connection, cookies, language: languageOf(cookies) };
}

export const languageOf = (cookies: Readonly<Record<string, string>>): Language =>
  cookies[languageCookie] === "en" ? "en" : "id";

/** Counts an answer under the pattern of its route, whether it comes at once or later. */
export function counted(
  site: Site,
  context: HttpContext,
  route: string,
  answer: () => Response | Promise<Response>,
): Response | Promise<Response> {
  const startedAt = performance.now();
  const count = (response: Response): Response => {
    site.metrics.observe(context.req.method, route, response.status, performance.now() - startedAt);
    return response;
  };
  const response = answer();
  return response instanceof Promise ? response.then(count) : count(response);
}
