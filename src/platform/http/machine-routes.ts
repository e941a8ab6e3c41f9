import { randomUUID, timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { languages } from "#shared/text.ts";
import { type Answer, toResponse } from "./answer.ts";
import { answerAsset } from "./assets.ts";
import { readConnection } from "./connection.ts";
import { languageCookie, writeCookie } from "./cookies.ts";
import { metricsType } from "./metrics.ts";
import { redirectTo } from "./page-answer.ts";
import type { PageCache } from "./page-cache.ts";
import { counted, type HttpContext, type Site, startVisit } from "./site.ts";

type App = Hono<{ Bindings: HttpBindings }>;
type Serve = (context: HttpContext) => Answer | null | Promise<Answer | null>;

const plain = "text/plain; charset=utf-8";
const yearSeconds = 365 * 24 * 3600;

/** What programs ask for: files, health, metrics, robots, the description of the API; and the language switch. */
export function addMachineRoutes(app: App, site: Site, cache: PageCache): void {
  const get = (path: string, serve: Serve): void => {
    app.get(path, (context) => counted(site, context, path, () => respond(site, context, serve)));
  };
  get("/aset/*", (context) => {
    const asset = site.assets.find(context.req.path.slice("/aset/".length));
    const { headers } = context.env.incoming;
    return asset ? answerAsset(asset, headers["accept-encoding"], headers["if-none-match"]) : null;
  });
  get("/healthz", () => health(site));
  get("/metrics", (context) => metrics(site, context, cache));
  get("/robots.txt", () => ({ status: 200, headers: { "Content-Type": plain }, body: robots(site) }));
  get("/bahasa", (context) => switchLanguage(site, context));
  let description: string | undefined;
  get("/api/v1/openapi.json", async () => {
    // Loaded when first asked for: it doubles the start otherwise.
    const { describeOperations } = await import("./openapi.ts");
    description ??= JSON.stringify(
      describeOperations(
        site.operations.map((bound) => bound.operation),
        "1",
      ),
    );
    const headers = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-cache" };
    return { status: 200, headers, body: description };
  });
}

async function respond(site: Site, context: HttpContext, serve: Serve): Promise<Response> {
  const answer = await serve(context);
  const missing: Answer = { status: 404, headers: { "Content-Type": plain }, body: "Tidak ditemukan\n" };
  return toResponse(answer ?? missing, site.headers, randomUUID(), context.env.incoming.headers["accept-encoding"]);
}

async function health(site: Site): Promise<Answer> {
  const headers = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" };
  const parts = await site.health().catch((error: unknown) => {
    site.log.error("The health check failed", { error });
    return { check: false };
  });
  const isWell = Object.values(parts).every(Boolean);
  const body = JSON.stringify(isWell ? { status: "ok" } : { status: "failing", parts });
  return { status: isWell ? 200 : 503, headers, body };
}

function metrics(site: Site, context: HttpContext, cache: PageCache): Answer | null {
  const sent = Buffer.from(context.env.incoming.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${site.metricsToken}`);
  const hasToken = site.metricsToken !== undefined && sent.length === wanted.length && timingSafeEqual(sent, wanted);
  if (!hasToken && !readConnection(context.env.incoming, site.publicUrl).isDirectLoopback) return null;
  const memory = process.memoryUsage();
  const gauges = {
    intan_kept_pages: cache.kept.count(),
    intan_kept_pages_bytes: cache.kept.sizeBytes(),
    process_resident_memory_bytes: memory.rss,
    nodejs_heap_size_used_bytes: memory.heapUsed,
    process_uptime_seconds: Math.round(process.uptime()),
  };
  const headers = { "Content-Type": metricsType, "Cache-Control": "no-store" };
  return { status: 200, headers, body: site.metrics.print(gauges) };
}

/** A demo stays out of search engines. */
const robots = (site: Site): string =>
  site.isDemo
    ? "User-agent: *\nDisallow: /\n"
    : `User-agent: *\nDisallow: /api/\nDisallow: /bahasa\nSitemap: ${new URL("/sitemap.xml", site.publicUrl).href}\n`;

function switchLanguage(site: Site, context: HttpContext): Answer {
  const query = new URL(context.req.url).searchParams;
  const wanted = languages.find((language) => language === query.get("ke"));
  const answer = redirectTo(query.get("kembali") ?? "/");
  if (!wanted) return answer;
  const { connection } = startVisit(site, context);
  return {
    ...answer,
    cookies: [writeCookie({ name: languageCookie, value: wanted, maxAge: yearSeconds }, connection.isHttps)],
  };
}
