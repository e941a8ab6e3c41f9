import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asVerifier, formPage, rawGet, type SmallSite, startSmallSite } from "#tests/http/small-site.tsx";

let site: SmallSite;

beforeAll(async () => {
  const html = { method: "get", permission: "public" } as const;
  site = await startSmallSite([
    { ...html, path: "/", handle: async (request) => ({ kind: "html", body: formPage(request) }) },
    { ...html, path: "/inovasi/baru", handle: async () => ({ kind: "html", body: <p>baru</p> }) },
    { ...html, path: "/inovasi/{id}", handle: async ({ params }) => ({ kind: "html", body: <p>{params["id"]}</p> }) },
    { ...html, path: "/rusak", handle: () => Promise.reject(new Error("kata sandi basis data: rahasia")) },
    { ...html, path: "/hilang", handle: async () => ({ kind: "refused", code: "catalogue.not-found" }) },
    {
      ...html,
      path: "/ramai",
      handle: async () => ({ kind: "refused", code: "a.too-many-tries", details: { retryAfterSeconds: 1.2 } }),
    },
    { ...html, path: "/keluar-situs", handle: async () => ({ kind: "redirect", to: "//evil.example/x" }) },
    {
      ...html,
      path: "/berkas",
      handle: async () => ({
        kind: "file",
        bytes: new TextEncoder().encode("a;b"),
        type: "text/csv",
        name: 'daftar "é".csv',
      }),
    },
    {
      method: "get",
      path: "/dasbor",
      permission: "signed-in",
      handle: async (request) => ({ kind: "html", body: request.view.isFragment ? <p>bagian</p> : formPage(request) }),
    },
    {
      method: "get",
      path: "/pengaturan",
      permission: { anyOf: ["administrator"] },
      handle: async () => ({ kind: "text", text: "", type: "text/plain" }),
    },
    {
      ...html,
      path: "/masuk",
      handle: async ({ isSignInSafe, address }) => ({
        kind: "text",
        text: `${isSignInSafe} ${address}`,
        type: "text/plain",
      }),
    },
  ]);
});
afterAll(() => site.http.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { headers, redirect: "manual" });

describe("a page", () => {
  test("is complete HTML with a doctype, in Indonesian unless the cookie says otherwise", async () => {
    expect(await (await get("/")).text()).toMatch(/^<!DOCTYPE html><html lang="id">/);
    expect(await (await get("/", { cookie: "intan_language=en" })).text()).toContain('<html lang="en">');
    expect(await (await get("/", { cookie: "intan_language=fr" })).text()).toContain('<html lang="id">');
  });

  test("knows who is signed in and is kept nowhere", async () => {
    const answer = await get("/dasbor", asVerifier);
    expect(await answer.text()).toContain("halo person");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("fixed words win over a parameter, and a parameter is decoded and escaped", async () => {
    expect(await (await get("/inovasi/baru")).text()).toBe("<p>baru</p>");
    expect(await (await get("/inovasi/%3Cb%3E")).text()).toBe("<p>&lt;b&gt;</p>");
  });

  test("answers a part to htmx, and says that this varies", async () => {
    const answer = await get("/dasbor", { ...asVerifier, "hx-request": "true" });
    expect(await answer.text()).toBe("<p>bagian</p>");
    expect(answer.headers.get("vary")).toContain("HX-Request");
    const restored = await get("/dasbor", {
      ...asVerifier,
      "hx-request": "true",
      "hx-history-restore-request": "true",
    });
    expect(await restored.text()).toContain("<html");
  });

  test("sends an anonymous visitor to sign in and back", async () => {
    const answer = await get("/dasbor?tab=2");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/masuk?kembali=%2Fdasbor%3Ftab%3D2"]);
    const part = await get("/dasbor", { "hx-request": "true" });
    expect([part.status, part.headers.get("hx-redirect")]).toEqual([401, "/masuk?kembali=%2Fdasbor"]);
  });

  test("refuses the wrong role, and a forged session is nobody", async () => {
    expect((await get("/pengaturan", asVerifier)).status).toBe(403);
    expect((await get("/dasbor", { cookie: "intan=forged" })).status).toBe(303);
  });

  test("maps refusals to statuses with the error page", async () => {
    const answer = await get("/hilang");
    expect([answer.status, (await answer.text()).includes("catalogue.not-found")]).toEqual([404, true]);
    const busy = await get("/ramai");
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "2"]);
  });

  test("never redirects to another site", async () => {
    expect((await get("/keluar-situs")).headers.get("location")).toBe("/");
  });

  test("a fault shows a request id, is logged once and tells nothing of its cause", async () => {
    const before = site.log.filter((line) => line.level === "error").length;
    const answer = await get("/rusak");
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain(answer.headers.get("x-request-id"));
    expect(text).not.toContain("rahasia");
    expect(site.log.filter((line) => line.level === "error").length).toBe(before + 1);
  });

  test("a file is an attachment that runs nothing", async () => {
    const answer = await get("/berkas");
    expect(answer.headers.get("content-disposition")).toBe(
      "attachment; filename=\"daftar ___.csv\"; filename*=UTF-8''daftar%20%22%C3%A9%22.csv",
    );
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("HEAD has the headers and no body", async () => {
    const answer = await rawGet(`${site.url}/`, {}, "HEAD");
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
  });

  test("a session over a line that others can read is not honoured, and pages know it", async () => {
    const answer = await rawGet(`${site.url}/dasbor`, { ...asVerifier, host: "inovasi.example" });
    expect(answer.status).toBe(303);
    expect((await rawGet(`${site.url}/masuk`, { host: "inovasi.example" })).body.toString()).toBe("false 127.0.0.1");
    expect(await (await get("/masuk")).text()).toBe("true 127.0.0.1");
  });
});

describe("an address", () => {
  test("that nobody serves is 404, another method 405 with Allow", async () => {
    expect((await get("/tidak-ada")).status).toBe(404);
    const answer = await fetch(`${site.url}/berkas`, { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "HEAD, GET"]);
  });

  test("with a last slash leads to the one without", async () => {
    const answer = await get("/dasbor/?a=1");
    expect([answer.status, answer.headers.get("location")]).toEqual([308, "/dasbor?a=1"]);
  });

  test("with a NUL is refused before the page sees it", async () => {
    expect((await get("/inovasi/a%00b")).status).toBe(400);
    expect((await get("/?cari=%00")).status).toBe(400);
  });
});

describe("the language switch", () => {
  test("sets the cookie and comes back", async () => {
    const answer = await get("/bahasa?ke=en&kembali=/katalog%3Ftahun%3D2024");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/katalog?tahun=2024"]);
    expect(answer.headers.get("set-cookie")).toMatch(
      /^intan_language=en; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
    );
  });

  test.each(["//evil.example", "/\\evil.example", "https://evil.example", "/%09/evil", "%2F%2Fevil.example"])(
    "does not leave the site for %s",
    async (back) => {
      const location = (await get(`/bahasa?ke=id&kembali=${back}`)).headers.get("location") ?? "";
      expect(new URL(location, "http://own.example").host).toBe("own.example");
    },
  );

  test("an unknown language sets nothing", async () => {
    expect((await get("/bahasa?ke=fr&kembali=/")).headers.get("set-cookie")).toBeNull();
  });
});
