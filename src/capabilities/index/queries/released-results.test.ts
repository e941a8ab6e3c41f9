import { beforeEach, describe, expect, test } from "vitest";
import { showRanking, showResult } from "#capabilities/index/contract/round-operations.ts";
import { anonymous } from "#shared/actor.ts";
import { aRound, banjar, baritoKuala, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, index, addMember, release, call, clear } = await regionRoomsUnderTest();
const { open, recordResult, results, enter } = index.offers;

beforeEach(clear);

async function aResult(year: number, indexValue: string | null, region = banjar, more = {}) {
  await open(system(region), { regionCode: region, round: aRound(year, String(year), more) });
  if (indexValue === null) return;
  const answer = await recordResult(system(region), {
    regionCode: region,
    result: {
      year,
      indexValue,
      rank: null,
      rankedOf: null,
      predicate: "Inovatif",
      decree: null,
      source: "Kemendagri",
      confidence: "high",
      note: null,
    },
  });
  if (!answer.ok) throw new Error(answer.code);
}
const show = (input: object) => call(showResult, anonymous, input);
const rank = async (year: number) => {
  const answer = await call(showRanking, anonymous, { year });
  if (!answer.ok) throw new Error(answer.code);
  return showRanking.output.parse(answer.value).regions;
};

describe("index.result", () => {
  test("answers the official result and the target of a released round", { tags: ["happy"] }, async () => {
    await aResult(2023, "57.64", banjar, { target: "60", targetPredicate: "Sangat Inovatif" });
    await release();
    const answer = await show({ region: "63.03", year: "2023" });
    expect(answer.ok && showResult.output.parse(answer.value)).toEqual({
      region: "63.03",
      year: 2023,
      edition: "2023",
      index: "57.64",
      rank: null,
      rankedOf: null,
      predicate: "Inovatif",
      target: "60.00",
      targetPredicate: "Sangat Inovatif",
      decree: null,
      source: "Kemendagri",
      confidence: "high",
      note: null,
    });
  });

  test("a round without an official result answers null", { tags: ["happy"] }, async () => {
    await aResult(2026, null);
    await release();
    expect(await show({ region: "63.03", year: 2026 })).toMatchObject({ ok: true, value: { index: null } });
  });

  test("a year without a round, and a region without results, are not found", { tags: ["error"] }, async () => {
    await aResult(2023, "57.64");
    await release();
    expect(await show({ region: "63.03", year: 2022 })).toMatchObject({ ok: false, code: "round.not-found" });
    expect(await show({ region: "63.04", year: 2023 })).toMatchObject({ ok: false, code: "round.not-found" });
    expect(showResult.input.safeParse({ region: "banjar", year: 2023 }).success).toBe(false);
  });

  test("shows nobody what a region claims or has not released", { tags: ["security"] }, async () => {
    await aResult(2026, null);
    expect(await show({ region: "63.03", year: 2026 })).toMatchObject({ ok: false, code: "round.not-found" });
    const { innovationId } = await addMember({ title: "Rahasia klaim" });
    const chosen = [{ innovationId, agencyId: null, levels: { "16": 3 }, basisOf33: null }];
    await enter(system(), { regionCode: banjar, year: 2026, chosen });
    await release();
    const answer = await show({ region: "63.03", year: 2026 });
    expect(JSON.stringify(answer)).not.toMatch(/Rahasia|claim|entries/);
    expect(answer).toMatchObject({ ok: true, value: { index: null, predicate: null } });
  });
});

describe("index.ranking", () => {
  test("ranks the highest first; equal results share a place", { tags: ["happy"] }, async () => {
    await aResult(2023, "57.64");
    await aResult(2023, "61.00", baritoKuala);
    await aResult(2022, "52.53");
    await aResult(2022, "52.53", baritoKuala);
    await release();
    await release(baritoKuala);
    expect((await rank(2023)).map(({ place, region, index: value }) => [place, region, value])).toEqual([
      [1, "63.04", "61.00"],
      [2, "63.03", "57.64"],
    ]);
    expect((await rank(2022)).map(({ place, name }) => [place, name])).toEqual([
      [1, "Kabupaten Banjar"],
      [1, "Kabupaten Barito Kuala"],
    ]);
  });

  test("a year without results is empty, and a wrong year is refused", { tags: ["error"] }, async () => {
    expect(await rank(2019)).toEqual([]);
    expect(showRanking.input.safeParse({ year: "besok" }).success).toBe(false);
  });

  test("leaves out who has no official result, and what is not released", { tags: ["security"] }, async () => {
    await aResult(2023, null);
    await aResult(2023, "61.00", baritoKuala);
    await release();
    expect(await rank(2023)).toEqual([]);
  });
});

describe("results as everybody reads them", () => {
  test("a target of 60 misses the predicate that 2024 named, 60.01 would not", async () => {
    await aResult(2024, null, banjar, { target: "60", targetPredicate: "Sangat Inovatif" });
    await aResult(2023, null, banjar, { target: "60.01", targetPredicate: "Sangat Inovatif" });
    await aResult(2026, null, banjar, { target: "65.01" });
    await release();
    expect((await results(banjar)).map(({ year, missed }) => [year, missed])).toEqual([
      [2023, null],
      [2024, { wanted: "Sangat Inovatif", from: "60.01", band: "Inovatif" }],
      [2026, null],
    ]);
  });

  test("two releases at the same time end in one copy", async () => {
    await aResult(2023, "57.64");
    const releaseOnce = () => database.inRegion(banjar, (db) => index.offers.release.releaseResults(db, banjar));
    await Promise.all([releaseOnce(), releaseOnce(), releaseOnce()]);
    expect(await results(banjar)).toHaveLength(1);
  });

  test("a release touches no other region", async () => {
    await aResult(2023, "57.64", baritoKuala);
    await release(baritoKuala);
    await release();
    expect(await results(baritoKuala)).toMatchObject([{ index: "57.64" }]);
    expect(await results(banjar)).toEqual([]);
  });
});
