import { beforeEach, describe, expect, test } from "vitest";
import type { InnovationId } from "#shared/ids.ts";
import { aRound, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, index, addMember, agencyId, clear } = await regionRoomsUnderTest();
const { open, enter } = index.offers;

beforeEach(async () => {
  await clear();
  await open(system(), { regionCode: banjar, round: aRound(2026, "2026") });
});

const choose = (innovationId: InnovationId, levels: Readonly<Record<string, number>> = {}, more = {}) => ({
  innovationId,
  agencyId: null,
  levels,
  basisOf33: null,
  ...more,
});
const enterAll = (chosen: readonly ReturnType<typeof choose>[], actor = system(), year = 2026) =>
  enter(actor, { regionCode: banjar, year, chosen });
const entryCount = () =>
  database.inRegion(banjar, async (db) => (await db.selectFrom("round_entry").select("id").execute()).length);

describe("choosing innovations for a round", () => {
  test("keeps the entry with its claims; the basis belongs to indicator 33 alone", async () => {
    const { innovationId } = await addMember({ agency: "dinkes" });
    const answer = await enterAll([
      choose(innovationId, { "16": 1, "33": 3 }, { basisOf33: "b", agencyId: agencyId("dinkes") }),
    ]);
    expect(answer.ok && answer.value.entryIds).toHaveLength(1);
    const claims = await database.inRegion(banjar, (db) =>
      db.selectFrom("level_claim").select(["indicator", "level", "basis", "is_current"]).orderBy("indicator").execute(),
    );
    expect(claims).toEqual([
      { indicator: "16", level: 1, basis: null, is_current: true },
      { indicator: "33", level: 3, basis: "b", is_current: true },
    ]);
  });

  test("an innovation stands in a round once", async () => {
    const first = await addMember({ title: "A" });
    const second = await addMember({ title: "B" });
    await enterAll([choose(first.innovationId)]);
    expect(await enterAll([choose(second.innovationId), choose(first.innovationId)])).toMatchObject({
      ok: false,
      code: "round.entry-conflict",
      details: { innovations: [first.innovationId] },
    });
    expect(await enterAll([choose(second.innovationId), choose(second.innovationId)])).toMatchObject({
      ok: false,
      code: "round.entry-conflict",
      details: { innovations: [second.innovationId] },
    });
    expect(await entryCount()).toBe(1);
  });

  test("an innovation of another region is not found", async () => {
    const own = await addMember({});
    const foreign = await addMember({}, baritoKuala);
    expect(await enterAll([choose(own.innovationId), choose(foreign.innovationId)])).toMatchObject({
      ok: false,
      code: "round.innovation-not-found",
      details: { innovations: [foreign.innovationId] },
    });
    expect(await entryCount()).toBe(0);
  });

  test("names every wrong level with its place and keeps nothing", async () => {
    const { innovationId } = await addMember({});
    expect(await enterAll([choose(innovationId, { "16": 4, "36": 1, "1": 2, "17": 3 })])).toMatchObject({
      ok: false,
      code: "round.claims-refused",
      errors: expect.arrayContaining([
        expect.objectContaining({ path: "$.chosen[0].levels.16", code: "level.out-of-range", found: 4 }),
        expect.objectContaining({ path: "$.chosen[0].levels.36", code: "indicator.unknown" }),
        expect.objectContaining({ path: "$.chosen[0].levels.1", code: "indicator.unknown" }),
      ]),
    });
    expect(await entryCount()).toBe(0);
  });

  test("choosing none is no mistake", async () => {
    expect(await enterAll([])).toEqual({ ok: true, value: { entryIds: [] } });
  });

  test("needs a round, and the programme manager", async () => {
    const { innovationId } = await addMember({});
    expect(await enterAll([choose(innovationId)], system(), 2025)).toMatchObject({ code: "round.not-found" });
    expect(await enterAll([choose(innovationId)], person("verifier"))).toMatchObject({ code: "access.forbidden" });
    expect(await enterAll([choose(innovationId)], person("programme_manager", null, baritoKuala))).toMatchObject({
      code: "access.other-region",
    });
  });
});
