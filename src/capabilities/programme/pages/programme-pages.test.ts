import { beforeAll, describe, expect, test } from "vitest";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import type { SheetRow } from "#platform/spreadsheet/port.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { htmlOf, openPage, plainTextOf } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, numberOf, tablesOf, wordsOf } from "#tests/support/read-html.ts";
import { baritoKuala, person, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { programme, addMember, addMembers } = await regionRoomsUnderTest();
const { pages } = programme;
const actor = person("programme_manager");

beforeAll(async () => {
  await addMembers([
    { title: "Kelotok <u>Sehat</u>", agency: "dinkes", year: 2026 },
    { title: "Rancangan", agency: "bappeda", state: "draft", year: 2026 },
    { title: "Lama", agency: "kec-gambut", year: 2025, state: "launched", track: "public" },
    ...Array.from({ length: 55 }, (_, place) => ({ title: `Banyak ${place}`, year: 2024, state: "launched" as const })),
  ]);
  await addMember({ title: "Tetangga", year: 2026 }, baritoKuala);
});

const addresses = [
  "/inovasi",
  "/inovasi?tahun=2024&urut=judul&hal=2",
  "/inovasi?keadaan=draft",
  "/inovasi?cari=tidak+ada",
  "/laporan/belum-mengirim",
  "/laporan/belum-mengirim?tahun=2024",
];

describe.each(addresses)("%s", (address) => {
  test.each(["id", "en"] as const)("stands in %s with one heading and nothing inline", async (language) => {
    const html = await htmlOf(pages, address, { actor, language });
    expect(html.startsWith(`<html lang="${language}"`)).toBe(true);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(inlineCode);
    expect(html).not.toMatch(/Tetangga|Rahasia|125000000|<u>Sehat/);
    expect(wordsOf(html)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });

  test("is not for visitors", async () => {
    expect(await openPage(pages, address)).toEqual({ kind: "refused", code: "access.sign-in-required" });
  });
});

describe("the list of innovations", () => {
  const captionOf = async (address: string) => tablesOf(await htmlOf(pages, address, { actor }))[0]?.caption;

  test("the counts beside the years are the rows they leave", async () => {
    const html = await htmlOf(pages, "/inovasi", { actor });
    const choices = [...html.matchAll(/name="tahun" value="(\d+)"[^>]*\/?><span>\d+<small> ([\d.]+)<\/small>/g)];
    expect(choices.map(([, year, count]) => [year, count])).toEqual([
      ["2026", "2"],
      ["2025", "1"],
      ["2024", "55"],
    ]);
    for (const [, year, count] of choices) expect(await captionOf(`/inovasi?tahun=${year}`)).toBe(`${count} inovasi`);
  });

  test("a year's count is left out where another filter makes it wrong", async () => {
    const html = await htmlOf(pages, "/inovasi?keadaan=launched", { actor });
    expect(html.includes("<span>2026</span>")).toBe(true);
    expect(html.includes("<span>2026<small>")).toBe(false);
  });

  test("sorts and pages by links that keep the filter", async () => {
    const html = await htmlOf(pages, "/inovasi?tahun=2024", { actor });
    const hrefs = linksOf(html).map((link) => link.href);
    expect(hrefs).toContain("/inovasi?tahun=2024&urut=judul");
    expect(hrefs).toContain("/inovasi?tahun=2024&hal=2");
    expect(tablesOf(await htmlOf(pages, "/inovasi?tahun=2024&hal=2", { actor }))[0]?.rows).toHaveLength(5);
  });

  test("offers the import to the programme manager alone", async () => {
    const innovator = { actor: person("innovator") };
    expect(await htmlOf(pages, "/inovasi", { actor })).toMatch(/Impor buku kerja/);
    const words = wordsOf(await htmlOf(pages, "/inovasi", innovator));
    expect(words).not.toContain("Impor buku kerja");
  });

  test("a parameter that makes no sense is left out", async () => {
    expect(await captionOf("/inovasi?tahun=abc&keadaan=bagus&hal=0&urut=x")).toBe("58 inovasi");
  });
});

describe("who has not sent", () => {
  test("totals are the sums of the rows", async () => {
    const [table] = tablesOf(await htmlOf(pages, "/laporan/belum-mengirim", { actor }));
    const sumAt = (place: number) => table?.rows.reduce((sum, row) => sum + numberOf(row[place] ?? ""), 0);
    expect([sumAt(3), sumAt(4)]).toEqual([1, 1]);
    expect([table?.foot[3], table?.foot[4]]).toEqual(["1", "1"]);
    expect(table?.rows).toHaveLength(7);
  });

  test("page, text and workbook name the same units", async () => {
    const html = await htmlOf(pages, "/laporan/belum-mengirim", { actor });
    const late = (tablesOf(html)[0]?.rows ?? []).filter((row) => row[3] === "0").map((row) => row[0] ?? "");
    expect(late).toHaveLength(6);
    const text = await plainTextOf(pages, "/laporan/belum-mengirim.txt", { actor });
    expect([...text.matchAll(/^\d+\. (.*)$/gm)].map(([, name]) => name)).toEqual(late);
    expect(text).toContain("15 Juni 2026");
    expect(html).toContain("*Kecamatan*");
    const answer = await openPage(pages, "/laporan/belum-mengirim.xlsx", { actor });
    const rows: SheetRow[] = [];
    const bytes = answer.kind === "file" && answer.bytes instanceof Uint8Array ? answer.bytes : new Uint8Array();
    const read = await createSpreadsheets(startWorker).read({ bytes }, (some) => void rows.push(...some));
    expect(read.ok).toBe(true);
    const cells = rows.map((row) => row.cells.map((cell) => cell.text));
    expect(cells.filter((row) => row[3] === "0").map((row) => row[0])).toEqual(late);
    expect(cells).toHaveLength(8);
  });

  test.each(["/laporan/belum-mengirim", "/laporan/belum-mengirim.txt", "/laporan/belum-mengirim.xlsx"])(
    "%s is closed to innovators and operators",
    async (address) => {
      for (const role of ["innovator", "agency_operator", "citizen"] as const) {
        expect(await openPage(pages, address, { actor: person(role) })).toMatchObject({ code: "access.forbidden" });
      }
    },
  );

  test("leads only to pages that answer", async () => {
    const links = linksOf(await htmlOf(pages, "/laporan/belum-mengirim", { actor }));
    const own = links.filter(({ href }) => href.startsWith("/laporan/belum-mengirim"));
    expect(own.length).toBeGreaterThan(3);
    for (const { href } of own) expect((await openPage(pages, href, { actor })).kind).not.toBe("refused");
  });
});
