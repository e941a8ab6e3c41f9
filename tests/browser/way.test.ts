import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type DemoProduct, demoProduct } from "./product.ts";
import { numberOf, phone, signIn, useBrowser } from "./support.ts";

const title = "Ambulans Perahu Malam (contoh)";
const reason = "Sebut berapa warga yang dilayani setiap malam.";

const { visit } = useBrowser();
let product: DemoProduct;

beforeAll(async () => {
  product = await demoProduct();
});

describe("the way of a proposal, on a phone and without JavaScript", () => {
  const visits = new Map<string, BrowserContext>();
  let address = "";

  /** The page of the proposal, or the list before there is one, as this person sees it. */
  async function asSeenBy(who: string): Promise<Page> {
    let context = visits.get(who);
    if (context === undefined) {
      context = await visit({ origin: product.origin, size: phone, hasScripts: false });
      visits.set(who, context);
      const entrance = await context.newPage();
      await signIn(entrance, product, who);
      await entrance.close();
    }
    const page = await context.newPage();
    await page.goto(address === "" ? "/inovasi" : address);
    return page;
  }

  const stateOf = (page: Page): Promise<string> =>
    page.locator("section[aria-labelledby=langkah] .tag").first().innerText();
  const press = (page: Page, name: string) => page.locator("main").getByRole("button", { name, exact: true }).click();
  const follow = (page: Page, name: string) => page.locator("main").getByRole("link", { name, exact: true }).click();

  test("the operator writes a draft and submits it", async () => {
    const page = await asSeenBy("op-dinkes");
    await page.goto("/inovasi/baru");
    await page.locator("#f-name").fill(title);
    await page.locator("#f-benefit").fill("Pasien sampai lebih cepat.");
    await press(page, "Simpan rancangan");
    await page.waitForURL("**/inovasi/ambulans-perahu-malam-contoh");
    address = new URL(page.url()).pathname;
    expect(await stateOf(page)).toBe("Rancangan");
    await press(page, "Ajukan");
    await page.waitForURL("**tersimpan=ajukan**");
    expect(await page.locator("main").innerText()).toContain("Langkah tersimpan: Ajukan.");
    expect(await stateOf(page)).toBe("Diusulkan");
  });

  test("the head returns it with a reason for a field, and not without", async () => {
    const page = await asSeenBy("kadinkes");
    expect(await stateOf(page)).toBe("Diusulkan");
    await follow(page, "Kembalikan");
    await page.waitForURL("**/langkah/kembalikan?**");
    await page.locator("input[name=isian][value=benefit]").check();
    await press(page, "Kembalikan");
    await page.locator(".sum").waitFor();
    expect(await page.locator("input[name=isian][value=benefit]").isChecked()).toBe(true);
    await page.locator("#f-alasan-benefit").fill(reason);
    await press(page, "Kembalikan");
    await page.waitForURL("**tersimpan=kembalikan**");
    expect(await stateOf(page)).toBe("Dikembalikan");
  });

  test("the operator reads the reason at its field, mends it and submits again", async () => {
    const page = await asSeenBy("op-dinkes");
    expect(await stateOf(page)).toBe("Dikembalikan");
    expect(await page.locator("main").innerText()).toContain(reason);
    await page.goto(`${address}/ubah`);
    expect(await page.locator(".f", { has: page.locator("#f-benefit") }).innerText()).toContain(reason);
    await page.locator("#f-benefit").fill("Dua belas pasien setiap malam sampai lebih cepat.");
    await page.locator("main form button[type=submit]").first().click();
    await page.waitForURL(`**${address}`);
    await press(page, "Ajukan");
    await page.waitForURL("**tersimpan=ajukan**");
    expect(await stateOf(page)).toBe("Diusulkan");
    expect(await page.locator("main").innerText()).toContain("Dua belas pasien setiap malam");
  });

  test("the head approves it", async () => {
    const page = await asSeenBy("kadinkes");
    await press(page, "Setujui");
    await page.waitForURL("**tersimpan=setujui**");
    expect(await stateOf(page)).toBe("Disetujui kepala unit");
  });

  test("the programme manager screens it, and establishes it with number and day of the decree", async () => {
    const page = await asSeenBy("rahmi");
    await press(page, "Loloskan saringan");
    await page.waitForURL("**tersimpan=loloskan**");
    expect(await stateOf(page)).toBe("Lolos saring");
    await follow(page, "Tetapkan");
    await page.waitForURL("**/langkah/tetapkan?**");
    await page.locator("#f-nomor-keputusan").fill("188.45/321/KUM/2026");
    await page.locator("#f-tanggal-keputusan").fill("12 Juni 2026");
    await press(page, "Tetapkan");
    await page.waitForURL("**tersimpan=tetapkan**");
    expect(await stateOf(page)).toBe("Ditetapkan");
    expect(await page.locator("main").innerText()).toContain("188.45/321/KUM/2026, 12 Juni 2026");
  });

  test.each(["op-dinkes", "kadinkes", "rahmi"])("%s reads where it stands and what has happened", async (who) => {
    const page = await asSeenBy(who);
    expect(await stateOf(page)).toBe("Ditetapkan");
    await page.locator("main summary", { hasText: "Riwayat langkah" }).click();
    const words = await page.locator("main").innerText();
    for (const step of ["Ajukan", "Kembalikan", "Setujui", "Loloskan saringan", "Tetapkan"])
      expect(words).toContain(step);
    expect(await page.evaluate<number>(sideways)).toBe(0);
  });
});

const sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

describe("the verifier's desk from the keyboard", () => {
  /** Saves with Enter and waits for the next claim. */
  async function saveWith(page: Page, keys: readonly string[]): Promise<void> {
    const before = page.url();
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForURL((url) => url.href !== before);
    expect(await page.locator(".toast").innerText()).toContain("Keputusan disimpan.");
  }

  test("three claims are accepted, lowered and rejected without a mouse", async () => {
    const context = await visit({ origin: product.origin, size: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await signIn(page, product, "noraida");
    await page.goto("/verifikator");
    const waiting = async () => numberOf(/^[\d.]+/.exec(await page.locator("h1").innerText())?.[0] ?? "");
    const before = await waiting();
    await page.locator("main a", { hasText: "Buka klaim pertama" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/verifikator/2026/**");
    await page.locator("#pintasan-saklar").waitFor({ state: "attached" });

    await saveWith(page, ["a", "Enter"]);
    await page.keyboard.press("l");
    expect(await page.evaluate<string>("document.activeElement.name")).toBe("alasan");
    await saveWith(page, ["ArrowDown", "Tab", ..."Halaman dua tidak terbaca.", "Enter"]);
    await saveWith(page, ["r", "ArrowDown", "Tab", ..."Berkasnya kosong.", "Enter"]);

    await page.goto("/verifikator");
    expect(await waiting()).toBe(before - 3);
    await context.close();
  });
});
