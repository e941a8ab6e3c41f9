import { beforeAll, describe, expect, test } from "vitest";
import { listInnovations } from "#capabilities/catalogue/contract.ts";
import { readCatalogueFilter } from "#capabilities/catalogue/pages/catalogue-address.ts";
import { anonymous } from "#shared/actor.ts";
import { htmlOf, openPage } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, numberOf, tablesOf, wordsOf } from "#tests/support/read-html.ts";
import { anEvent, aYear, banjar, baritoKuala, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { programme, catalogue, addMember, addMembers, release, call } = await regionRoomsUnderTest();
const { pages } = catalogue;

beforeAll(async () => {
  const first = await addMember({ title: "Induk <b>Tebal</b>", year: 2023, state: "launched", agency: "dinkes" });
  await addMembers([
    { title: "Anak", year: 2024, state: "launched", agency: "dinkes", continuesId: first.innovationId },
    {
      innovationId: first.innovationId,
      year: 2024,
      state: "launched",
      agency: "pkm-gambut",
      committedOn: "2025-02-06",
    },
    {
      title: "Jukung",
      year: 2024,
      state: "launched",
      track: "pkp",
      committedOn: "2025-02-06",
      profile: { form: null },
    },
    { title: "Warga", year: 2024, state: "launched", track: "public", profile: { mainAffair: null } },
    {
      title: "Contoh",
      year: 2024,
      state: "launched",
      agency: "pkm-gambut",
      isSample: true,
      source: "Media",
      confidence: "low",
    },
    { title: "Rancangan Tersembunyi", year: 2024, state: "draft", agency: "dinkes" },
    ...Array.from({ length: 60 }, (_, place) => ({ title: `Lama ${place}`, year: 2022, state: "launched" as const })),
  ]);
  await programme.offers.recordYear(system(), {
    regionCode: banjar,
    year: aYear(2021, {
      events: [anEvent({ heldOn: "2021-11-29" })],
      figures: [
        {
          kind: "launched",
          value: "1117",
          label: { id: "Inovasi terbitan", en: "Published innovations" },
          note: null,
          source: "Berita daerah",
          confidence: "medium",
        },
      ],
    }),
  });
  await addMember({ title: "Tetangga", state: "launched" }, baritoKuala);
  await release();
  await release(baritoKuala);
});

const addresses = [
  "/katalog",
  "/katalog?tahun=2024&jalur=asn",
  "/katalog?cari=tidak+ada",
  "/katalog?hal=2&urut=judul",
  "/katalog/anak",
  "/katalog/contoh",
  "/statistik",
  "/statistik?tahun=2021",
  "/statistik?tahun=2022",
];
const totalAt = async (href: string) => {
  const { searchParams } = new URL(href, "http://test.invalid");
  const answer = await call(listInnovations, anonymous, readCatalogueFilter(searchParams));
  return answer.ok ? listInnovations.output.parse(answer.value).total : null;
};

describe.each(addresses)("%s", (address) => {
  test.each(["id", "en"] as const)("stands in %s with one heading and nothing inline", async (language) => {
    const html = await htmlOf(pages, address, { language });
    expect(html).toMatch(new RegExp(`^<html lang="${language}">`));
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(inlineCode);
    expect(wordsOf(html)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });

  test("leads only to pages that answer, and tells nothing hidden or foreign", async () => {
    const html = await htmlOf(pages, address);
    expect(html).not.toMatch(/Tersembunyi|Tetangga|Rahasia|125000000|<b>Tebal/);
    const hrefs = linksOf(html).flatMap(({ href }) => (/^\/(katalog|statistik)/.test(href) ? [href] : []));
    for (const href of new Set(hrefs)) expect((await openPage(pages, href)).kind).not.toBe("refused");
  });
});

describe("the statistics", () => {
  test.each(["/statistik", "/statistik?tahun=2022", "/statistik?tahun=2023"])(
    "every figure of %s opens as many rows as it says",
    async (address) => {
      const figures = linksOf(await htmlOf(pages, address)).filter(
        ({ href, words }) => href.startsWith("/katalog?") && /^[\d.]+$/.test(words),
      );
      expect(figures.length).toBeGreaterThan(4);
      for (const { href, words } of figures) expect([href, await totalAt(href)]).toEqual([href, numberOf(words)]);
    },
  );

  test("every total of a table is the sum of its rows", async () => {
    const tables = tablesOf(await htmlOf(pages, "/statistik?tahun=2024")).filter(({ foot }) => foot.length > 0);
    expect(tables.length).toBe(6);
    for (const { rows, foot } of tables) {
      expect(rows.reduce((sum, row) => sum + numberOf(row.at(-1) ?? ""), 0)).toBe(numberOf(foot.at(-1) ?? ""));
    }
  });

  test("a published figure is marked, sourced and not a link", async () => {
    const html = await htmlOf(pages, "/statistik?tahun=2021");
    expect(wordsOf(html)).toMatch(/Inovasi terbitan .*1\.117 Berita daerah \(sedang\)/);
    expect(linksOf(html).map((link) => link.words)).not.toContain("1.117");
    expect(wordsOf(await htmlOf(pages, "/statistik?tahun=2021", { language: "en" }))).toMatch(
      /1,117 Berita daerah \(medium\)/,
    );
  });

  test("a year that nobody knows shows the newest one instead", async () => {
    expect(await htmlOf(pages, "/statistik?tahun=1850")).toContain("2024");
  });
});

describe("the catalogue page", () => {
  test("counts beside the filters are the rows they leave", async () => {
    const html = await htmlOf(pages, "/katalog");
    const choices = [
      ...html.matchAll(/<input type="radio" name="(\w+)" value="([^"]+)"[^>]*\/?><span>.*?<small> ([\d.]+)<\/small>/g),
    ];
    expect(choices.length).toBeGreaterThan(8);
    for (const [, name = "", value = "", count = ""] of choices) {
      const href = `/katalog?${new URLSearchParams({ [name]: value })}`;
      expect([href, await totalAt(href)]).toEqual([href, numberOf(count)]);
    }
  });

  test("says how many were found, pages through them and keeps the filter", async () => {
    const html = await htmlOf(pages, "/katalog?tahun=2022&urut=judul");
    expect(tablesOf(html)[0]).toMatchObject({ caption: "60 inovasi tahun program 2022" });
    expect(tablesOf(html)[0]?.rows).toHaveLength(50);
    const next = linksOf(html).find(({ words }) => words === "2");
    expect(next?.href).toBe("/katalog?tahun=2022&urut=judul&hal=2");
    expect(tablesOf(await htmlOf(pages, next?.href ?? ""))[0]?.rows).toHaveLength(10);
  });

  test("a parameter that makes no sense is left out", async () => {
    expect(readCatalogueFilter(new URLSearchParams("tahun=besok&hal=-1&urut=x&jalur=asn&komitmen=mungkin"))).toEqual({
      track: "asn",
      sort: "number",
      page: 1,
    });
  });

  test("an address without an entry is refused by code", async () => {
    expect(await openPage(pages, "/katalog/tidak-ada")).toEqual({ kind: "refused", code: "catalogue.not-found" });
    expect(await openPage(pages, "/katalog/tetangga")).toMatchObject({ kind: "refused" });
  });

  test("an entry leads to its kin and says that a sample is one", async () => {
    expect(linksOf(await htmlOf(pages, "/katalog/anak")).map((link) => link.href)).toContain(
      "/katalog/induk-b-tebal-b",
    );
    expect(wordsOf(await htmlOf(pages, "/katalog/contoh"))).toContain("keyakinan rendah");
    expect(wordsOf(await htmlOf(pages, "/katalog/contoh", { language: "en" }))).toContain("invented for the demo");
  });
});
