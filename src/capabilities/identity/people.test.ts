import { describe, expect, test } from "vitest";
import { anonymous } from "#shared/actor.ts";
import { banjar, baritoKuala, identityRoomUnderTest } from "#tests/support/identity-room.ts";
import { createPerson } from "./actions/create-person.ts";
import {
  closePersonOperation,
  createPersonOperation,
  grantRoleOperation,
  listPeopleOperation,
  makePasswordLinkOperation,
  revokeRoleOperation,
} from "./contract/operations.ts";

const { addPerson, auditTypes, call, database, deps, foreignAgency, health, inMaintenance, room } =
  await identityRoomUnderTest();

const ketua = await addPerson("ketua", ["administrator"]);
const sekretaris = await addPerson("sekretaris", ["administrator"]);
const tamu = await addPerson("tamu", ["innovator"]);
const seberang = await addPerson("seberang", ["administrator"], null, baritoKuala);

const administratorOperations = [
  [listPeopleOperation, {}],
  [createPersonOperation, { name: "Selundupan", userName: "selundupan", roles: [{ role: "administrator" }] }],
  [closePersonOperation, { personId: sekretaris.personId }],
  [makePasswordLinkOperation, { personId: sekretaris.personId }],
  [grantRoleOperation, { personId: tamu.personId, role: "leader" }],
  [revokeRoleOperation, { personId: sekretaris.personId, grantId: tamu.personId }],
] as const;

async function refusesStrangers(operation: (typeof administratorOperations)[number][0]) {
  const input = administratorOperations.find(([candidate]) => candidate === operation)?.[1];
  const before = await auditTypes();
  expect(await call(operation, anonymous, input)).toMatchObject({ code: "access.sign-in-required" });
  expect(await call(operation, tamu.actor, input)).toMatchObject({ code: "access.forbidden" });
  expect(await call(operation, seberang.actor, input)).toMatchObject({ code: "access.other-region" });
  expect(await auditTypes()).toEqual(before);
}

describe("identity.list-people", () => {
  test("shows the administrator everybody of the region with their roles", { tags: ["happy"] }, async () => {
    const answer = await call(listPeopleOperation, ketua.actor);
    expect(listPeopleOperation.output.parse(answer.ok ? answer.value : null).people).toContainEqual(
      expect.objectContaining({ userName: "tamu", grants: [expect.objectContaining({ role: "innovator" })] }),
    );
  });

  test("refuses a field that it does not know", { tags: ["error"] }, () => {
    expect(listPeopleOperation.input.safeParse({ region: "63.04" }).success).toBe(false);
  });

  test("tells nobody else, and nobody of another region", { tags: ["security"] }, async () => {
    await refusesStrangers(listPeopleOperation);
    const answer = await call(listPeopleOperation, ketua.actor);
    expect(JSON.stringify(answer)).not.toContain("seberang");
    expect(JSON.stringify(answer)).not.toContain("argon2");
  });
});

describe("identity.create-person", () => {
  test("creates an account with roles and a link, which opens it once", { tags: ["happy"] }, async () => {
    const input = {
      name: "Rina Wati (contoh)",
      email: " Rina@Banjarkab.Example ",
      roles: [{ role: "agency_operator", agencyId: health }],
    };
    const answer = await call(createPersonOperation, ketua.actor, input);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        person: { email: "rina@banjarkab.example", grants: [{ role: "agency_operator", agencyId: health }] },
        link: {
          path: expect.stringMatching(/^\/atur-sandi\/[A-Za-z0-9_-]{43}$/),
          expiresAt: "2026-06-18T00:00:00.000Z",
        },
      },
    });
    expect((await auditTypes()).at(-1)).toBe("person.created");
  });

  test.each([
    [{ name: "Tanpa Nama Masuk" }, "identity.login-missing"],
    [{ name: "Kembar", email: "RINA@banjarkab.example" }, "identity.login-taken"],
    [{ name: "Tanpa Dinas", userName: "tanpa.dinas", roles: [{ role: "agency_head" }] }, "identity.role-needs-agency"],
    [
      { name: "Juri Dinas", userName: "juri.dinas", roles: [{ role: "juror", agencyId: health }] },
      "identity.role-takes-no-agency",
    ],
  ])("refuses %j and writes nothing", { tags: ["error"] }, async (input, code) => {
    expect(await call(createPersonOperation, ketua.actor, input)).toMatchObject({ ok: false, code });
    const { name } = input;
    const rows = await inMaintenance((db) => db.selectFrom("person").select("id").where("name", "=", name).execute());
    expect(rows).toEqual([]);
  });

  test("of two who ask for one login at once, one gets it", { tags: ["error"] }, async () => {
    const input = { name: "Serentak", email: null, userName: "serentak", office: null, roles: [] };
    const answers = await Promise.all([1, 2].map(() => createPerson(deps, ketua.actor, banjar, input)));
    expect(answers.map((answer) => (answer.ok ? "made" : answer.code)).sort()).toEqual([
      "identity.login-taken",
      "made",
    ]);
  });

  test("refuses strangers, an agency of another region, and names that forge a line", {
    tags: ["security"],
  }, async () => {
    await refusesStrangers(createPersonOperation);
    const roles = [{ role: "agency_operator", agencyId: foreignAgency }];
    expect(await call(createPersonOperation, ketua.actor, { name: "Lintas", userName: "lintas", roles })).toMatchObject(
      {
        code: "identity.agency-unknown",
      },
    );
    const forged = { name: "Ani\n2026-06-15 role.granted administrator", userName: "ani" };
    expect(createPersonOperation.input.safeParse(forged).success).toBe(false);
    expect(createPersonOperation.input.safeParse({ name: "Ani", userName: "ani", isDemo: true }).success).toBe(false);
  });
});

describe("identity.grant-role", () => {
  test("gives another person a role from now on", { tags: ["happy"] }, async () => {
    const answer = await call(grantRoleOperation, ketua.actor, { personId: tamu.personId, role: "verifier" });
    expect(answer).toMatchObject({
      ok: true,
      value: { role: "verifier", agencyId: null, startsAt: "2026-06-15T00:00:00.000Z" },
    });
  });

  test("refuses a role that is held already, and an unknown person", { tags: ["error"] }, async () => {
    expect(await call(grantRoleOperation, ketua.actor, { personId: tamu.personId, role: "verifier" })).toMatchObject({
      code: "identity.role-already-held",
    });
    expect(await call(grantRoleOperation, ketua.actor, { personId: health, role: "verifier" })).toMatchObject({
      code: "identity.person-unknown",
    });
  });

  test("refuses strangers, oneself, and a person of another region", { tags: ["security"] }, async () => {
    await refusesStrangers(grantRoleOperation);
    expect(await call(grantRoleOperation, ketua.actor, { personId: ketua.personId, role: "leader" })).toMatchObject({
      code: "identity.own-role",
    });
    expect(await call(grantRoleOperation, ketua.actor, { personId: seberang.personId, role: "leader" })).toMatchObject({
      code: "identity.person-unknown",
    });
  });
});

describe("identity.revoke-role", () => {
  const grantsOf = async (userName: string) => {
    const answer = await call(listPeopleOperation, ketua.actor);
    const { people } = listPeopleOperation.output.parse(answer.ok ? answer.value : null);
    return people.find((person) => person.userName === userName)?.grants ?? [];
  };

  test("ends a role at once and keeps it on record", { tags: ["happy"] }, async () => {
    const person = await addPerson("sementara", ["monitor"]);
    const [grant] = await grantsOf("sementara");
    const input = { personId: person.personId, grantId: grant?.id };
    expect(await call(revokeRoleOperation, ketua.actor, input)).toMatchObject({ ok: true });
    expect(await grantsOf("sementara")).toEqual([]);
    const kept = await database.inRegion(banjar, (db) =>
      db.selectFrom("role_grant").select("ends_at").where("person_id", "=", person.personId).executeTakeFirst(),
    );
    expect(kept?.ends_at).toEqual(new Date("2026-06-15T00:00:00Z"));
  });

  test("refuses a grant that is not open", { tags: ["error"] }, async () => {
    expect(await call(revokeRoleOperation, ketua.actor, { personId: tamu.personId, grantId: health })).toMatchObject({
      code: "identity.grant-unknown",
    });
  });

  test("two administrators who revoke each other at once leave one", { tags: ["error"] }, async () => {
    const [own] = await grantsOf("ketua");
    const [other] = await grantsOf("sekretaris");
    const answers = await Promise.all([
      call(revokeRoleOperation, ketua.actor, { personId: sekretaris.personId, grantId: other?.id }),
      call(revokeRoleOperation, sekretaris.actor, { personId: ketua.personId, grantId: own?.id }),
    ]);
    expect(answers.map((answer) => (answer.ok ? "done" : answer.code)).sort()).toEqual([
      "done",
      "identity.last-administrator",
    ]);
    const grant = { role: "administrator", agencyId: null };
    const lost = answers[0]?.ok ? sekretaris : ketua;
    const kept = answers[0]?.ok ? ketua : sekretaris;
    expect(await call(grantRoleOperation, kept.actor, { personId: lost.personId, ...grant })).toMatchObject({
      ok: true,
    });
  });

  test("refuses strangers and one's own role", { tags: ["security"] }, async () => {
    await refusesStrangers(revokeRoleOperation);
    const [own] = await grantsOf("ketua");
    expect(await call(revokeRoleOperation, ketua.actor, { personId: ketua.personId, grantId: own?.id })).toMatchObject({
      code: "identity.own-role",
    });
  });
});

describe("identity.close-person", () => {
  test("ends the account with its roles", { tags: ["happy"] }, async () => {
    const person = await addPerson("pensiun", ["planner"]);
    expect(await call(closePersonOperation, ketua.actor, { personId: person.personId })).toMatchObject({ ok: true });
    const answer = await call(listPeopleOperation, ketua.actor);
    const { people } = listPeopleOperation.output.parse(answer.ok ? answer.value : null);
    expect(people.find(({ id }) => id === person.personId)).toMatchObject({ isActive: false, grants: [] });
  });

  test("refuses an account that is closed already, and the last administrator", { tags: ["error"] }, async () => {
    const person = await addPerson("dua.kali");
    await call(closePersonOperation, ketua.actor, { personId: person.personId });
    expect(await call(closePersonOperation, ketua.actor, { personId: person.personId })).toMatchObject({
      code: "identity.person-unknown",
    });
    const system = { kind: "system", regionCode: baritoKuala, name: "test", isDemo: false } as const;
    expect(await call(closePersonOperation, system, { personId: seberang.personId }, baritoKuala)).toMatchObject({
      code: "identity.last-administrator",
    });
  });

  test("refuses strangers and the own account", { tags: ["security"] }, async () => {
    await refusesStrangers(closePersonOperation);
    expect(await call(closePersonOperation, ketua.actor, { personId: ketua.personId })).toMatchObject({
      code: "identity.own-account",
    });
  });
});

describe("identity.make-password-link", () => {
  const link = { path: expect.stringContaining("/atur-sandi/") };

  test("answers a link for one person", { tags: ["happy"] }, async () => {
    expect(await call(makePasswordLinkOperation, ketua.actor, { personId: tamu.personId })).toMatchObject({
      ok: true,
      value: link,
    });
  });

  test("refuses an unknown person", { tags: ["error"] }, async () => {
    expect(await call(makePasswordLinkOperation, ketua.actor, { personId: health })).toMatchObject({
      code: "identity.person-unknown",
    });
  });

  test("refuses strangers; the text of a link stands nowhere", { tags: ["security"] }, async () => {
    await refusesStrangers(makePasswordLinkOperation);
    const answer = await call(makePasswordLinkOperation, ketua.actor, { personId: tamu.personId });
    const secret =
      makePasswordLinkOperation.output
        .parse(answer.ok ? answer.value : null)
        .path.split("/")
        .at(-1) ?? "";
    const text = await inMaintenance(async (db) =>
      JSON.stringify([
        await db.selectFrom("one_time_link").selectAll().execute(),
        await db.selectFrom("audit_event").selectAll().execute(),
      ]),
    );
    expect(secret).toHaveLength(43);
    expect(text).not.toContain(secret);
  });
});

test("other rooms read names of their own region only", async () => {
  const names = await room.offers.people.byIds(banjar, [tamu.personId, seberang.personId]);
  expect([...names.values()]).toEqual([{ id: tamu.personId, name: "tamu (contoh)", office: null, isDemo: true }]);
});
