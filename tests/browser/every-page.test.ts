import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compose } from "#entrypoints/compose.ts";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { testDatabase } from "#tests/support/database.ts";
import { someImports } from "./import-workbook.ts";
import { places } from "./places.ts";
import { type DemoProduct, demoProduct } from "./product.ts";
import { sendPapers } from "./send-papers.ts";
import { signIn, useBrowser } from "./support.ts";

const { database, journal, clock, newId, queue } = await testDatabase();
const nowhere = () => Promise.reject(new Error("no file belongs to this test"));
const noScanner = { scan: nowhere, health: nowhere };
const registered = compose({
  ...{ database, journal, clock, newId, queue },
  spreadsheets: createSpreadsheets(startWorker),
  readFile: nowhere,
  writeFile: nowhere,
  files: { put: nowhere, open: nowhere, has: nowhere, remove: nowhere, health: nowhere, close: nowhere },
  inspectFile: nowhere,
  scanner: noScanner,
  openArchive: nowhere,
  uploads: { take: nowhere },
  origin: "http://127.0.0.1",
  demoSignInsFile: null,
});
const paths = [...new Set(registered.pages.filter(({ method }) => method === "get").map(({ path }) => path))].sort();

const widths = [320, 360, 768, 1280, 1440];
const checkedWidths = [360, 1280];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const { visit } = useBrowser();
let product: DemoProduct;
const visitors = new Map<string, BrowserContext>();

/** In the other language and theme than the journeys; one browser per person, signed in once. */
async function visitorOf(who: string): Promise<BrowserContext> {
  const known = visitors.get(who);
  if (known !== undefined) return known;
  const context = await visit({ origin: product.origin, language: "en", isDark: true });
  visitors.set(who, context);
  if (who !== "anonymous") await signIn(await context.newPage(), product, who);
  return context;
}

beforeAll(async () => {
  product = await demoProduct();
  await someImports(await visitorOf("rahmi"));
  await sendPapers(await visitorOf("op-dinkes"));
});
afterAll(async () => {
  for (const context of visitors.values()) await context.close();
});

/** The address of an example: a link of the page that leads there. */
async function exampleOf(context: BrowserContext, path: string): Promise<string> {
  const place = places[path];
  if (place?.example !== undefined) return place.example;
  if (!path.includes("{")) return path;
  const [linking = "/", query] = (place?.linkedFrom ?? "/").split("?");
  const opened = linking.includes("{") ? await exampleOf(context, linking) : linking;
  const from = await context.request.get(query === undefined ? opened : `${opened}?${query}`);
  const address = path.split("/").map((part) => (/^\{\w+\}$/.test(part) ? `[^/"?#]+` : part.replaceAll(".", "\\.")));
  const found = new RegExp(`(?:href|hx-get|action)="(${address.join("/")})["?#]`, "g");
  const html = await from.text();
  // Rows first: a menu may lead to other pages of the same shape.
  const rows = html.slice(Math.max(0, html.indexOf("<tbody")));
  const links = [...rows.matchAll(found), ...html.matchAll(found)].map(([, link]) => link ?? "");
  // A named part also fits the last part of a literal path: /indeks/indikator is no example of /indeks/{year}.
  const link = links.find((each) => !paths.includes(each));
  if (link === undefined) throw new Error(`${place?.linkedFrom} has no link to ${path}`);
  return link;
}

// Strings, because the types of a browser's page do not belong to the server's project.
const runAxe = `axe.run({ runOnly: { type: "tag", values: ${JSON.stringify(rules)} } }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ")))`;
const sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(runAxe);
}

async function check(page: Page, address: string, status: number): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    if (width === widths[0]) expect([address, (await page.goto(address))?.status()]).toEqual([address, status]);
    expect([address, width, await page.evaluate<number>(sideways)]).toEqual([address, width, 0]);
    if (checkedWidths.includes(width)) expect([address, width, await faultsOf(page)]).toEqual([address, width, []]);
  }
  expect([address, await page.locator("h1").count()]).toEqual([address, 1]);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
}

test("every page of the product stands in the list of places, and nothing else", () => {
  expect(Object.keys(places).sort()).toEqual(paths);
});

describe("without findings of accessibility and without sideways scroll, in English and dark", () => {
  test.each(paths)("%s", async (path) => {
    const place = places[path];
    const context = await visitorOf(place?.as ?? "anonymous");
    const example = await exampleOf(context, path);
    const answer = await context.request.get(example);
    expect(answer.status()).toBe(place?.status ?? 200);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) return;
    const page = await context.newPage();
    for (const address of [example, ...(place?.faces ?? []).map((face) => `${example}${face}`)]) {
      await check(page, address, place?.status ?? 200);
    }
    await page.close();
  });

  test.each([
    ["a page that does not exist", "anonymous", "/tidak-ada", 404],
    ["a page that does not exist, signed in", "rahmi", "/inovasi/tidak-ada", 404],
    ["a page for others", "op-disdik", "/inovasi/impor", 403],
  ] as const)("%s", async (_, who, address, status) => {
    const page = await (await visitorOf(who)).newPage();
    await check(page, address, status);
    await page.close();
  });

  test.each(["bupati", "op-disdik", "warga"])("the dashboard of %s", async (who) => {
    const page = await (await visitorOf(who)).newPage();
    await check(page, "/dasbor", 200);
    await page.close();
  });
});

describe("a first visit costs at most 20 KiB, with styles and icons", () => {
  const publicPaths = paths.filter((path) => places[path]?.as === "anonymous" && places[path]?.status === undefined);
  test.each(publicPaths.filter((path) => !path.endsWith(".csv")))("%s", async (path) => {
    const context = await visit({ origin: product.origin });
    const example = await exampleOf(context, path);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(example, { waitUntil: "networkidle" });
    await context.close();
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(20 * 1024);
  });
});
