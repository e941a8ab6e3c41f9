import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type DemoProduct, demoProduct } from "./product.ts";
import { signIn, useBrowser } from "./support.ts";

const { visit } = useBrowser();
let product: DemoProduct;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await demoProduct();
});
beforeEach(async () => {
  context = await visit({ origin: product.origin });
  page = await context.newPage();
});
afterEach(async () => context.close());

/** What has the focus, by id, name or words. */
const focused = (): Promise<string> =>
  page.evaluate<string>(
    "((at) => at.id || at.name || at.innerText.trim() || at.getAttribute('aria-label'))(document.activeElement)",
  );

async function tabTo(wanted: string, within = 30): Promise<void> {
  for (let step = 0; step < within; step += 1) {
    await page.keyboard.press("Tab");
    if ((await focused()) === wanted) return;
  }
  throw new Error(`${wanted} is not reached by ${within} tabs`);
}

const isSeen = (selector: string): Promise<boolean> => page.locator(selector).isVisible();

test("the first stop leads past the navigation to the content", async () => {
  await page.goto("/katalog");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Lewati ke isi");
  expect((await page.locator(".skip").boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/katalog#konten");
  await page.keyboard.press("Tab");
  expect(await page.evaluate<boolean>("document.querySelector('main').contains(document.activeElement)")).toBe(true);
});

describe("the sign-in form", () => {
  test("takes the focus in the order it is read, and Enter sends it", async () => {
    await page.goto("/masuk");
    await tabTo("f-login");
    await page.keyboard.type("rahmi");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("f-password");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Masuk");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type(product.passwordOf("rahmi"));
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/masuk");
    expect((await context.cookies()).some(({ name }) => name.endsWith("intan"))).toBe(true);
  });

  test("puts the focus on the summary of errors, whose link leads to the field", async () => {
    await page.goto("/masuk");
    await page.locator("#f-login").fill("rahmi");
    await page.locator("#f-password").fill("bukan kata sandinya");
    await page.keyboard.press("Enter");
    await page.locator(".sum").waitFor();
    expect(await page.evaluate<boolean>("document.activeElement.matches('.sum')")).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("f-login");
  });
});

describe("the menu of a phone", () => {
  test("opens from the bar, is left by its last link, and hides its links while it is closed", async () => {
    await signIn(page, product, "rahmi");
    expect(await isSeen("#menu")).toBe(false);
    await page.locator("nav.bar a[href='#menu']").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**#menu");
    expect(await isSeen("#menu")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await page.evaluate<boolean>("document.querySelector('#menu').contains(document.activeElement)")).toBe(true);
    await tabTo("Tutup menu");
    await page.keyboard.press("Enter");
    await page.waitForURL("**#konten");
    expect(await isSeen("#menu")).toBe(false);
  });

  test("the filters of a list open and close the same way", async () => {
    await page.goto("/katalog");
    await page.locator("a[href='#saring']").focus();
    await page.keyboard.press("Enter");
    expect(await isSeen("#saring")).toBe(true);
    await page.locator("#saring a.close").focus();
    await page.keyboard.press("Enter");
    expect(await isSeen("#saring")).toBe(false);
  });
});

test("a branch of the tree opens with the keyboard", async () => {
  await signIn(page, product, "rahmi");
  await page.goto("/indeks");
  const branch = page.locator(".tree details:not([open]) > summary").first();
  await branch.focus();
  await page.keyboard.press("Enter");
  expect(await page.locator(".tree details[open] > summary:focus").count()).toBe(1);
});
