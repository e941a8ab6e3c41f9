import { beforeEach, describe, expect, test } from "vitest";
import { anonymous } from "#shared/actor.ts";
import { aRound, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, index, drain, eventTypes, clear } = await regionRoomsUnderTest();
const { open, recordResult, claimGovernance, results } = index.offers;

beforeEach(clear);

const openBanjar = (year: number, edition = String(year), more = {}) =>
  open(system(), { regionCode: banjar, round: aRound(year, edition, more) });
const aResult = (year: number, more = {}) => ({
  regionCode: banjar,
  result: {
    year,
    indexValue: "57.64",
    rank: 12,
    rankedOf: 415,
    predicate: "Inovatif",
    decree: "Kepmendagri 1",
    source: "Kemendagri",
    confidence: "high",
    note: null,
    ...more,
  },
});

describe("opening a round", () => {
  test("stands once: a second time is a conflict and changes nothing", async () => {
    expect(await openBanjar(2026, "2026", { target: "65.01" })).toEqual({ ok: true, value: { year: 2026 } });
    expect(await openBanjar(2026, "2023")).toMatchObject({
      ok: false,
      code: "round.conflict",
      details: { year: 2026 },
    });
    const rounds = await database.inRegion(banjar, (db) => db.selectFrom("index_round").selectAll().execute());
    expect(rounds).toMatchObject([{ edition: "2026", target: "65.01" }]);
    expect((await eventTypes()).filter((type) => type === "round.opened")).toHaveLength(1);
  });

  test("an edition that does not exist is refused by name", async () => {
    expect(await openBanjar(2030)).toMatchObject({ ok: false, code: "edition.unknown", details: { edition: "2030" } });
  });

  test("every region has a round of its own", async () => {
    await openBanjar(2026);
    const neighbour = { regionCode: baritoKuala, round: aRound(2026, "2026") };
    expect(await open(system(baritoKuala), neighbour)).toMatchObject({ ok: true });
  });

  test("is for the programme manager of the region", async () => {
    const input = { regionCode: banjar, round: aRound(2026, "2026") };
    expect(await open(anonymous, input)).toMatchObject({ code: "access.sign-in-required" });
    expect(await open(person("verifier"), input)).toMatchObject({ code: "access.forbidden" });
    expect(await open(person("programme_manager", null, baritoKuala), input)).toMatchObject({
      code: "access.other-region",
    });
    expect(await open(person("programme_manager"), input)).toMatchObject({ ok: true });
  });
});

describe("an official result", () => {
  test("a correction is a further revision, and the public sees the newest", async () => {
    await openBanjar(2023);
    expect(await recordResult(system(), aResult(2023))).toEqual({ ok: true, value: { year: 2023 } });
    await recordResult(
      system(),
      aResult(2023, { indexValue: "57.65", rank: null, note: { id: "Ralat", en: "Erratum" } }),
    );
    const revisions = await database.inRegion(banjar, (db) =>
      db.selectFrom("official_result").select(["revision", "index_value", "rank"]).orderBy("revision").execute(),
    );
    expect(revisions).toEqual([
      { revision: 1, index_value: "57.64", rank: 12 },
      { revision: 2, index_value: "57.65", rank: null },
    ]);
    expect(await results(banjar)).toEqual([]);
    await drain();
    expect(await results(banjar)).toMatchObject([
      { year: 2023, index: "57.65", rank: null, predicate: "Inovatif", note: { id: "Ralat", en: "Erratum" } },
    ]);
  });

  test("two corrections at once become two revisions", async () => {
    await openBanjar(2023);
    const answers = await Promise.all([1, 2, 3].map((rank) => recordResult(system(), aResult(2023, { rank }))));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const revisions = await database.inRegion(banjar, (db) =>
      db.selectFrom("official_result").select("revision").orderBy("revision").execute(),
    );
    expect(revisions.map((row) => row.revision)).toEqual([1, 2, 3]);
  });

  test("needs a round of this region, and the programme manager", async () => {
    await open(system(baritoKuala), { regionCode: baritoKuala, round: aRound(2023, "2023") });
    expect(await recordResult(system(), aResult(2023))).toMatchObject({ ok: false, code: "round.not-found" });
    expect(await recordResult(person("leader"), aResult(2023))).toMatchObject({ code: "access.forbidden" });
  });
});

describe("claiming governance levels", () => {
  const claim = (claims: readonly { indicator: string; level: number }[], actor = system()) =>
    claimGovernance(actor, {
      regionCode: banjar,
      year: 2026,
      claims: claims.map((each) => ({ ...each, figure: null, source: null })),
    });
  const rows = () =>
    database.inRegion(banjar, (db) =>
      db
        .selectFrom("governance_claim")
        .select(["indicator", "revision", "level", "is_current"])
        .orderBy("indicator")
        .orderBy("revision")
        .execute(),
    );

  test("the same claim again adds nothing; a changed one supersedes exactly one; history stays", async () => {
    await openBanjar(2026);
    const both = [
      { indicator: "1", level: 2 },
      { indicator: "2a", level: 3 },
    ];
    expect(await claim(both)).toEqual({ ok: true, value: { claimed: 2 } });
    await claim(both);
    expect(await rows()).toHaveLength(2);
    await claim([{ indicator: "1", level: 3 }]);
    expect(await rows()).toEqual([
      { indicator: "1", revision: 1, level: 2, is_current: false },
      { indicator: "1", revision: 2, level: 3, is_current: true },
      { indicator: "2a", revision: 1, level: 3, is_current: true },
    ]);
  });

  test("names every wrong place at once and keeps nothing", async () => {
    await openBanjar(2026);
    const answer = await claim([
      { indicator: "16", level: 1 },
      { indicator: "1", level: 4 },
      { indicator: "3", level: 1 },
      { indicator: "4", level: 1.5 },
      { indicator: "3", level: 2 },
    ]);
    expect(answer).toMatchObject({
      ok: false,
      code: "round.claims-refused",
      errors: [
        { path: "$.claims[0].indicator", code: "indicator.unknown", found: "16" },
        { path: "$.claims[1].level", code: "level.out-of-range", expected: "0..3", found: 4 },
        { path: "$.claims[3].level", code: "level.out-of-range", found: 1.5 },
        { path: "$.claims[4].indicator", code: "indicator.duplicate", found: "3" },
      ],
    });
    expect(await rows()).toEqual([]);
  });

  test("needs a round, and the programme manager", async () => {
    expect(await claim([{ indicator: "1", level: 1 }])).toMatchObject({ code: "round.not-found" });
    await openBanjar(2026);
    expect(await claim([{ indicator: "1", level: 1 }], person("agency_operator"))).toMatchObject({
      code: "access.forbidden",
    });
  });

  test("claims made at the same time leave one current claim and lose none", async () => {
    await openBanjar(2026);
    await claim([{ indicator: "1", level: 0 }]);
    await Promise.all([1, 2, 3].map((level) => claim([{ indicator: "1", level }])));
    const found = await rows();
    expect(found.filter((row) => row.is_current)).toHaveLength(1);
    expect(found.map((row) => row.level).sort()).toEqual([0, 1, 2, 3]);
  });
});
