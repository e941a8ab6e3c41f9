import type { BrowserContext } from "playwright-core";
import { aPdf, aPng } from "#tests/support/sample-files.ts";

/** Hands in papers for the preview of a bulk intake: one that its name places, one that asks where it belongs. */
export async function sendPapers(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto("/bukti/massal");
  await page.locator("main input[type=file]").setInputFiles([
    { name: "16 SK Bupati.pdf", mimeType: "application/pdf", buffer: Buffer.from(aPdf("SK Bupati")) },
    { name: "foto.png", mimeType: "image/png", buffer: Buffer.from(aPng()) },
  ]);
  await page.locator("main form[enctype] button[type=submit]").click();
  await page.waitForURL(/\/bukti\/massal\/[0-9a-f-]{36}$/);
  await page.close();
}
