import { beforeAll, describe, expect, test } from "vitest";
import { htmlOf, openPage } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, numberOf, tablesOf, wordsOf } from "#tests/support/read-html.ts";
import { aRound, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { index, addMembers, addMember, release } = await regionRoomsUnderTest();
const { pages } = index;
const actor = person("leader");
const entryIds: string[] = [];

beforeAll(async () => {
  const { open, enter, claimGovernance, recordResult } = index.offers;
  const target = { target: "65.01", targetPredicate: "Sangat Inovatif" };
  await open(system(), { regionCode: banjar, round: aRound(2026, "2026", target) });
  await open(system(), {
    regionCode: banjar,
    round: aRound(2024, "2024", { target: "60", targetPredicate: "Sangat Inovatif" }),
  });
  await open(system(), { regionCode: banjar, round: aRound(2023, "2023") });
  const result = { year: 2023, indexValue: "57.64", rank: 12, rankedOf: 415, predicate: "Inovatif", decree: null };
  await recordResult(system(), {
    regionCode: banjar,
    result: { ...result, source: "Kemendagri", confidence: "high", note: { id: "Catatan", en: "Remark" } },
  });
  const added = await addMembers([
    { title: "Kelotok <i>Sehat</i>", agency: "dinkes", isSample: true },
    { title: "Terlalu Lama", profile: { appliedOn: "2020-01-01" } },
    { title: "Tanpa Urusan", profile: { mainAffair: null } },
  ]);
  const chosen = added.map(({ innovationId }, place) => ({
    innovationId,
    agencyId: null,
    levels: { "16": 3, "17": place, "33": 2, "35": 1 },
    basisOf33: "b",
  }));
  const entered = await enter(system(), { regionCode: banjar, year: 2026, chosen });
  if (entered.ok) entryIds.push(...entered.value.entryIds);
  const claims = [{ indicator: "1", level: 3, figure: null, source: null }];
  await claimGovernance(system(), { regionCode: banjar, year: 2026, claims });
  await open(system(baritoKuala), { regionCode: baritoKuala, round: aRound(2026, "2026") });
  const foreign = await addMember({ title: "Tetangga" }, baritoKuala);
  await enter(system(baritoKuala), {
    regionCode: baritoKuala,
    year: 2026,
    chosen: [{ innovationId: foreign.innovationId, agencyId: null, levels: {}, basisOf33: null }],
  });
  await release();
});

const addresses = () => [
  "/indeks",
  "/indeks?bagian=inovasi",
  "/indeks?bagian=riwayat",
  "/indeks?putaran=2024",
  "/indeks?putaran=2023",
  "/indeks?putaran=2019",
  "/indeks/indikator",
  "/indeks/indikator?edisi=2021",
  "/indeks/indikator/1",
  "/indeks/indikator/33",
  "/indeks/indikator/36",
  ...entryIds.map((id) => `/indeks/2026/entri/${id}`),
];

describe("the pages of the index", () => {
  test.each(["id", "en"] as const)("stand in %s with one heading and nothing inline", async (language) => {
    expect(addresses()).toHaveLength(14);
    for (const address of addresses()) {
      const html = await htmlOf(pages, address, { actor, language });
      expect([address, html.slice(0, 16)]).toEqual([address, `<html lang="${language}">`.slice(0, 16)]);
      expect([address, html.match(/<h1/g)?.length]).toEqual([address, 1]);
      expect(html).not.toMatch(inlineCode);
      expect(wordsOf(html)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
    }
  });

  test("lead only to pages and places that exist, and tell nothing of another region", async () => {
    for (const address of addresses()) {
      const html = await htmlOf(pages, address, { actor });
      expect(html).not.toMatch(/Tetangga|Rahasia|125000000|<i>Sehat/);
      for (const { href } of linksOf(html)) {
        if (href.startsWith("#"))
          expect([address, href, html.includes(`id="${href.slice(1)}"`)]).toEqual([address, href, true]);
        else if (href.startsWith("/indeks")) {
          expect([href, (await openPage(pages, href, { actor })).kind]).not.toEqual([href, "refused"]);
        }
      }
    }
  });

  test("are for signed-in people", async () => {
    for (const address of addresses()) {
      expect(await openPage(pages, address)).toEqual({ kind: "refused", code: "access.sign-in-required" });
    }
  });

  test("what is not there is refused by code", async () => {
    const at = (address: string) => openPage(pages, address, { actor });
    expect(await at("/indeks/2026/entri/tidak-ada")).toEqual({ kind: "refused", code: "round.entry-not-found" });
    expect(await at("/indeks/2019/entri/x")).toEqual({ kind: "refused", code: "round.not-found" });
    expect(await at("/indeks/indikator/99")).toEqual({ kind: "refused", code: "indicator.not-found" });
  });
});

describe("the page of a round", () => {
  const round = (address = "/indeks", language: "id" | "en" = "id") => htmlOf(pages, address, { actor, language });

  test("says the claimed index, how many count and what is missing", async () => {
    const view = await index.offers.roundNow(banjar, 2026);
    const words = wordsOf(await round());
    const figure = (value: string | undefined) => (value ?? "?").replace(".", ",");
    expect(words).toContain(`Kurang ${figure(view?.toNext?.missing)} menuju Inovatif`);
    expect(words).toContain(`Indeks klaim ${figure(view?.index)}`);
    expect(words).toContain("3 inovasi dipilih, 1 di luar syarat");
    expect(wordsOf(await round("/indeks", "en"))).toContain("3 innovations chosen, 1 outside the rules");
  });

  test("every total of a table is the sum of its rows; refused entries add nothing", async () => {
    const tables = tablesOf(await round("/indeks?bagian=inovasi")).filter(({ foot }) => foot.length > 0);
    expect(tables.length).toBeGreaterThan(0);
    for (const { rows, foot } of tables) {
      const sum = rows.reduce((total, row) => total + (numberOf((row.at(-1) ?? "").replace("–", "0")) || 0), 0);
      expect(sum).toBe(numberOf(foot.at(-1) ?? ""));
    }
  });

  test("leaves the levels of an entry to a branch that adds up to its maturity", async () => {
    const branch = await htmlOf(pages, `/indeks/2026/pohon/${entryIds[0]}`, { actor, isFragment: true });
    expect(branch).not.toContain("<html");
    const figures = [...branch.matchAll(/class="v">([\d,]+)/g)].map(([, value = ""]) => numberOf(value));
    const entry = tablesOf(await htmlOf(pages, `/indeks/2026/entri/${entryIds[0]}`, { actor }))[0];
    expect(figures).toHaveLength(20);
    expect(figures.reduce((sum, value) => sum + value, 0)).toBe(numberOf(entry?.foot.at(-1) ?? ""));
  });

  test("without scripts a branch leads to the page of its entry", async () => {
    expect(await openPage(pages, `/indeks/2026/pohon/${entryIds[0]}`, { actor })).toEqual({
      kind: "redirect",
      to: `/indeks/2026/entri/${entryIds[0]}`,
    });
  });

  test("warns where a target misses the predicate it names", async () => {
    expect(wordsOf(await round("/indeks?bagian=riwayat"))).toMatch(/2024: .*60,00.*60,01/);
    expect(wordsOf(await round("/indeks?bagian=riwayat", "en"))).toMatch(/2024: .*60\.00.*60\.01/);
  });

  test("a round that cannot be computed shows what was published and says what is unknown", async () => {
    expect(wordsOf(await round("/indeks?putaran=2023"))).toMatch(/57,64.*Yang belum dikenal/);
  });

  test("the history tells result, rank and remark of every round", async () => {
    expect(wordsOf(await round("/indeks?bagian=riwayat"))).toMatch(/57,64 12 dari 415 Inovatif .*Catatan/);
    expect(wordsOf(await round("/indeks?bagian=riwayat", "en"))).toMatch(/57\.64 .*Remark/);
  });

  test("an entry outside the rules says why on its page", async () => {
    const html = await htmlOf(pages, `/indeks/2026/entri/${entryIds[1]}`, { actor });
    expect(wordsOf(html)).toMatch(/1 Januari 2020|2020-01-01/);
  });
});
