import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import {
  asVerifier,
  type MovingVersion,
  movingVersion,
  rawGet,
  type SmallSite,
  startSmallSite,
} from "#tests/http/small-site.tsx";
import { createKeptPages } from "./kept-pages.ts";
import type { Page, PageRequest } from "./port.ts";

let site: SmallSite;
afterEach(() => site.http.close());

/** Starts a site with one kept page; `rendered` holds what each rendering was told. */
async function start(more: Partial<Page> = {}, wait?: Promise<void>) {
  const rendered: PageRequest[] = [];
  const version: MovingVersion = movingVersion();
  const page: Page = {
    method: "get",
    path: "/katalog/{slug}",
    permission: "public",
    cache: { parameters: ["tahun", "cari"] },
    async handle(request) {
      rendered.push(request);
      await wait;
      if (request.params["slug"] === "tidak-ada") return { kind: "refused", code: "catalogue.not-found" };
      return {
        kind: "html",
        body: (
          <html lang={request.view.language}>
            <p>{`${request.view.path} ${request.view.actor.kind} ${request.view.formToken}`}</p>
            <p>{"inovasi ".repeat(300)}</p>
          </html>
        ),
      };
    },
    ...more,
  };
  site = await startSmallSite([page], { catalogueVersion: version });
  const get = (path: string, headers: Record<string, string> = {}) => rawGet(site.url + path, headers);
  return { rendered, version, get };
}

describe("a page that may be kept", () => {
  test("is rendered once for equal requests, however their query is spelled", async () => {
    const { rendered, get } = await start();
    const paths = [
      "?tahun=2024&cari=air",
      "?cari=air&tahun=2024",
      "?cari=air&tahun=2024&utm_source=x",
      "?tahun=2024&cari=air&halaman=",
    ];
    const bodies: string[] = [];
    for (const query of paths) bodies.push((await get(`/katalog/kelotok${query}`)).body.toString());
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain("/katalog/kelotok?cari=air&amp;tahun=2024 anonymous null");
    expect(rendered.length).toBe(1);
  });

  test("cannot be shaped for others by unknown parameters, headers, cookies or another spelling of the path", async () => {
    const { rendered, get } = await start();
    await get("/katalog/kelotok?cari=a&evil=<script>", {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "hx-request": "true",
      cookie: "intan_language=id; other=evil",
    });
    expect((await get("/katalog/k%65lotok?cari=a")).body.toString()).not.toContain("evil");
    expect(rendered.length).toBe(1);
    expect(rendered[0]?.view.isFragment).toBe(false);
    expect(rendered[0]?.cookies).toEqual({});
  });

  test("is another for each language, path and named value", async () => {
    const { rendered, get } = await start();
    await get("/katalog/a");
    await get("/katalog/a", { cookie: "intan_language=en" });
    await get("/katalog/b");
    await get("/katalog/a?tahun=2024");
    await get("/katalog/a?tahun=2024&tahun=2025");
    expect(rendered.map(({ view }) => `${view.language} ${view.path}`)).toEqual([
      "id /katalog/a",
      "en /katalog/a",
      "id /katalog/b",
      "id /katalog/a?tahun=2024",
      "id /katalog/a?tahun=2024&tahun=2025",
    ]);
  });

  test("is neither read nor filled by a request with a session cookie, valid or not", async () => {
    const { rendered, get } = await start();
    await get("/katalog/a");
    const signedIn = await get("/katalog/a", asVerifier);
    expect(signedIn.body.toString()).toContain("person");
    expect(signedIn.headers["cache-control"]).toBe("no-store");
    await get("/katalog/a", { cookie: "intan=over" });
    expect(rendered.length).toBe(3);
    expect((await get("/katalog/a")).body.toString()).toContain("anonymous");
    expect(rendered.length).toBe(3);
  });

  test("with a huge query or a refusal is answered, not kept", async () => {
    const { rendered, get } = await start();
    const huge = `/katalog/a?cari=${"x".repeat(600)}`;
    for (const path of [huge, huge, "/katalog/tidak-ada", "/katalog/tidak-ada"]) await get(path);
    expect(rendered.length).toBe(4);
    expect((await get("/katalog/tidak-ada")).status).toBe(404);
  });

  test("is rendered once for all who ask at the same time", async () => {
    let release = (): void => undefined;
    const { rendered, get } = await start(
      {},
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const asked = Array.from({ length: 8 }, () => get("/katalog/a"));
    await expect.poll(() => rendered.length).toBe(1);
    release();
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ headers }) => headers["x-request-id"])).size).toBe(8);
    expect(rendered.length).toBe(1);
  });

  test("is rendered anew after a release, and not kept when the release came meanwhile or is unknown", async () => {
    let release = (): void => undefined;
    const { rendered, version, get } = await start(
      {},
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const asked = get("/katalog/a");
    await expect.poll(() => rendered.length).toBe(1);
    version.releaseAs("2");
    release();
    await asked;
    await get("/katalog/a");
    await get("/katalog/a");
    expect(rendered.length).toBe(2);
    version.releaseAs(null);
    await get("/katalog/a");
    await get("/katalog/a");
    expect(rendered.length).toBe(4);
  });

  test("comes in each encoding with a tag of its own; brotli follows the first answer", async () => {
    const { get } = await start();
    const gzip = await get("/katalog/a", { "accept-encoding": "gzip, br" });
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    await expect
      .poll(async () => (await get("/katalog/a", { "accept-encoding": "gzip, br" })).headers["content-encoding"])
      .toBe("br");
    const br = await get("/katalog/a", { "accept-encoding": "br" });
    const plain = await get("/katalog/a");
    const refused = await get("/katalog/a", { "accept-encoding": "br;q=0, gzip;q=0" });
    expect(refused.headers["content-encoding"]).toBeUndefined();
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    const tags = [plain, gzip, br].map(({ headers }) => String(headers["etag"]));
    expect(new Set(tags).size).toBe(3);
    expect(plain.headers["vary"]).toBe("Accept-Encoding, Cookie");
    for (const tag of tags) {
      const same = await get("/katalog/a", { "if-none-match": `W/"other", ${tag}`, "accept-encoding": "br" });
      expect([same.status, same.body.length, same.headers["etag"]]).toEqual([304, 0, tag]);
    }
    expect((await get("/katalog/a", { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("answers HEAD without a body", async () => {
    await start();
    const answer = await rawGet(`${site.url}/katalog/a`, {}, "HEAD");
    expect([answer.status, answer.body.length, answer.headers["cache-control"]]).toEqual([200, 0, "no-cache"]);
  });

  test("must be public", async () => {
    await start();
    await expect(
      startSmallSite([
        {
          method: "get",
          path: "/x",
          permission: "signed-in",
          cache: { parameters: [] },
          handle: async () => ({ kind: "text", text: "", type: "text/plain" }),
        },
      ]),
    ).rejects.toThrow("cannot be kept");
  });
});

describe("the memory for pages", () => {
  test("lets the least recently used go first and counts late encodings", async () => {
    await start();
    const page = (bytes: number) => ({
      type: "",
      etag: "",
      plain: Buffer.alloc(bytes),
      gzip: Buffer.alloc(0),
      br: null,
      isPacking: false,
    });
    const kept = createKeptPages(3000);
    const [a, b] = [page(400), page(400)];
    kept.put("a", a);
    kept.put("b", b);
    kept.get("a");
    kept.put("c", page(400));
    expect([kept.get("b"), kept.get("a") === a, kept.count()]).toEqual([b, true, 3]);
    kept.addBrotli("b", b, Buffer.alloc(400));
    expect([kept.get("c"), kept.count()]).toEqual([undefined, 2]);
    kept.addBrotli("b", page(1), Buffer.alloc(9000));
    expect(kept.sizeBytes()).toBeLessThanOrEqual(3000);
    kept.clear();
    expect([kept.count(), kept.sizeBytes()]).toEqual([0, 0]);
  });
});
