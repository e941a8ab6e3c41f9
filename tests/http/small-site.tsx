import { request as rawRequest } from "node:http";
import type { AnsweredRequests, CatalogueVersion, Page, PageRequest, Visitor } from "#platform/http/port.ts";
import { createHttp, type Http } from "#platform/http/server.ts";
import type { HttpOptions } from "#platform/http/site.ts";
import type { Role } from "#shared/actor.ts";
import { type PersonId, personIdSchema, type RegionCode, regionCodeSchema } from "#shared/ids.ts";

/** A made-up site of a few pages and operations, served on a free loopback port. */
export const banjar: RegionCode = regionCodeSchema.parse("63.03");
export const siti: PersonId = personIdSchema.parse("01900000-0000-7000-8000-000000000001");

export const visitorOf = (role: Role, personId: PersonId = siti): Visitor => ({
  actor: {
    kind: "person",
    personId,
    name: "Siti",
    regionCode: banjar,
    grants: [{ role, agencyId: null }],
    isDemo: false,
  },
  sessionId: `session-of-${role}`,
});

const noAnswersKept: AnsweredRequests = {
  begin: () => Promise.reject(new Error("This site has no database")),
  keep: () => Promise.reject(new Error("This site has no database")),
  release: () => Promise.reject(new Error("This site has no database")),
};

export interface MovingVersion extends CatalogueVersion {
  releaseAs(next: string | null): void;
}

export function movingVersion(): MovingVersion {
  let version: string | null = "1";
  const listeners: (() => void)[] = [];
  return {
    current: () => version,
    onChange: (listener) => void listeners.push(listener),
    releaseAs(next) {
      version = next;
      for (const listener of listeners) listener();
    },
  };
}

/** Shows what a page was told, with a form. */
export const formPage = (request: PageRequest) => (
  <html lang={request.view.language}>
    <body>
      <p>{`halo ${request.view.actor.kind}`}</p>
      <form method="post">
        <input type="hidden" name="_token" value={request.view.formToken ?? ""} />
        <input type="hidden" name="_key" value={request.view.oneTimeKey} />
      </form>
    </body>
  </html>
);

export interface SmallSite {
  readonly http: Http;
  readonly url: string;
  readonly log: readonly { readonly level: string; readonly message: string; readonly fields: object }[];
}

export async function startSmallSite(pages: readonly Page[], more: Partial<HttpOptions> = {}): Promise<SmallSite> {
  const log: { level: string; message: string; fields: object }[] = [];
  const write =
    (level: string) =>
    (message: string, fields: object = {}): void =>
      void log.push({ level, message, fields });
  const http = createHttp({
    pages,
    operations: [],
    identify: {
      bySessionToken: async (token) => (token === "verifier-token" ? visitorOf("verifier") : null),
      byBearerToken: async (token) =>
        token === "bearer-of-verifier" ? { ...visitorOf("verifier"), sessionId: null } : null,
    },
    homeRegion: () => banjar,
    regionView: (code) => ({
      code,
      name: "Kabupaten Banjar",
      shortName: "Banjar",
      zone: "Asia/Makassar",
      zoneLabel: "WITA",
    }),
    clock: { now: () => new Date("2026-06-15T00:00:00Z") },
    publicUrl: new URL("http://127.0.0.1:4600"),
    isDemo: false,
    secret: "a secret of the test installation, long enough",
    answeredRequests: noAnswersKept,
    assets: { find: () => undefined },
    catalogueVersion: movingVersion(),
    errorPage: (view, code, details, status, requestId) => (
      <html lang={view.language}>
        <body>
          <h1>{status}</h1>
          <code>{code}</code>
          <pre>{JSON.stringify(details)}</pre>
          <small>{requestId}</small>
          <input type="hidden" name="_token" value={view.formToken ?? ""} />
        </body>
      </html>
    ),
    health: async () => ({ database: true }),
    log: { info: write("info"), warn: write("warn"), error: write("error") },
    ...more,
  });
  const { port } = await http.listen(0, "127.0.0.1");
  return { http, url: `http://127.0.0.1:${port}`, log };
}

export const asVerifier = { cookie: "intan=verifier-token" };

export const hiddenField = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

/** Sends a form as a browser does, without following the redirect. */
export const sendForm = (
  address: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual", headers: { ...headers } });

/** For headers that fetch does not let through (Host, Accept-Encoding) and bodies as they travel. */
export function rawGet(
  address: string,
  headers: Readonly<Record<string, string>>,
  method = "GET",
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest(address, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}
