import { beforeEach, describe, expect, test } from "vitest";
import {
  registerInnovationOperation,
  reviseInnovationOperation,
  showProfileOperation,
} from "#capabilities/innovations/contract/innovation-operations.ts";
import { type Actor, anonymous } from "#shared/actor.ts";
import { innovationsRoomUnderTest } from "#tests/support/innovations-room.ts";
import { aProfile, banjar, baritoKuala, person, system } from "#tests/support/region-room.ts";

const { addMember, agencyId, callInnovations: call, clear, database } = await innovationsRoomUnderTest();

beforeEach(clear);

const operator = person("agency_operator", agencyId("dinkes"));
const proposal = (more: object = {}) => ({
  profile: { name: "Kelotok Sehat" },
  year: 2026,
  track: "asn",
  agencyId: agencyId("dinkes"),
  ...more,
});
const register = (actor: Actor, more: object = {}) => call(registerInnovationOperation, actor, proposal(more));
const memberships = () =>
  database.inRegion(banjar, (db) => db.selectFrom("programme_membership").selectAll().execute());

describe("innovations.register", () => {
  test("puts a draft on record, with a number and a slug", { tags: ["happy"] }, async () => {
    expect(await register(operator)).toMatchObject({
      ok: true,
      value: { slug: "kelotok-sehat", registrationNumber: 1 },
    });
    expect(await memberships()).toMatchObject([{ state: "draft", year: 2026, agency_id: agencyId("dinkes") }]);
  });

  test("a title that is the name of a page gets another address", { tags: ["happy"] }, async () => {
    expect(await register(operator, { profile: { name: "Baru" } })).toMatchObject({ value: { slug: "baru-2" } });
  });

  test.each([
    [{ agencyId: "01900000-0000-7000-8000-00000000ffff" }, "innovation.agency-not-found"],
    [{ year: 2024 }, "innovation.year-closed"],
    [{ continuesId: "01900000-0000-7000-8000-00000000ffff" }, "innovation.not-found"],
  ])("refuses %j", { tags: ["error"] }, async (more, code) => {
    expect(await register(operator, more)).toMatchObject({ ok: false, code });
    expect(await memberships()).toEqual([]);
  });

  test("a unit of one's own only, and no unit only for the programme manager", { tags: ["security"] }, async () => {
    for (const other of [agencyId("bappeda"), null]) {
      expect(await register(operator, { agencyId: other })).toMatchObject({ code: "access.forbidden" });
    }
    expect(await register(operator, { agencyId: agencyId("dinkes-batola") })).toMatchObject({
      code: "innovation.agency-not-found",
    });
    expect(await register(anonymous)).toMatchObject({ code: "access.sign-in-required" });
    expect(await register(person("programme_manager"), { agencyId: null, track: "public", year: 2024 })).toMatchObject({
      ok: true,
    });
  });

  test("a state, a sample mark or a region that the client sends is refused", { tags: ["security"] }, () => {
    for (const more of [{ state: "launched" }, { isSample: true }, { regionCode: "63.04" }, { score: 111 }]) {
      expect(registerInnovationOperation.input.safeParse(proposal(more)).success).toBe(false);
    }
  });
});

describe("innovations.show-profile", () => {
  test("answers the newest version", { tags: ["happy"] }, async () => {
    const { innovationId: id } = await addMember({ title: "Kelotok Sehat" });
    expect(await call(showProfileOperation, person("verifier"), { id })).toMatchObject({
      ok: true,
      value: { version: 1, slug: "kelotok-sehat", profile: { name: "Kelotok Sehat" } },
    });
  });

  test("an unknown innovation is not found", { tags: ["error"] }, async () => {
    const id = "01900000-0000-7000-8000-00000000ffff";
    expect(await call(showProfileOperation, system(), { id })).toMatchObject({ code: "innovation.not-found" });
  });

  test("another region's is not found, a visitor must sign in", { tags: ["security"] }, async () => {
    const { innovationId: id } = await addMember({}, baritoKuala);
    expect(await call(showProfileOperation, system(), { id })).toMatchObject({ code: "innovation.not-found" });
    expect(await call(showProfileOperation, anonymous, { id })).toMatchObject({ code: "access.sign-in-required" });
  });
});

describe("innovations.revise", () => {
  const revise = (actor: Actor, id: string, seenVersion = 1, more: object = { benefit: "Baru" }) =>
    call(reviseInnovationOperation, actor, { id, seenVersion, profile: aProfile(more) });

  test("writes a new version and names what changed", { tags: ["happy"] }, async () => {
    const { innovationId } = await addMember({ agency: "dinkes", state: "draft" });
    expect(await revise(operator, innovationId)).toEqual({ ok: true, value: { version: 2, changed: ["benefit"] } });
  });

  test("of two writers of one version the second is told", { tags: ["error"] }, async () => {
    const { innovationId } = await addMember({ agency: "dinkes", state: "draft" });
    const answers = await Promise.all([
      revise(operator, innovationId, 1, { benefit: "Satu" }),
      revise(operator, innovationId, 1, { benefit: "Dua" }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      code: "innovation.version-conflict",
      details: { seen: 1, current: 2 },
    });
  });

  test.each(["submitted", "approved", "screened"] as const)(
    "a profile that is judged (%s) stands still for the unit",
    { tags: ["security"] },
    async (state) => {
      const { innovationId } = await addMember({ agency: "dinkes", state });
      expect(await revise(operator, innovationId)).toMatchObject({ code: "innovation.under-review" });
      expect(await revise(person("programme_manager"), innovationId)).toMatchObject({ ok: true });
    },
  );

  test("another agency's is forbidden, another region's not found", { tags: ["security"] }, async () => {
    const { innovationId } = await addMember({ agency: "bappeda", state: "draft" });
    const foreign = await addMember({ state: "draft" }, baritoKuala);
    expect(await revise(operator, innovationId)).toMatchObject({ code: "access.forbidden" });
    expect(await revise(operator, foreign.innovationId)).toMatchObject({ code: "innovation.not-found" });
  });
});
