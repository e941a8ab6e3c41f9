import { beforeAll, describe, expect, test } from "vitest";
import { explainRound } from "#capabilities/index/contract/round-operations.ts";
import { viewRound } from "#capabilities/index/queries/round-view.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import { htmlOf, openPage } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, numberOf, tablesOf, wordsOf } from "#tests/support/read-html.ts";
import { banjar } from "#tests/support/region-room.ts";
import { someone, verificationUnderTest } from "#tests/support/verification-room.ts";

const room = await verificationUnderTest();
const { addPaper, decide, index, agencyId } = room;
const { pages } = index;
const entries: RoundEntryId[] = [];

const levels = { "16": 3, "17": 2, "20": 1, "33": 3, "35": 2 };
const indicators = Object.keys(levels);

beforeAll(async () => {
  const affairs = ["1.01", "1.02", "1.03", "1.04", "1.05"];
  entries.push(
    ...(await room.openRound(
      affairs.map((mainAffair) => ({ agency: "dinkes" as const, levels, profile: { mainAffair } })),
      { "1": 3, "2a": 2 },
    )),
  );
  const [first, second] = entries;
  if (first === undefined || second === undefined) throw new Error("no entries");
  for (const entryId of [first, second])
    for (const indicator of indicators) await addPaper({ entryId, indicator }, { content: `${entryId}${indicator}` });
  for (const indicator of indicators) await decide(someone(1), { entryId: first, indicator });
  const why = { reason: "level-not-proven", sentence: "Halaman 2 kurang." } as const;
  await decide(someone(1), { entryId: second, indicator: "16" }, { outcome: "lower", level: 1, ...why });
  await decide(someone(1), { entryId: second, indicator: "17" }, { outcome: "reject", ...why });
  await decide(someone(1), { entryId: second, indicator: "20" });
  await decide(someone(1), { entryId: second, indicator: "33" });
});

const view = async () => {
  const found = await room.database.inRegion(banjar, (db) =>
    viewRound(db, banjar, 2026, room.verification.offers.verifiedOf),
  );
  if (!found.ok || found.value.verified === null || found.value.computed === null) throw new Error("no round");
  return { ...found.value, verified: found.value.verified, computed: found.value.computed };
};

describe("claimed and verified beside each other", () => {
  test("an undecided claim counts 0 among the verified and in full among the claimed", async () => {
    const { computed, verified } = await view();
    const claimed = computed.score.innovations.map((row) => row.maturity);
    const [first, second, ...others] = verified.computed.score.innovations
      .map((row) => row.maturity)
      .sort((a, b) => b - a);
    expect(new Set(claimed).size).toBe(1);
    expect(first).toBe(claimed[0]);
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThan(claimed[0] ?? 0);
    expect(others).toEqual([0, 0, 0]);
    expect([computed.score.governance, verified.computed.score.governance]).not.toEqual(["0.00", "0.00"]);
    expect(verified.computed.score.governance).toBe("0.00");
    expect(verified.computed.score.countScore).toBe(computed.score.countScore);
    expect([verified.claims, verified.decided]).toEqual([27, 9]);
  });

  test("says no estimate below ten decisions, and an exact one from ten on", async () => {
    expect((await view()).verified.expected).toBeNull();
    await addPaper({ entryId: null, indicator: "1" });
    await decide(someone(1), { entryId: null, indicator: "1" });
    const { verified, computed } = await view();
    // Accepted: 11 of 11, then 1 of 3, 0 of 2, 1 of 1, 3 of 3, and 3 of 3.
    expect(verified.expected).toMatchObject({ decisions: 10, share: "19/23" });
    const [low, middle, high] = [verified.computed.score.index, verified.expected?.index, computed.score.index].map(
      Number,
    );
    expect(low).toBeLessThan(middle ?? 0);
    expect(middle).toBeLessThan(high ?? 0);
  });
});

describe("the pages with both", () => {
  const actor = someone(1);
  const addresses = () => [
    "/indeks?putaran=2026",
    "/indeks?putaran=2026&dasar=terverifikasi",
    "/indeks?putaran=2026&bagian=inovasi",
    ...entries.slice(0, 2).map((id) => `/indeks/2026/entri/${id}`),
  ];

  test.each(["id", "en"] as const)(
    "stand in %s with nothing inline and links that lead somewhere",
    async (language) => {
      const desk = room.verification.pages;
      for (const address of addresses()) {
        const html = await htmlOf(pages, address, { actor, language });
        expect(html).not.toMatch(inlineCode);
        expect(wordsOf(html)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
        for (const { href } of linksOf(html)) {
          if (href.startsWith("#")) expect([href, html.includes(`id="${href.slice(1)}"`)]).toEqual([href, true]);
          else if (/^\/(indeks|verifikator)/.test(href))
            expect([href, (await openPage([...pages, ...desk], href, { actor })).kind]).not.toEqual([href, "refused"]);
        }
      }
    },
  );

  test("the heading, the figures and the ruler show three numbers that are never one", async () => {
    const { computed, verified } = await view();
    const figure = (value: string | undefined) => (value ?? "?").replace(".", ",");
    const words = wordsOf(await htmlOf(pages, "/indeks?putaran=2026", { actor }));
    expect(words).toContain(
      `Diklaim ${figure(computed.score.index)}, terverifikasi ${figure(verified.computed.score.index)}`,
    );
    expect(words).toContain(`Perkiraan: ${figure(verified.expected?.index)}`);
    expect(words).toContain("82,6% tingkat yang diklaim diterima (19/23)");
  });

  test("both maturities stand in a table, each with its own sum", async () => {
    const [table] = tablesOf(await htmlOf(pages, "/indeks?putaran=2026&bagian=inovasi", { actor }));
    for (const column of [-2, -1]) {
      const sum = table?.rows.reduce((total, row) => total + numberOf(row.at(column) ?? ""), 0);
      expect(sum).toBe(numberOf(table?.foot.at(column) ?? ""));
    }
  });

  test("an entry shows what was lowered and why; the sentence only to reviewers and its own agency", async () => {
    const address = `/indeks/2026/entri/${entries[1]}`;
    const at = async (seen: typeof actor) => wordsOf(await htmlOf(pages, address, { actor: seen }));
    expect(await at(actor)).toMatch(
      /Tingkat 1 Diputus Tingkat yang diklaim tidak terbukti Halaman 2 kurang\. Periksa di meja/,
    );
    expect(await at(someone(5, "agency_operator", agencyId("dinkes")))).toContain("Halaman 2 kurang.");
    const stranger = await at(someone(6, "innovator", agencyId("bappeda")));
    expect(stranger).toContain("Tingkat yang diklaim tidak terbukti");
    expect(stranger).not.toContain("Halaman 2 kurang.");
    expect(stranger).not.toContain("Periksa di meja verifikasi");
  });

  test("the verified tree opens down to verified levels", async () => {
    const branch = await htmlOf(pages, `/indeks/2026/pohon/${entries[1]}?dasar=terverifikasi`, {
      actor,
      isFragment: true,
    });
    const entry = tablesOf(await htmlOf(pages, `/indeks/2026/entri/${entries[1]}`, { actor }))[0];
    const figures = [...branch.matchAll(/class="v">([\d,]+)/g)].map(([, value = ""]) => numberOf(value));
    expect(figures.reduce((sum, value) => sum + value, 0)).toBe(numberOf(entry?.foot.at(-1) ?? ""));
  });
});

test("the tree by verified levels ends in the verified index", async () => {
  const { verified, computed } = await view();
  const explain = async (input: object) => {
    const bound = index.operations.find((each) => each.operation.name === "index.explain");
    const parsed = explainRound.input.parse({ region: "63.03", year: 2026, ...input });
    const answer = await bound?.handle({ actor: someone(1), regionCode: banjar }, parsed);
    return answer?.ok ? explainRound.output.parse(answer.value).value : null;
  };
  expect(await explain({ basis: "verified" })).toBe(verified.computed.score.index);
  expect(await explain({})).toBe(computed.score.index);
  expect(await index.offers.roundNow(banjar, 2026)).toMatchObject({ verified: verified.computed.score.index });
});
