import { beforeEach, describe, expect, test } from "vitest";
import type { LevelClaim } from "#capabilities/index/contract/round.ts";
import { roundEntryIdSchema } from "#shared/ids.ts";
import { aRound, banjar, baritoKuala, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, index, addMember, newId, clear } = await regionRoomsUnderTest();
const { rounds } = index.offers;

beforeEach(clear);

async function anEntry(region = banjar) {
  await index.offers.open(system(region), { regionCode: region, round: aRound(2026, "2026") });
  const { innovationId } = await addMember({}, region);
  const id = roundEntryIdSchema.parse(newId());
  await database.inRegion(region, (db) => rounds.enter(db, region, 2026, [{ id, innovationId, agencyId: null }]));
  return { id, innovationId };
}
const claim = (claims: readonly LevelClaim[], by = "person:a") =>
  database.inRegion(banjar, (db) => rounds.claim(db, banjar, claims, by));
const rows = () =>
  database.inRegion(banjar, (db) =>
    db
      .selectFrom("level_claim")
      .select(["indicator", "revision", "level", "basis", "figure", "is_current", "claimed_by"])
      .orderBy("indicator")
      .orderBy("revision")
      .execute(),
  );

describe("claims of an entry", () => {
  test("the same again adds nothing; each change supersedes exactly one; history stays", async () => {
    const { id: entryId } = await anEntry();
    const first = { entryId, indicator: "33", level: 1, basis: "b", figure: "20.01" };
    const other = { entryId, indicator: "16", level: 2, basis: null, figure: null };
    await claim([first, other]);
    await claim([first, other], "person:b");
    expect(await rows()).toHaveLength(2);
    await claim([{ ...first, level: 2 }, other], "person:b");
    await claim([{ ...first, level: 2, basis: "c" }]);
    await claim([{ ...first, level: 2, basis: "c", figure: null }]);
    expect(await rows()).toEqual([
      { indicator: "16", revision: 1, level: 2, basis: null, figure: null, is_current: true, claimed_by: "person:a" },
      {
        indicator: "33",
        revision: 1,
        level: 1,
        basis: "b",
        figure: "20.01",
        is_current: false,
        claimed_by: "person:a",
      },
      {
        indicator: "33",
        revision: 2,
        level: 2,
        basis: "b",
        figure: "20.01",
        is_current: false,
        claimed_by: "person:b",
      },
      {
        indicator: "33",
        revision: 3,
        level: 2,
        basis: "c",
        figure: "20.01",
        is_current: false,
        claimed_by: "person:a",
      },
      { indicator: "33", revision: 4, level: 2, basis: "c", figure: null, is_current: true, claimed_by: "person:a" },
    ]);
  });

  test("a figure written with more zeros is the same figure", async () => {
    const { id: entryId } = await anEntry();
    await claim([{ entryId, indicator: "33", level: 1, basis: "b", figure: "20" }]);
    await claim([{ entryId, indicator: "33", level: 1, basis: "b", figure: "20.00" }]);
    expect(await rows()).toHaveLength(1);
  });

  test("claims made at the same time leave one current claim and lose none", async () => {
    const { id: entryId } = await anEntry();
    const at = (level: number) => [{ entryId, indicator: "16", level, basis: null, figure: null }];
    await claim(at(0));
    await Promise.all([1, 2, 3].map((level) => claim(at(level))));
    const found = await rows();
    expect(found.filter((row) => row.is_current)).toHaveLength(1);
    expect(found.map((row) => row.level).sort()).toEqual([0, 1, 2, 3]);
  });

  test("an entry that is withdrawn takes its claims along", async () => {
    const { id: entryId } = await anEntry();
    await claim([{ entryId, indicator: "16", level: 1, basis: null, figure: null }]);
    await database.inRegion(banjar, (db) => rounds.withdraw(db, [entryId]));
    expect(await rows()).toEqual([]);
    expect(await database.inRegion(banjar, (db) => rounds.entries(db, 2026))).toEqual([]);
  });

  test("an entry of another region takes no claim", async () => {
    const { id: entryId } = await anEntry(baritoKuala);
    await expect(claim([{ entryId, indicator: "16", level: 1, basis: null, figure: null }])).rejects.toThrow(
      /foreign key/,
    );
  });
});

describe("what other rooms read of a round", () => {
  test("entries, current claims, governance and edition, of this region only", async () => {
    const { id: entryId, innovationId } = await anEntry();
    await claim([{ entryId, indicator: "16", level: 1, basis: null, figure: null }]);
    await claim([{ entryId, indicator: "16", level: 3, basis: null, figure: null }]);
    const governance = [{ indicator: "1", level: 2, figure: "12.5", source: "RPJMD" }];
    await database.inRegion(banjar, (db) => rounds.claimGovernance(db, banjar, 2026, governance, "person:a"));
    const read = (region: typeof banjar) =>
      database.inRegion(region, async (db) => ({
        edition: await rounds.editionOf(db, 2026),
        entries: await rounds.entries(db, 2026),
        claims: await rounds.claims(db, 2026),
        governance: await rounds.governance(db, 2026),
      }));
    expect(await read(banjar)).toEqual({
      edition: "2026",
      entries: [{ id: entryId, innovationId }],
      claims: [{ entryId, indicator: "16", level: 3, basis: null, figure: null }],
      governance,
    });
    expect(await read(baritoKuala)).toEqual({ edition: null, entries: [], claims: [], governance: [] });
  });
});
