import { readFileSync } from "node:fs";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptProposals, applyImport, lists, sendWorkbook } from "./import-workbook.ts";
import { type DemoProduct, demoProduct } from "./product.ts";
import { numberOf, useBrowser } from "./support.ts";

const { visit } = useBrowser();
const manager = "rahmi";

const rowsOf = (page: Page): Locator => page.locator("main table tbody tr");
const shownTotal = async (page: Page): Promise<number> =>
  numberOf(/^[\d.]+/.exec(await page.locator("main table caption").first().innerText())?.[0] ?? "");

/** Nothing may fail silently: refused styles or scripts, exceptions, missing files. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A refused sign-in answers 422, which the console reports as a failed load.
    if (message.type() === "error" && !message.text().includes("status of 422")) complaints.push(message.text());
  });
  return complaints;
}

describe.each([
  ["with scripts", true],
  ["without scripts", false],
])("on a phone, in Indonesian, %s", (_, hasScripts) => {
  let product: DemoProduct;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    product = await demoProduct();
    context = await visit({ origin: product.origin, hasScripts });
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(async () => context.close());

  test("a figure on the home page opens as many rows of the catalogue", async () => {
    await page.goto("/");
    const figures = page.locator("main .stat a[href^='/katalog']");
    expect(await figures.count()).toBeGreaterThanOrEqual(2);
    for (let index = 0; index < (await figures.count()); index += 1) {
      const figure = numberOf(await figures.nth(index).innerText());
      await figures.nth(index).click();
      await page.waitForURL("**/katalog?**");
      expect(await shownTotal(page)).toBe(figure);
      expect(await rowsOf(page).count()).toBe(Math.min(figure, 50));
      await page.goto("/");
    }
  });

  test("the catalogue searches, filters, sorts and turns its pages", async () => {
    await page.goto("/katalog");
    const all = await shownTotal(page);
    expect(await rowsOf(page).count()).toBe(50);
    await page.locator(".pager a[rel=next]").click();
    await page.waitForURL("**/katalog?hal=2");
    expect(await page.locator(".pager").innerText()).toContain(`51 sampai 100 dari ${all}`);

    await page.goto("/katalog?urut=judul");
    const titles = await rowsOf(page).locator("th a").allInnerTexts();
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, "id")));

    await page.locator("a[href='#saring']").click();
    const option = page.locator("#saring input[name=tahun][value='2024']");
    await option.check();
    await page.locator("#saring button[type=submit]").click();
    await page.waitForURL(/tahun=2024/);
    expect(await shownTotal(page)).toBe(74);
    expect(page.url()).toContain("urut=judul");

    await page.locator("#f-cari").fill(titles[0] ?? "");
    await page.goto(`/katalog?cari=${encodeURIComponent(titles[0] ?? "")}`);
    expect(await rowsOf(page).locator("th a").allInnerTexts()).toContain(titles[0]);
  });

  test("one innovation tells its agency and its way", async () => {
    await page.goto("/katalog");
    const link = rowsOf(page).locator("th a").first();
    const title = await link.innerText();
    await link.click();
    await page.waitForURL("**/katalog/*");
    expect(await page.locator("h1").innerText()).toBe(title);
    expect(await page.locator("main dl").first().innerText()).toMatch(/Unit/);
  });

  test("sign-in refuses a wrong password in words, keeps the name, and then opens the dashboard", async () => {
    await page.goto("/dasbor");
    await page.waitForURL("**/masuk?kembali=%2Fdasbor");
    await page.locator("#f-login").fill(manager);
    await page.locator("#f-password").fill("bukan kata sandinya");
    await page.locator("main form button[type=submit]").click();
    await page.locator("main .sum").waitFor();
    expect(await page.locator("#f-login").inputValue()).toBe(manager);
    expect(await page.locator("#f-password").inputValue()).toBe("");
    expect(await page.title()).toMatch(/^Kesalahan: /);
    await page.locator("#f-password").fill(product.passwordOf(manager));
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL("**/dasbor");
    expect(await page.locator("h1").innerText()).toMatch(/menunggu Anda/);
  });

  test("the tree of the index opens level by level, and its figures add up on the way", async () => {
    await page.goto("/indeks");
    const root = page.locator(".tree > details");
    const index = await figureOf(root);
    // The tree opens on what is claimed, the first figure of the page.
    expect(numberOf(await page.locator("main .stat a").first().innerText())).toBe(index);
    const aspects = await childrenOf(root);
    // TOTAL is out of 250; the index is rounded once from it.
    const total = await sumOf(aspects);
    expect(Math.abs(total / 2.5 - index)).toBeLessThan(0.006);

    const innovations = await lastOf(aspects);
    const [maturity, count] = [await nthOf(innovations, 0), await nthOf(innovations, 1)];
    expect(Math.abs((await figureOf(maturity)) + (await figureOf(count)) - (await figureOf(innovations)))).toBeLessThan(
      0.0002,
    );
    await open(maturity);
    const entries = await childrenOf(maturity);
    const points = await sumOf(entries);
    expect(Math.abs(points / entries.length - (await figureOf(maturity)))).toBeLessThan(0.0002);

    const [entry] = entries;
    if (entry === undefined) throw new Error("no innovation counts in the round");
    const score = await figureOf(entry);
    await open(entry);
    if (hasScripts) {
      await entry.locator(":scope > .in-1 > .leaf .v").first().waitFor();
      const levels = await entry.locator(":scope > .in-1 > .leaf .v, :scope > .in-1 > details > summary .v").all();
      expect(levels).toHaveLength(20);
      const claimed = await Promise.all(
        levels.map(async (level) => numberOf((await level.innerText()).split("/")[0] ?? "")),
      );
      expect(claimed.reduce((sum, value) => sum + value, 0)).toBe(score);
    } else {
      await entry.locator(":scope > .in-1 a").first().click();
      await page.waitForURL("**/indeks/*/entri/*");
      expect(await rowsOf(page).count()).toBe(20);
      expect(numberOf(await page.locator("main tfoot td[data-l='Skor klaim']").innerText())).toBe(score);
    }
  });

  test("who has not sent: the page, the text and the workbook name equally many", async () => {
    await page.goto("/laporan/belum-mengirim");
    const late = numberOf(/^\d+/.exec(await page.locator("h1").innerText())?.[0] ?? "");
    expect(await page.locator("main .tag.warn").count()).toBe(late);
    const text = await (await context.request.get(await hrefOf(page, ".txt"))).text();
    expect(text.match(/^\d+\. /gm)).toHaveLength(late);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("main a[href*='.xlsx']").click(),
    ]);
    expect(download.suggestedFilename()).toBe("belum-mengirim-2026.xlsx");
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  });

  test("an import is previewed, answered, saved and undone", async () => {
    await page.goto("/inovasi");
    const before = await shownTotal(page);
    await sendWorkbook(page, hasScripts ? lists.withScripts : lists.withoutScripts);
    expect(await page.locator("h1").innerText()).toContain("usulan.csv");
    expect(await figuresOf(page)).toEqual([1, 0, 1, 0]);
    await acceptProposals(page);
    expect(await figuresOf(page)).toEqual([2, 0, 0, 0]);
    await page.goto("/inovasi");
    expect(await shownTotal(page)).toBe(before);
    await page.goBack();
    await applyImport(page);
    const address = new URL(page.url()).pathname;
    await page.goto("/inovasi");
    expect(await shownTotal(page)).toBe(before + 2);
    await page.goto(address);
    await page.locator(`main a[href='${address}/batalkan']`).click();
    await page.waitForURL("**/batalkan");
    await page.locator("form[action$='/batalkan'] button[type=submit]").click();
    await page.waitForURL(/sesudah=batal/);
    await page.goto("/inovasi");
    expect(await shownTotal(page)).toBe(before);
  });

  test("the language changes on the same page, and sign-out ends the session", async () => {
    await page.goto("/indeks?bagian=riwayat");
    await page.locator("footer a[lang=en]").click();
    await page.waitForURL("**/indeks?bagian=riwayat");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.locator("footer a[lang=id]").click();
    await page.locator("html[lang=id]").waitFor();
    await page.locator("nav.bar a[href='#menu']").click();
    await page.locator("#menu form[action='/keluar'] button").click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/dasbor");
    await page.waitForURL("**/masuk?**");
    expect(await page.locator("#f-login").count()).toBe(1);
  });

  test("nothing failed on the way", () => {
    expect(complaints).toEqual([]);
  });
});

const hrefOf = async (page: Page, part: string): Promise<string> =>
  (await page.locator(`main a[href*='${part}']`).first().getAttribute("href")) ?? "";

const figuresOf = async (page: Page): Promise<number[]> =>
  (await page.locator("main .stat a").allInnerTexts()).map(numberOf);

/** The figure of a branch or a leaf, without the most it could be. */
async function figureOf(node: Locator): Promise<number> {
  const words = await node.locator(".v").first().innerText();
  return numberOf(words.split("/")[0] ?? "");
}

async function open(branch: Locator): Promise<void> {
  if ((await branch.getAttribute("open")) === null) await branch.locator(":scope > summary").click();
}

async function childrenOf(branch: Locator): Promise<Locator[]> {
  await open(branch);
  return branch.locator(":scope > .in-1 > details, :scope > .in-1 > div.leaf").all();
}

async function nthOf(branch: Locator, index: number): Promise<Locator> {
  const found = (await childrenOf(branch))[index];
  if (found === undefined) throw new Error(`a branch has no part ${index + 1}`);
  return found;
}

async function lastOf(nodes: readonly Locator[]): Promise<Locator> {
  const last = nodes.at(-1);
  if (last === undefined) throw new Error("a branch has no parts");
  await open(last);
  return last;
}

async function sumOf(nodes: readonly Locator[]): Promise<number> {
  const figures = await Promise.all(nodes.map(figureOf));
  return figures.reduce((sum, value) => sum + value, 0);
}
