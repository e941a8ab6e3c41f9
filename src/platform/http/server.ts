import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { addUploadRoutes } from "#platform/uploads/routes.ts";
import { mayHaveSession } from "./cookies.ts";
import { answerKeptPage } from "./kept-page-request.ts";
import { type Listening, listen } from "./listen.ts";
import { addMachineRoutes } from "./machine-routes.ts";
import { addMissingRoute } from "./missing-route.ts";
import { answerOperation } from "./operation-request.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";
import { answerPage } from "./page-request.ts";
import type { Page } from "./port.ts";
import { counted, createSite, type HttpOptions, type Site } from "./site.ts";

type App = Hono<{ Bindings: HttpBindings }>;

export interface Http {
  readonly app: App;
  /** Port 0 takes a free one. */
  listen(port: number, host: string): Promise<{ readonly port: number }>;
  /** Answers what is running, then stops. */
  close(): Promise<void>;
}

/** The web server: pages, operations and what machines ask for. It knows no room; all that it serves is handed in. */
export function createHttp(options: HttpOptions): Http {
  const site = createSite(options);
  const cache = createPageCache(site.catalogueVersion, site.headers);
  const app: App = new Hono({ strict: true });
  addMachineRoutes(app, site, cache);
  if (site.uploads) addUploadRoutes(app, site, site.uploads);
  for (const bound of bySpecificPath(site.operations, ({ operation }) => `${operation.path} ${operation.method}`)) {
    const { method, path } = bound.operation;
    app.on(method, patternOf(path), (context) =>
      counted(site, context, path, () => answerOperation(site, bound, context)),
    );
  }
  const pages = bySpecificPath(site.pages, (page) => `${page.path} ${page.method}`);
  for (const page of pages) addPage(app, site, page, cache);
  addMissingRoute(app, site);
  let listening: Listening | undefined;
  return {
    app,
    async listen(port, host) {
      listening = await listen((request, env) => app.fetch(request, env), port, host, site.headers);
      return { port: listening.port };
    },
    async close() {
      await listening?.close();
    },
  };
}

function addPage(app: App, site: Site, page: Page, cache: PageCache): void {
  if (page.cache && (page.permission !== "public" || page.method !== "get")) {
    throw new Error(`Page ${page.path} cannot be kept: only public pages that are read may be`);
  }
  app.on(page.method, patternOf(page.path), (context) =>
    counted(site, context, page.path, () => {
      const canBeKept = page.cache !== undefined && !mayHaveSession(context.env.incoming.headers.cookie);
      return (canBeKept ? answerKeptPage(site, page, context, cache) : null) ?? answerPage(site, page, context);
    }),
  );
}

/** "/katalog/{slug}" as the router writes it: "/katalog/:slug". */
const patternOf = (path: string): string => path.replace(/\{(\w+)\}/g, ":$1");

/** Fixed words before parameters, so that "/inovasi/baru" is not taken for "/inovasi/{id}"; two equal routes are a fault. */
function bySpecificPath<T>(routes: readonly T[], addressOf: (route: T) => string): readonly T[] {
  const rank = (route: T): string => addressOf(route).replace(/\{\w+\}/g, "\uffff");
  const sorted = [...routes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  for (const [at, route] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before !== undefined && rank(before) === rank(route)) throw new Error(`Two routes take ${addressOf(route)}`);
  }
  return sorted;
}
