import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { type MembershipState, membershipStates } from "#capabilities/programme/contract/membership.ts";
import { takenVerbs } from "#capabilities/programme/contract/way.ts";
import { listStepsOperation, takeStepOperation } from "#capabilities/programme/contract/way-operations.ts";
import { finalStates, way } from "#capabilities/programme/rules/way.ts";
import { anonymous } from "#shared/actor.ts";
import type { MembershipId } from "#shared/ids.ts";
import { banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, addMember, agencyId, call, clear, clock, eventTypes, programme, catalogue, release, drain } =
  await regionRoomsUnderTest();

beforeEach(async () => {
  clock.set(new Date("2026-06-15T00:00:00Z"));
  await clear();
});

const decree = { number: "188.45/210/2026", decreedOn: "2026-06-01" };
const reasons = [{ field: "design", sentence: "Tambahkan cara kerjanya." }];
const rowOf = (id: MembershipId) =>
  database.inRegion(banjar, (db) =>
    db.selectFrom("programme_membership").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  );
const stepCount = () =>
  database.inRegion(banjar, async (db) => (await db.selectFrom("membership_step").select("id").execute()).length);
const take = (
  actor: Parameters<typeof call>[1],
  membershipId: MembershipId,
  seenState: MembershipState,
  verb: string,
  more: object = {},
) => call(takeStepOperation, actor, { membershipId, seenState, verb, ...more });

describe("programme.take-step", () => {
  test("takes a proposal from the draft to the decree with four people, back once", { tags: ["happy"] }, async () => {
    const { membershipId: id } = await addMember({ state: "draft", agency: "dinkes", year: 2026 });
    const [operator, head] = [person("agency_operator", agencyId("dinkes")), person("agency_head", agencyId("dinkes"))];
    const manager = person("programme_manager");
    const states: string[] = [];
    for (const [actor, seen, verb, more] of [
      [operator, "draft", "submit", {}],
      [head, "submitted", "return", { reasons }],
      [person("innovator", agencyId("dinkes")), "returned", "submit", {}],
      [head, "submitted", "approve", {}],
      [manager, "approved", "screen", {}],
      [manager, "screened", "establish", { decree }],
    ] as const) {
      const taken = await take(actor, id, seen, verb, more);
      if (!taken.ok) throw new Error(taken.code);
      states.push(takeStepOperation.output.parse(taken.value).state);
    }
    expect(states).toEqual(["submitted", "returned", "submitted", "approved", "screened", "established"]);
    expect(await rowOf(id)).toMatchObject({ established_on: "2026-06-01", decree_number: decree.number });
    expect(await eventTypes()).toEqual(expect.arrayContaining(["membership.returned", "membership.established"]));
  });

  test("keeps since when it stands where it stands", { tags: ["happy"] }, async () => {
    const { membershipId } = await addMember({ state: "submitted", agency: "dinkes" });
    clock.set(new Date("2026-07-01T03:00:00Z"));
    await take(system(), membershipId, "submitted", "approve");
    expect((await rowOf(membershipId)).state_since.toISOString()).toBe("2026-07-01T03:00:00.000Z");
  });

  test("a decree after the launch leaves it launched, since the day of the launch", { tags: ["happy"] }, async () => {
    const { membershipId } = await addMember({ state: "launched" });
    const before = await rowOf(membershipId);
    clock.set(new Date("2026-07-01T03:00:00Z"));
    expect(await take(system(), membershipId, "launched", "establish", { decree })).toMatchObject({ ok: true });
    expect(await rowOf(membershipId)).toMatchObject({
      state: "launched",
      state_since: before.state_since,
      launched_on: "2024-12-05",
      established_on: "2026-06-01",
    });
    expect(await take(system(), membershipId, "launched", "establish", { decree })).toMatchObject({
      code: "membership.already-established",
    });
  });

  test("applies again in a later year as a draft, with what was developed", { tags: ["happy"] }, async () => {
    const { membershipId, innovationId } = await addMember({ state: "refused", agency: "dinkes", year: 2025 });
    const note = "Diperluas ke lima desa dengan catatan tanpa sinyal.";
    const operator = person("agency_operator", agencyId("dinkes"));
    const taken = await take(operator, membershipId, "refused", "reopen", { note, intoYear: 2026 });
    expect(taken).toMatchObject({ ok: true, value: { state: "draft", year: 2026, registrationNumber: 1 } });
    expect(await rowOf(membershipId)).toMatchObject({ state: "refused", year: 2025 });
    const years = await database.inRegion(banjar, (db) =>
      programme.offers.memberships.ofInnovations(db, [innovationId]),
    );
    expect(years.map((row) => [row.year, row.state])).toEqual([
      [2025, "refused"],
      [2026, "draft"],
    ]);
    expect(await take(operator, membershipId, "refused", "reopen", { note, intoYear: 2026 })).toMatchObject({
      code: "membership.year-taken",
    });
  });

  test.each([2024, 2025, 2028])(
    "an innovation of 2025 does not come again in %i",
    { tags: ["error"] },
    async (year) => {
      const { membershipId } = await addMember({ state: "withdrawn", year: 2025 });
      const taken = await take(system(), membershipId, "withdrawn", "reopen", { note: "Baru", intoYear: year });
      expect(taken).toMatchObject({ ok: false, code: "membership.year-not-later" });
    },
  );

  test.each([
    ["return", {}, "membership.reasons-missing"],
    ["withdraw", {}, "membership.note-missing"],
    ["stop", { note: "x" }, "membership.step-not-possible"],
    ["screen", {}, "membership.step-not-possible"],
  ])(
    "refuses to %s a proposal without what it needs or from the wrong place",
    { tags: ["error"] },
    async (verb, more, code) => {
      const { membershipId } = await addMember({ state: "submitted" });
      expect(await take(system(), membershipId, "submitted", verb, more)).toMatchObject({ ok: false, code });
      expect(await stepCount()).toBe(0);
    },
  );

  test("a decree of a day that has not come is a slip of the pen", { tags: ["error"] }, async () => {
    const { membershipId } = await addMember({ state: "screened" });
    const later = { decree: { ...decree, decreedOn: "2062-06-01" } };
    expect(await take(system(), membershipId, "screened", "establish", later)).toMatchObject({
      code: "membership.decree-in-future",
    });
    expect(await stepCount()).toBe(0);
  });

  test("of two people at once one wins and the other is told", { tags: ["error"] }, async () => {
    const { membershipId } = await addMember({ state: "submitted", agency: "dinkes" });
    const head = person("agency_head", agencyId("dinkes"));
    const answers = await Promise.all([
      take(head, membershipId, "submitted", "approve"),
      take(person("programme_manager"), membershipId, "submitted", "return", { reasons }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "membership.state-changed" });
    expect(await stepCount()).toBe(1);
  });

  test("a member of another region is not found", { tags: ["security"] }, async () => {
    const foreign = await addMember({ state: "submitted" }, baritoKuala);
    expect(await take(system(), foreign.membershipId, "submitted", "approve")).toMatchObject({
      code: "membership.not-found",
    });
  });

  test("an innovation of another agency is nobody else's", { tags: ["security"] }, async () => {
    const { membershipId } = await addMember({ state: "submitted", agency: "dinkes" });
    for (const role of ["innovator", "agency_operator", "agency_head"] as const) {
      const stranger = person(role, agencyId("bappeda"));
      for (const verb of takenVerbs) {
        const taken = await take(stranger, membershipId, "submitted", verb, { note: "x", reasons, decree });
        expect(taken).toMatchObject({ ok: false, code: "access.forbidden" });
      }
    }
    expect((await rowOf(membershipId)).state).toBe("submitted");
  });

  test("a state, a number or an agency that the client sends is refused", { tags: ["security"] }, () => {
    const sound = { membershipId: "01900000-0000-7000-8000-000000000001", seenState: "draft", verb: "submit" };
    expect(takeStepOperation.input.safeParse(sound).success).toBe(true);
    for (const more of [
      { state: "launched" },
      { registrationNumber: 1 },
      { agencyId: sound.membershipId },
      { verb: "launch" },
    ]) {
      expect(takeStepOperation.input.safeParse({ ...sound, ...more }).success).toBe(false);
    }
  });
});

describe("the catalogue", () => {
  test.each(["stop", "archive"])("forgets what is launched no more after %s", async (verb) => {
    const { membershipId } = await addMember({ title: "Kelotok", state: "launched" });
    await release();
    expect(await catalogue.offers.years(banjar)).toMatchObject([{ launched: 1 }]);
    await take(system(), membershipId, "launched", verb, { note: "Selesai diuji" });
    await drain();
    const left = await database.withoutRegion((db) => db.selectFrom("catalogue_entry").select("slug").execute());
    expect(left).toEqual([]);
  });
});

describe("programme.history", () => {
  const history = (actor: Parameters<typeof call>[1], membershipId: MembershipId) =>
    call(listStepsOperation, actor, { membershipId });
  const given = async () => {
    const { membershipId } = await addMember({ state: "submitted", agency: "dinkes" });
    await take(person("agency_head", agencyId("dinkes")), membershipId, "submitted", "return", { reasons });
    return membershipId;
  };

  test("tells the own unit what was done, by which office, and why", { tags: ["happy"] }, async () => {
    const id = await given();
    for (const actor of [person("agency_operator", agencyId("dinkes")), person("verifier")]) {
      expect(await history(actor, id)).toMatchObject({
        ok: true,
        value: {
          state: "returned",
          steps: [{ verb: "return", role: "agency_head", agencyName: "Dinas Kesehatan", reasons, personName: null }],
        },
      });
    }
  });

  test("an unknown innovation is not found", { tags: ["error"] }, async () => {
    const foreign = await addMember({}, baritoKuala);
    expect(await history(system(), foreign.membershipId)).toMatchObject({ code: "membership.not-found" });
  });

  test("other agencies see neither names nor reasons, citizens nothing", { tags: ["security"] }, async () => {
    const id = await given();
    const seen = await history(person("agency_operator", agencyId("bappeda")), id);
    expect(seen).toMatchObject({ ok: true, value: { steps: [{ verb: "return", reasons: [], note: null }] } });
    expect(JSON.stringify(seen)).not.toContain("cara kerjanya");
    expect(await history(person("citizen"), id)).toMatchObject({ code: "access.forbidden" });
    expect(await history(anonymous, id)).toMatchObject({ code: "access.sign-in-required" });
  });
});

test("no sequence of steps leaves the table, and each step is written down once", async () => {
  const stepArbitrary = fc.constantFrom(...takenVerbs.filter((verb) => verb !== "reopen"));
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 4, maxLength: 14 }), async (sequence) => {
      await clear();
      const { membershipId } = await addMember({ state: "draft" });
      let state: MembershipState = "draft";
      let taken = 0;
      for (const verb of sequence) {
        const answer = await take(system(), membershipId, state, verb, { note: "Alasan", reasons, decree });
        const row = way.find((each) => each.verb === verb && each.from.includes(state));
        expect(answer.ok).toBe(row !== undefined);
        if (answer.ok && row !== undefined) {
          state = row.to;
          taken += 1;
        }
        if (finalStates.includes(state)) expect(["withdrawn", "refused", "stopped", "archived"]).toContain(state);
      }
      expect((await rowOf(membershipId)).state).toBe(state);
      expect(membershipStates).toContain(state);
      expect(await stepCount()).toBe(taken);
    }),
    { numRuns: 25 },
  );
});
