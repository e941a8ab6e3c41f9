import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Language } from "#shared/text.ts";
import type { DemoProduct } from "./product.ts";

export const phone = { width: 360, height: 740 };

const executablePath = process.env["INTAN_CHROMIUM"] ?? "/usr/bin/chromium";

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Visit {
  readonly origin: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly language?: Language;
  readonly isDark?: boolean;
  readonly hasScripts?: boolean;
}

/** One Chromium per test file; every visit is a browser of its own, with its own cookies. */
export function useBrowser(): { visit(how: Visit): Promise<BrowserContext> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!existsSync(executablePath)) throw new Error(`No Chromium at ${executablePath}: set INTAN_CHROMIUM`);
    const isRoot = process.getuid?.() === 0;
    browser = await chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox", ...quiet] : quiet });
  });
  afterAll(async () => browser?.close());
  return {
    visit: async ({ origin, size = phone, language = "id", isDark = false, hasScripts = true }) => {
      if (browser === undefined) throw new Error("the browser is not open yet");
      const context = await browser.newContext({
        baseURL: origin,
        viewport: size,
        colorScheme: isDark ? "dark" : "light",
        javaScriptEnabled: hasScripts,
        reducedMotion: "reduce",
        locale: "id-ID",
      });
      context.setDefaultTimeout(10_000);
      await context.addCookies([{ name: "intan_language", value: language, url: origin }]);
      return context;
    },
  };
}

/** Signs in by the form and ends on the dashboard. */
export async function signIn(page: Page, product: DemoProduct, login: string): Promise<void> {
  await page.goto("/masuk?kembali=/dasbor");
  await page.locator("#f-login").fill(login);
  await page.locator("#f-password").fill(product.passwordOf(login));
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL("**/dasbor");
}

/** "1.234,56" is 1234.56. */
export const numberOf = (words: string): number => Number(words.trim().replaceAll(".", "").replace(",", "."));
