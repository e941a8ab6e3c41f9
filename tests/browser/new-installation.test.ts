import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newProduct } from "./product.ts";
import { phone, useBrowser } from "./support.ts";

const { visit } = useBrowser();
const firstPages = [
  "/",
  "/dasbor",
  "/inovasi",
  "/indeks",
  "/indeks?bagian=inovasi",
  "/indeks?bagian=riwayat",
  "/indeks/indikator",
  "/laporan/belum-mengirim",
  "/pengaturan",
  "/pengaturan/orang",
];
let context: BrowserContext;
let page: Page;
let setUpPath: string;

beforeAll(async () => {
  const product = await newProduct();
  setUpPath = product.setUpPath;
  context = await visit({ origin: product.origin, size: phone });
  page = await context.newPage();
});
afterAll(async () => context.close());

async function isSound(address: string, status = 200): Promise<void> {
  expect([address, (await page.goto(address))?.status()]).toEqual([address, status]);
  expect([address, await page.locator("h1").count()]).toEqual([address, 1]);
  await page.evaluate(axe.source);
  expect([address, await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")]).toEqual([
    address,
    [],
  ]);
}

describe("an installation that nobody has set up", () => {
  test("shows its public pages, which say that nothing is there yet", async () => {
    for (const address of ["/", "/katalog", "/statistik", "/masuk"]) await isSound(address);
    await page.goto("/katalog");
    expect(await page.locator("main .empty").count()).toBe(1);
  });

  test("is set up once by its link, and its first person finds pages that say how to begin", async () => {
    const password = "lanting-kayuh-jukung-27";
    await isSound(setUpPath);
    const fields = { region: "Kabupaten Banjar", name: "Admin Pertama (contoh)", user_name: "admin" };
    for (const [name, value] of Object.entries(fields)) await page.locator(`#f-${name}`).fill(value);
    for (const name of ["password", "repeat"]) await page.locator(`#f-${name}`).fill(password);
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL("**/masuk?sesudah=siap");
    await page.locator("#f-login").fill(fields.user_name);
    await page.locator("#f-password").fill(password);
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL((url) => url.pathname !== "/masuk");
    await page.goto("/");
    // The server learns of its home region within a second or two.
    await page.waitForFunction("document.body.innerText.includes('Kabupaten Banjar') || location.reload()", undefined, {
      polling: 500,
    });
    for (const address of firstPages) await isSound(address);
    await isSound(setUpPath, 410);
  });
});
