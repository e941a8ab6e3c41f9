import { beforeEach, describe, expect, test } from "vitest";
import {
  listStuckOperation,
  type Stuck,
  setDeadlinesOperation,
  takeStepOperation,
  wayOperation,
} from "#capabilities/programme/contract/way-operations.ts";
import { type Actor, anonymous } from "#shared/actor.ts";
import { aYear, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, addMember, addMembers, agencyId, call, clear, clock, programme } = await regionRoomsUnderTest();

const start = new Date("2026-06-15T00:00:00Z");
beforeEach(async () => {
  clock.set(start);
  await clear();
});

const stuckFor = async (actor: Actor, input: object = {}): Promise<readonly Stuck[]> => {
  const answer = await call(listStuckOperation, actor, input);
  if (!answer.ok) throw new Error(answer.code);
  return listStuckOperation.output.parse(answer.value).stuck;
};
const manager = person("programme_manager");
const set = (actor: Actor, deadlines: object, year = 2026) => call(setDeadlinesOperation, actor, { year, deadlines });

describe("programme.stuck", () => {
  test("lists what waits, the longest first, and for whom", { tags: ["happy"] }, async () => {
    await addMember({ title: "Lama", state: "approved", agency: "dinkes", year: 2026 });
    clock.set(new Date("2026-07-20T00:00:00Z"));
    await addMembers([
      { title: "Baru", state: "submitted", agency: "bappeda", year: 2026 },
      { title: "Warga", state: "submitted", agency: null, year: 2026 },
      { title: "Selesai", state: "launched", year: 2026 },
      { title: "Ditarik", state: "withdrawn", year: 2026 },
    ]);
    expect((await stuckFor(manager)).map(({ title, days, age, waitsFor }) => [title, days, age, waitsFor])).toEqual([
      ["Lama", 35, "quarter", ["programme_manager"]],
      ["Baru", 0, "week", ["agency_head"]],
      ["Warga", 0, "week", ["programme_manager"]],
    ]);
    expect((await stuckFor(manager, { age: "quarter" })).map((row) => row.title)).toEqual(["Lama"]);
    expect(
      (await stuckFor(manager, { state: "submitted", agencyId: agencyId("bappeda") })).map((row) => row.title),
    ).toEqual(["Baru"]);
  });

  test("marks what is past the deadline of its next step, in the region's day", { tags: ["happy"] }, async () => {
    await addMembers([
      { title: "Usulan", state: "draft", year: 2026 },
      { title: "Menunggu kepala", state: "submitted", year: 2026 },
    ]);
    await programme.offers.recordYear(system(), {
      regionCode: banjar,
      year: aYear(2026, { collectsUntil: "2026-06-16" }),
    });
    await set(manager, [{ verb: "approve", dueOn: "2026-06-15" }]);
    const lateNow = async () => (await stuckFor(manager, { late: "yes" })).map((row) => row.title);
    expect(await lateNow()).toEqual([]);
    // 00:30 of 16 June in Martapura, still 15 June in London.
    clock.set(new Date("2026-06-15T16:30:00Z"));
    expect(await lateNow()).toEqual(["Menunggu kepala"]);
    clock.set(new Date("2026-06-17T00:00:00Z"));
    expect(await lateNow()).toEqual(["Usulan", "Menunggu kepala"]);
  });

  test.each([{ state: "bagus" }, { age: "tua" }, { late: "no" }, { region: "63.04" }])(
    "refuses %j",
    { tags: ["error"] },
    (input) => {
      expect(listStuckOperation.input.safeParse(input).success).toBe(false);
    },
  );

  test("people of an agency see their own, and nobody another region's", { tags: ["security"] }, async () => {
    await addMembers([
      { title: "Dinkes", agency: "dinkes" },
      { title: "Bappeda", agency: "bappeda" },
    ]);
    await addMember({ title: "Tetangga" }, baritoKuala);
    const operator = person("agency_operator", agencyId("dinkes"));
    expect((await stuckFor(operator)).map((row) => row.title)).toEqual(["Dinkes"]);
    expect(await stuckFor(operator, { agencyId: agencyId("bappeda") })).toEqual([]);
    expect((await stuckFor(manager)).map((row) => row.title)).toEqual(["Dinkes", "Bappeda"]);
    expect(await call(listStuckOperation, person("citizen"))).toMatchObject({ code: "access.forbidden" });
    expect(await call(listStuckOperation, anonymous)).toMatchObject({ code: "access.sign-in-required" });
  });
});

describe("programme.set-deadlines", () => {
  test("dates a step, changes it and takes it away", { tags: ["happy"] }, async () => {
    const dated = await set(manager, [
      { verb: "screen", dueOn: "2026-07-31" },
      { verb: "launch", dueOn: "2026-12-10" },
    ]);
    expect(dated).toMatchObject({ ok: true, value: { deadlines: [{ verb: "screen" }, { verb: "launch" }] } });
    const left = await set(manager, [
      { verb: "screen", dueOn: null },
      { verb: "launch", dueOn: "2026-12-11" },
    ]);
    expect(left).toMatchObject({ value: { deadlines: [{ verb: "launch", dueOn: "2026-12-11" }] } });
  });

  test.each([
    [
      [
        { verb: "screen", dueOn: "2026-07-31" },
        { verb: "screen", dueOn: "2026-08-31" },
      ],
      "deadlines.twice",
    ],
    [[{ verb: "screen", dueOn: "2030-07-31" }], "deadlines.out-of-year"],
  ])("refuses %j", { tags: ["error"] }, async (deadlines, code) => {
    expect(await set(manager, deadlines)).toMatchObject({ ok: false, code });
  });

  test("is the programme manager's of the region", { tags: ["security"] }, async () => {
    const deadlines = [{ verb: "screen", dueOn: "2026-07-31" }];
    expect(await set(person("agency_head", agencyId("dinkes")), deadlines)).toMatchObject({ code: "access.forbidden" });
    expect(await set(person("programme_manager", null, baritoKuala), deadlines)).toMatchObject({
      code: "access.other-region",
    });
  });
});

describe("programme.way", () => {
  test("shows the table that decides", { tags: ["happy"] }, async () => {
    const answer = await call(wayOperation, person("citizen"));
    expect(answer).toMatchObject({ ok: true });
    expect(JSON.stringify(answer)).toContain('"undoneBy":"return"');
  });

  test("takes no filter", { tags: ["error"] }, () => {
    expect(wayOperation.input.safeParse({ verb: "submit" }).success).toBe(false);
  });

  test("is for signed-in people", { tags: ["security"] }, async () => {
    expect(await call(wayOperation, anonymous)).toMatchObject({ code: "access.sign-in-required" });
  });
});

describe("what waits for a person on the way", () => {
  const tasksOf = (actor: Actor) =>
    database.inRegion(banjar, async (db) => {
      const tasks = await programme.offers.tasksFor(db, { actor, regionCode: banjar, today: "2026-06-15" });
      return tasks.filter((task) => task.id.startsWith("programme.step"));
    });

  test("approvals for the head, returned ones for the unit, screening for the programme", async () => {
    await addMembers([
      { title: "Ajuan", agency: "dinkes", state: "submitted", year: 2026 },
      { title: "Kembali", agency: "dinkes", state: "returned", year: 2026 },
      { title: "Saring", agency: "dinkes", state: "approved", year: 2026 },
      { title: "Tahun lalu", agency: "dinkes", state: "submitted", year: 2025 },
    ]);
    await set(manager, [{ verb: "approve", dueOn: "2026-06-14" }]);
    const titles = async (actor: Actor) => (await tasksOf(actor)).map((task) => [task.title.id, task.state]);
    expect(await titles(person("agency_head", agencyId("dinkes")))).toEqual([["Setujui: Ajuan", "late"]]);
    expect(await titles(person("agency_operator", agencyId("dinkes")))).toEqual([["Ajukan: Kembali", "waiting"]]);
    expect(await titles(manager)).toEqual([["Loloskan saringan: Saring", "waiting"]]);
    expect(await titles(person("agency_head", agencyId("bappeda")))).toEqual([]);
    expect((await tasksOf(person("agency_operator", agencyId("dinkes"))))[0]?.href).toBe("/inovasi/kembali/ubah");
  });

  test("many of one kind are one task that leads to the list", async () => {
    await addMembers(
      [1, 2, 3, 4].map((place) => ({ title: `Saring ${place}`, state: "approved" as const, year: 2026 })),
    );
    expect(await tasksOf(manager)).toMatchObject([
      { title: { id: "Loloskan saringan: 4 inovasi menunggu" }, href: "/inovasi/macet?keadaan=approved" },
    ]);
  });

  test("a step that was taken waits no more", async () => {
    const { membershipId } = await addMember({ agency: "dinkes", state: "submitted", year: 2026 });
    const head = person("agency_head", agencyId("dinkes"));
    await call(takeStepOperation, head, { membershipId, seenState: "submitted", verb: "approve" });
    expect(await tasksOf(head)).toEqual([]);
  });
});
