import { beforeEach, describe, expect, test } from "vitest";
import {
  showStepRunOperation,
  stepRunSchema,
  takeStepsOperation,
} from "#capabilities/programme/contract/way-operations.ts";
import { anonymous } from "#shared/actor.ts";
import type { MembershipId } from "#shared/ids.ts";
import { banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, addMember, addMembers, agencyId, call, clear, drain, programme } = await regionRoomsUnderTest();

beforeEach(clear);

const seen = (ids: readonly MembershipId[], seenState = "submitted") =>
  ids.map((membershipId) => ({ membershipId, seenState }));
const states = () =>
  database.inRegion(banjar, async (db) => {
    const rows = await db.selectFrom("programme_membership").select("state").orderBy("registration_number").execute();
    return rows.map((row) => row.state);
  });
const ask = async (actor: Parameters<typeof call>[1], input: object) => {
  const answer = await call(takeStepsOperation, actor, input);
  return answer.ok ? { ok: true as const, value: stepRunSchema.parse(answer.value) } : answer;
};
const decree = { number: "188.45/210/2026", decreedOn: "2026-06-01" };

describe("programme.take-steps", () => {
  test("establishes many by one decree", { tags: ["happy"] }, async () => {
    const added = await addMembers([{ state: "screened" }, { state: "screened" }, { state: "approved" }]);
    const ids = added.slice(0, 2).map((member) => member.membershipId);
    const asked = await ask(person("programme_manager"), { verb: "establish", decree, members: seen(ids, "screened") });
    expect(asked).toMatchObject({ ok: true, value: { total: 2, done: 2, isFinished: true, refused: [] } });
    expect(await states()).toEqual(["established", "established", "approved"]);
  });

  test("one that changed meanwhile or is another agency's stops no other and is named", {
    tags: ["happy"],
  }, async () => {
    const added = await addMembers([
      { agency: "dinkes", title: "Maju" },
      { agency: "dinkes", title: "Berubah", state: "returned" },
      { agency: "bappeda", title: "Tetangga" },
    ]);
    const head = person("agency_head", agencyId("dinkes"));
    const asked = await ask(head, { verb: "approve", members: seen(added.map((member) => member.membershipId)) });
    expect(asked).toMatchObject({
      value: {
        done: 1,
        refused: [
          { title: "Berubah", code: "membership.state-changed" },
          { title: "Tetangga", code: "access.forbidden" },
        ],
      },
    });
    expect(await states()).toEqual(["approved", "returned", "submitted"]);
  });

  test("more than fifty are done by a job that can be left and found again", { tags: ["happy"] }, async () => {
    const added = await addMembers(Array.from({ length: 60 }, (_, place) => ({ title: `Inovasi ${place}` })));
    const members = seen(added.map((member) => member.membershipId));
    const asked = await ask(person("programme_manager"), { verb: "approve", members });
    expect(asked).toMatchObject({ ok: true, value: { total: 60, done: 0, isFinished: false } });
    await drain(programme.tasks);
    const runId = asked.ok ? asked.value.id : "";
    const found = await call(showStepRunOperation, person("programme_manager"), { runId });
    expect(found).toMatchObject({ ok: true, value: { total: 60, done: 60, isFinished: true } });
    expect(new Set(await states())).toEqual(new Set(["approved"]));
  });

  test("a job that runs twice takes each step once", { tags: ["happy"] }, async () => {
    const added = await addMembers(Array.from({ length: 55 }, (_, place) => ({ title: `Inovasi ${place}` })));
    const asked = await ask(system(), { verb: "approve", members: seen(added.map((member) => member.membershipId)) });
    const runId = asked.ok ? asked.value.id : "";
    const [task] = programme.tasks;
    const payload = { regionCode: banjar, runId, actor: system() };
    await Promise.all([task?.run(payload), task?.run(payload)]);
    const steps = await database.inRegion(banjar, (db) => db.selectFrom("membership_step").select("id").execute());
    expect(steps).toHaveLength(55);
    await drain(programme.tasks);
  });

  test("refuses a decree that is not named and a member that is named twice", { tags: ["error"] }, async () => {
    const { membershipId } = await addMember({ state: "screened" });
    const members = seen([membershipId], "screened");
    expect(await ask(system(), { verb: "establish", members })).toMatchObject({ code: "membership.decree-missing" });
    expect(await ask(system(), { verb: "establish", decree, members: [...members, ...members] })).toMatchObject({
      code: "steps.twice",
    });
    expect(await states()).toEqual(["screened"]);
  });

  test.each([
    { verb: "refuse", members: [] },
    { verb: "approve", members: [] },
    { verb: "approve", members: [{ membershipId: "x", seenState: "draft" }] },
  ])("refuses %j", { tags: ["error"] }, (input) => {
    expect(takeStepsOperation.input.safeParse(input).success).toBe(false);
  });

  test("a member of another region among them stops all", { tags: ["security"] }, async () => {
    const own = await addMember({});
    const foreign = await addMember({}, baritoKuala);
    const members = seen([own.membershipId, foreign.membershipId]);
    expect(await ask(system(), { verb: "approve", members })).toMatchObject({ code: "membership.not-found" });
    expect(await states()).toEqual(["submitted"]);
  });

  test("is for those who take steps", { tags: ["security"] }, async () => {
    const { membershipId } = await addMember({});
    const input = { verb: "approve", members: seen([membershipId]) };
    expect(await ask(anonymous, input)).toMatchObject({ code: "access.sign-in-required" });
    expect(await ask(person("verifier"), input)).toMatchObject({ code: "access.forbidden" });
  });
});

describe("programme.show-steps", () => {
  const runOf = async (actor: Parameters<typeof call>[1]) => {
    const { membershipId } = await addMember({ agency: "dinkes" });
    const asked = await ask(actor, { verb: "approve", members: seen([membershipId]) });
    return asked.ok ? asked.value.id : "";
  };

  test("shows the one who asked how far it has come", { tags: ["happy"] }, async () => {
    const head = person("agency_head", agencyId("dinkes"));
    const runId = await runOf(head);
    expect(await call(showStepRunOperation, head, { runId })).toMatchObject({ ok: true, value: { done: 1, total: 1 } });
  });

  test("an unknown run is not found", { tags: ["error"] }, async () => {
    const runId = "01900000-0000-7000-8000-00000000ffff";
    expect(await call(showStepRunOperation, system(), { runId })).toMatchObject({ code: "steps.not-found" });
  });

  test("others do not find it, the programme manager does", { tags: ["security"] }, async () => {
    const runId = await runOf(system());
    const answers = await Promise.all(
      [person("agency_operator", agencyId("dinkes")), person("programme_manager")].map((actor) =>
        call(showStepRunOperation, actor, { runId }),
      ),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([false, true]);
    expect(await call(showStepRunOperation, system(baritoKuala), { runId }, baritoKuala)).toMatchObject({
      code: "steps.not-found",
    });
  });
});
