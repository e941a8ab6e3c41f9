import { beforeAll, describe, expect, test } from "vitest";
import type { Actor, Role } from "#shared/actor.ts";
import { personIdSchema, regionCodeSchema } from "#shared/ids.ts";
import type { View } from "#shared/view.ts";
import { AppFrame } from "./app-frame.tsx";
import { configureAssets } from "./assets.ts";
import { ErrorPage } from "./error-page.tsx";
import { errorStatuses } from "./error-texts.ts";
import { currentHref, navigationFor, shortcutsFor } from "./navigation.ts";
import { PublicFrame } from "./public-frame.tsx";

const regionCode = regionCodeSchema.parse("63.03");

const person = (role: Role): Actor => ({
  kind: "person",
  personId: personIdSchema.parse("01920000-0000-7000-8000-000000000001"),
  name: "Lina Marlina (contoh)",
  regionCode,
  grants: [{ role, agencyId: null }],
  isDemo: true,
});

const view = (more: Partial<View> = {}): View => ({
  language: "id",
  actor: { kind: "anonymous" },
  region: {
    code: regionCode,
    name: "Kabupaten Banjar",
    shortName: "Banjar",
    zone: "Asia/Makassar",
    zoneLabel: "WITA",
  },
  path: "/katalog?tahun=2024",
  now: new Date("2026-06-15T00:00:00Z"),
  isDemo: false,
  formToken: null,
  oneTimeKey: "key",
  isFragment: false,
  ...more,
});

const signedIn = (more: Partial<View> = {}) =>
  view({ actor: person("programme_manager"), formToken: "token", path: "/inovasi/impor", ...more });

const publicPage = (more: Partial<View> = {}) =>
  String(
    <PublicFrame view={view(more)} title="Katalog inovasi">
      <h1>Katalog</h1>
    </PublicFrame>,
  );
const appPage = (more: Partial<View> = {}) =>
  String(
    <AppFrame view={signedIn(more)} title="Impor" scripts={["islands/upload.js"]} message={{ text: "Impor selesai" }}>
      <h1>Impor</h1>
    </AppFrame>,
  );

// Test files share one process: another one may have named the built files.
beforeAll(() => configureAssets(null));

const inline = /\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:/;

describe("every frame", () => {
  test.each([
    ["public", () => publicPage()],
    ["signed in", () => appPage()],
    ["error", () => String(<ErrorPage view={view()} status={404} requestId="r-1" />)],
  ])("%s carries no inline style, script or handler", (_, render) => {
    const html = render();
    expect(html).not.toMatch(inline);
    expect(html).toMatch(/^<html lang="(id|en)"><head><meta charset="utf-8"\/>/);
    expect(html.match(/<title>/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/ id="konten"/g)).toHaveLength(1);
  });

  test("begins with a link past the menu", () => {
    expect(publicPage()).toMatch(/<body class="public"><a class="skip" href="#konten">Lewati ke isi<\/a>/);
  });

  test("offers the same page in the other language", () => {
    expect(publicPage()).toContain('href="/bahasa?ke=en&amp;kembali=%2Fkatalog%3Ftahun%3D2024"');
    expect(publicPage({ language: "en" })).toContain("ke=id");
  });

  test("says that data and clock are a demo: the day to everybody, the minute to signed-in people", () => {
    expect(publicPage()).not.toContain("jam demo");
    expect(publicPage({ isDemo: true })).toContain("Data contoh, jam demo 15 Juni 2026<");
    expect(appPage({ isDemo: true })).toContain("jam demo 15 Juni 2026 pukul 08.00 WITA");
  });
});

describe("the public frame", () => {
  test("loads one sheet and no script", () => {
    expect(publicPage().match(/rel="stylesheet"/g)).toHaveLength(1);
    expect(publicPage()).not.toContain("<script");
  });

  test("never reads the form token: reading it would leave a cookie", () => {
    const guarded = Object.defineProperty(view(), "formToken", {
      get: () => {
        throw new Error("read");
      },
    });
    expect(() =>
      String(
        <PublicFrame view={guarded} title="Katalog">
          <p />
        </PublicFrame>,
      ),
    ).not.toThrow();
  });

  test("leads signed-in people to their dashboard instead of the sign-in", () => {
    expect(publicPage()).toContain('<a class="btn alt" href="/masuk">Masuk</a>');
    expect(publicPage({ actor: person("leader") })).toContain('<a class="btn alt" href="/dasbor">Dasbor</a>');
  });
});

describe("the signed-in frame", () => {
  test("loads htmx without evaluation of its own styles, and the island of the page as a module", () => {
    expect(appPage()).toContain('<script src="/assets/htmx.js" defer="">');
    expect(appPage()).toContain('<script type="module" src="/assets/islands/upload.js">');
    expect(appPage()).toContain("includeIndicatorCSS&quot;:false");
  });

  test("signs out by POST with the token", () => {
    const out = appPage().match(/<form method="post" action="\/keluar".*?<\/form>/s)?.[0] ?? "";
    expect(out).toContain('name="_token" value="token"');
    expect(out).toContain('name="_key" value="key.keluar');
  });

  test("marks the place in the menu and shows the message of the change", () => {
    expect(appPage()).toContain('<a href="/inovasi/impor" aria-current="page">');
    expect(appPage()).toContain('role="status"');
  });
});

describe("navigation", () => {
  const hrefs = (role: Role) =>
    navigationFor({ actor: person(role) }).flatMap((group) => group.items.map((item) => item.href));

  test("offers the import to programme managers only", () => {
    expect(hrefs("programme_manager")).toContain("/inovasi/impor");
    expect(hrefs("agency_operator")).not.toContain("/inovasi/impor");
    expect(hrefs("innovator")).not.toContain("/laporan/belum-mengirim");
    expect(hrefs("leader")).toContain("/laporan/belum-mengirim");
  });

  test("offers papers, the desk and what is stuck to those who work with them", () => {
    for (const role of ["innovator", "agency_operator", "agency_head", "programme_manager", "verifier"] as const) {
      expect(hrefs(role)).toContain("/bukti");
    }
    expect(hrefs("citizen")).not.toContain("/bukti");
    expect(hrefs("verifier")).toContain("/verifikator");
    expect(hrefs("agency_head")).not.toContain("/verifikator");
    expect(hrefs("leader")).toContain("/inovasi/macet");
    expect(hrefs("agency_operator")).not.toContain("/inovasi/macet");
  });

  test("keeps the bar of a phone to four", () => {
    expect(shortcutsFor({ actor: person("programme_manager") }).length).toBeLessThanOrEqual(4);
  });

  test("marks the nearest item", () => {
    const items = navigationFor({ actor: person("programme_manager") }).flatMap((group) => group.items);
    expect(currentHref(items, "/inovasi/impor?x=1")).toBe("/inovasi/impor");
    expect(currentHref(items, "/inovasi/kelotok")).toBe("/inovasi");
    expect(currentHref(items, "/")).toBeUndefined();
  });
});

describe("error pages", () => {
  test.each(errorStatuses)("%i says what to do and the request number", (status) => {
    const html = String(<ErrorPage view={view({ language: "en" })} status={status} requestId="req-77" />);
    expect(html).toContain("<code>req-77</code>");
    expect(html.match(/class="lede"/g)).toHaveLength(1);
  });

  test("an unknown status is told by its family", () => {
    expect(String(<ErrorPage view={view()} status={502} requestId="r" />)).toContain("Terjadi kesalahan pada sistem");
  });

  test("signed-in people keep their menu", () => {
    expect(String(<ErrorPage view={signedIn()} status={403} requestId="r" />)).toContain('href="/dasbor"');
  });
});
