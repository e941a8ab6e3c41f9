import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawGet, type SmallSite, startSmallSite } from "#tests/http/small-site.tsx";
import { loadAssets } from "./assets.ts";

let folder: string;
let site: SmallSite;
let isWell = true;
let finish = (): void => undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "intan-aset-"));
  await mkdir(join(folder, "islands"));
  await writeFile(join(folder, "site-AB12CD34.css"), "body{color:#123}".repeat(100));
  await writeFile(join(folder, "islands", "upload.js"), "export const a = 1;");
  await writeFile(join(folder, "secret.pem"), "key");
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  site = await startSmallSite(
    [
      {
        method: "get",
        path: "/lambat",
        permission: "public",
        async handle() {
          await slow;
          return { kind: "text", text: "selesai", type: "text/plain" };
        },
      },
    ],
    {
      assets: await loadAssets(folder),
      health: async () => ({ database: isWell, files: true }),
      isDemo: true,
      metricsToken: "token-of-the-monitor",
    },
  );
});
afterAll(async () => {
  finish();
  await site.http.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => rawGet(site.url + path, headers);

describe("built files", () => {
  test("come compressed, with a tag, and for ever when their name carries a hash", async () => {
    const css = await get("/aset/site-AB12CD34.css", { "accept-encoding": "gzip, deflate, br" });
    expect(css.headers).toMatchObject({
      "content-type": "text/css; charset=utf-8",
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(brotliDecompressSync(css.body).toString()).toContain("color:#123");
    const again = await get("/aset/site-AB12CD34.css", {
      "accept-encoding": "br",
      "if-none-match": String(css.headers["etag"]),
    });
    expect(again.status).toBe(304);
    expect((await get("/aset/islands/upload.js")).headers["cache-control"]).toBe("no-cache");
  });

  test.each(["/aset/secret.pem", "/aset/../package.json", "/aset/%2e%2e/package.json", "/aset/", "/aset/islands"])(
    "nothing else is served: %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test("a missing folder is named", async () => {
    await expect(loadAssets(join(folder, "none"))).rejects.toThrow("run the build");
  });
});

describe("what machines ask", () => {
  test("health is 200 only when every part answers", async () => {
    expect(JSON.parse((await get("/healthz")).body.toString())).toEqual({ status: "ok" });
    isWell = false;
    const ill = await get("/healthz");
    expect([ill.status, JSON.parse(ill.body.toString())]).toEqual([
      503,
      { status: "failing", parts: { database: false, files: true } },
    ]);
    isWell = true;
  });

  test("metrics count by pattern of the route, for this machine or a token", async () => {
    await get("/healthz");
    const text = (await get("/metrics")).body.toString();
    expect(text).toMatch(
      /intan_http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} \d+/,
    );
    const elsewhere = { host: "inovasi.example" };
    expect((await get("/metrics", elsewhere)).status).toBe(404);
    expect((await get("/metrics", { ...elsewhere, authorization: "Bearer token-of-the-monitor" })).status).toBe(200);
    expect((await get("/metrics", { ...elsewhere, authorization: "Bearer wrong" })).status).toBe(404);
  });

  test("a demo stays out of search engines", async () => {
    expect((await get("/robots.txt")).body.toString()).toBe("User-agent: *\nDisallow: /\n");
  });
});

const wanted = [
  "content-security-policy",
  "x-content-type-options",
  "referrer-policy",
  "permissions-policy",
  "cross-origin-opener-policy",
  "x-frame-options",
];

describe("every answer", () => {
  test.each([
    "/healthz",
    "/aset/site-AB12CD34.css",
    "/aset/none",
    "/none",
    "/api/v1/none",
    "/bahasa",
    "/robots.txt",
    "/%5c",
    "/a%00",
  ])("has the security headers: %s", async (path) => {
    const { headers } = await get(path);
    expect(wanted.filter((name) => headers[name] === undefined)).toEqual([]);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test.each([
    ["no HTTP at all", "hello\r\n\r\n", "400"],
    ["no host", "GET / HTTP/1.1\r\n\r\n", "400"],
    ["a wrong host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"],
    ["a backslash in the path", "GET /\\evil HTTP/1.1\r\nHost: a\r\n\r\n", "400"],
    ["a head that is too long", `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`, "431"],
  ])("also to %s", async (_name, bytes, status) => {
    const { hostname, port } = new URL(site.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = "";
      const socket = connect(Number(port), hostname, () => socket.end(bytes));
      socket.on("data", (chunk) => {
        text += chunk.toString();
      });
      socket.on("close", () => resolve(text));
      socket.on("error", reject);
    });
    expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  });

  test("on an https site asks for TLS for a year and binds the session to the host", async () => {
    const secure = await startSmallSite(
      [
        {
          method: "get",
          path: "/masuk",
          permission: "public",
          handle: async ({ cookies, isSignInSafe }) => ({
            kind: "redirect",
            to: `/${isSignInSafe}/${cookies["intan"] ?? "none"}`,
            cookies: [{ name: "intan", value: "t", maxAge: 60 }],
          }),
        },
      ],
      { publicUrl: new URL("https://inovasi.banjarkab.go.id") },
    );
    const throughProxy = { "x-forwarded-proto": "https", cookie: "__Host-intan=mine; intan=planted" };
    const answer = await rawGet(`${secure.url}/masuk`, throughProxy);
    expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(answer.headers["set-cookie"]).toEqual([
      "__Host-intan=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
    ]);
    expect(answer.headers["location"]).toBe("/true/mine");
    const bare = await rawGet(`${secure.url}/masuk`, { host: "inovasi.banjarkab.go.id", cookie: "__Host-intan=mine" });
    expect(bare.headers["location"]).toBe("/false/none");
    await secure.http.close();
  });
});

describe("closing", () => {
  test("answers what is running and takes nothing new", async () => {
    const running = get("/lambat");
    await expect.poll(async () => (await get("/metrics")).status).toBe(200);
    const closing = site.http.close();
    finish();
    expect((await running).body.toString()).toBe("selesai");
    await closing;
    await expect(get("/healthz")).rejects.toThrow("ECONNREFUSED");
  });
});
