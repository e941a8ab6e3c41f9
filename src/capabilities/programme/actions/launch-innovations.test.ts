import { beforeEach, describe, expect, test } from "vitest";
import { membershipStates } from "#capabilities/programme/contract/membership.ts";
import type { MembershipId } from "#shared/ids.ts";
import { anEvent, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, programme, addMember, addMembers, agencyId, clear } = await regionRoomsUnderTest();
const { launch, recordSigning } = programme.offers;

beforeEach(clear);

const signing = anEvent({ kind: "signing", heldOn: "2025-02-06" });
const inBanjar = (membershipIds: readonly MembershipId[], event = anEvent(), year = 2024) => ({
  regionCode: banjar,
  year,
  event,
  membershipIds,
});
const members = () =>
  database.inRegion(banjar, (db) =>
    db
      .selectFrom("programme_membership")
      .select(["state", "launched_on", "committed_on"])
      .orderBy("registration_number")
      .execute(),
  );
const eventCount = () =>
  database.inRegion(banjar, async (db) => (await db.selectFrom("programme_event").select("id").execute()).length);

describe("a launch", () => {
  test("launches members on the day of the event", async () => {
    const [first, second] = await addMembers([{ state: "approved" }, { state: "established" }, { state: "screened" }]);
    const ids = [first, second].flatMap((member) => member?.membershipId ?? []);
    expect(await launch(person("programme_manager"), inBanjar(ids))).toEqual({ ok: true, value: { launched: 2 } });
    expect(await members()).toMatchObject([
      { state: "launched", launched_on: "2024-12-05" },
      { state: "launched", launched_on: "2024-12-05" },
      { state: "screened", launched_on: null },
    ]);
  });

  test.each(membershipStates.filter((state) => !["approved", "screened", "established"].includes(state)))(
    "refuses all of them when one is %s, and names its registration number",
    async (state) => {
      const [ready, stuck] = await addMembers([{ state: "established" }, { state }]);
      const answer = await launch(system(), inBanjar([ready, stuck].flatMap((member) => member?.membershipId ?? [])));
      expect(answer).toMatchObject({
        ok: false,
        code: "programme.not-ready-to-launch",
        details: { registrationNumbers: [2] },
      });
      expect((await members())[0]).toMatchObject({ state: "established", launched_on: null });
      expect(await eventCount()).toBe(0);
    },
  );

  test("a member of another region or another year is not found", async () => {
    const foreign = await addMember({ state: "established" }, baritoKuala);
    const older = await addMember({ state: "established", year: 2023 });
    for (const { membershipId } of [foreign, older]) {
      expect(await launch(system(), inBanjar([membershipId]))).toMatchObject({
        ok: false,
        code: "programme.membership-not-found",
      });
    }
    expect(await eventCount()).toBe(0);
  });

  test("an operator may not launch, not even members of the own agency", async () => {
    const { membershipId } = await addMember({ state: "established", agency: "dinkes" });
    const operator = person("agency_operator", agencyId("dinkes"));
    expect(await launch(operator, inBanjar([membershipId]))).toMatchObject({ ok: false, code: "access.forbidden" });
    const neighbour = person("programme_manager", null, baritoKuala);
    expect(await launch(neighbour, inBanjar([membershipId]))).toMatchObject({ code: "access.other-region" });
    expect(await members()).toMatchObject([{ state: "established" }]);
  });

  test("two launches of one member at once launch it once", async () => {
    const { membershipId } = await addMember({ state: "established" });
    const answers = await Promise.all([1, 2].map(() => launch(system(), inBanjar([membershipId]))));
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    expect(await eventCount()).toBe(1);
  });
});

describe("a signing", () => {
  test("puts the members of its annexes under commitment and leaves their state alone", async () => {
    const [signed] = await addMembers([{ state: "launched" }, { state: "launched" }]);
    const ids = signed === undefined ? [] : [signed.membershipId];
    expect(await recordSigning(system(), inBanjar(ids, signing))).toEqual({ ok: true, value: { committed: 1 } });
    expect(await members()).toMatchObject([
      { state: "launched", committed_on: "2025-02-06" },
      { state: "launched", committed_on: null },
    ]);
  });

  test("may come before the launch: years differ", async () => {
    const { membershipId } = await addMember({ state: "established" });
    await recordSigning(system(), inBanjar([membershipId], signing));
    expect(await launch(system(), inBanjar([membershipId]))).toMatchObject({ ok: true });
    expect(await members()).toMatchObject([{ state: "launched", committed_on: "2025-02-06" }]);
  });

  test("a member of another region is not found, and an operator may not sign", async () => {
    const foreign = await addMember({ state: "launched" }, baritoKuala);
    const own = await addMember({ state: "launched" });
    expect(await recordSigning(system(), inBanjar([foreign.membershipId], signing))).toMatchObject({
      code: "programme.membership-not-found",
    });
    expect(await recordSigning(person("agency_head"), inBanjar([own.membershipId], signing))).toMatchObject({
      code: "access.forbidden",
    });
    expect(await members()).toMatchObject([{ committed_on: null }]);
  });
});
