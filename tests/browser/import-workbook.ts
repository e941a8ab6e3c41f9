import type { BrowserContext, Page } from "playwright-core";

/** Title and agency as written of two innovations. */
export type List = readonly [readonly [title: string, agency: string], readonly [title: string, agency: string]];

/**
 * One list for each import, because what was imported and answered is remembered: the second agency is misspelt,
 * so that the preview asks about it.
 */
export const lists = {
  withScripts: [
    ["Perahu Imunisasi (contoh)", "Dinas Kesehatan"],
    ["Obat Diantar Ojek (contoh)", "Dinas Kesehatn"],
  ],
  withoutScripts: [
    ["Kebun Gizi Halaman (contoh)", "Dinas Pertanian"],
    ["Lumbung Pangan Warga (contoh)", "Dinas Pertanain"],
  ],
  shown: [
    ["Tanya Pajak Malam (contoh)", "Dinas Pendidikan"],
    ["Arisan Sampah Kering (contoh)", "Dinas Pendidikn"],
  ],
} as const satisfies Readonly<Record<string, List>>;

/** As an office keeps it: title rows, semicolons, no programme year. */
const workbookOf = (list: List) => ({
  name: "usulan.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "REKAP USULAN INOVASI;;;",
      ";;;",
      "No;Nama Inovasi;Perangkat Daerah;Manfaat",
      ...list.map(([title, agency], index) => `${index + 1};${title};${agency};Layanan sampai ke rumah warga.`),
    ].join("\r\n"),
  ),
});

/** Sends the workbook by the form; ends on its preview. */
export async function sendWorkbook(page: Page, list: List): Promise<void> {
  await page.goto("/inovasi/impor");
  await page.locator("#f-berkas").setInputFiles(workbookOf(list));
  await page.locator("#f-tahun").fill("2026");
  await page.locator("main form[enctype] button[type=submit]").click();
  await page.waitForURL(/\/inovasi\/impor\/[0-9a-f-]{36}$/);
}

/** Takes the proposed answers as they stand. */
export async function acceptProposals(page: Page): Promise<void> {
  const accept = page.locator("form[action$='/jawaban'] button[name=semua]");
  if ((await accept.count()) > 0) {
    await accept.first().click();
    await page.waitForURL(/sesudah=jawaban/);
  }
}

export async function applyImport(page: Page): Promise<void> {
  await page.locator("form[action$='/simpan'] button[type=submit]").click();
  await page.waitForURL(/sesudah=simpan/);
}

/** One import that was applied and one that still is a preview, so that their pages have something to show. */
export async function someImports(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await sendWorkbook(page, lists.shown);
  await acceptProposals(page);
  await applyImport(page);
  await sendWorkbook(page, lists.shown);
  await page.close();
}
