import { describe, expect, test } from "vitest";
import { type Actor, anonymous } from "#shared/actor.ts";
import { banjar, identityRoomUnderTest } from "#tests/support/identity-room.ts";
import { signIn } from "./actions/sign-in.ts";
import {
  changePasswordOperation,
  closePersonOperation,
  createTokenOperation,
  endSessionOperation,
  listSessionsOperation,
  listTokensOperation,
  meOperation,
  revokeTokenOperation,
} from "./contract/operations.ts";
import { createSignInLimits } from "./store/sign-in-limits.ts";

const { addPerson, call, clock, deps, health, inMaintenance, room } = await identityRoomUnderTest();
const limits = createSignInLimits(deps.database);
const { identify } = room.offers;
const system: Actor = { kind: "system", regionCode: banjar, name: "test", isDemo: false };

const ketua = await addPerson("ketua", ["administrator"]);
const dewi = await addPerson("dewi", ["agency_operator"], health);
const eko = await addPerson("eko");

async function open(login: string, password: string): Promise<string> {
  const input = { login, password, address: "203.0.113.9", regionCode: banjar, presentToken: undefined };
  const answer = await signIn({ ...deps, limits }, input);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.token;
}
const sessionsOf = async (actor: Actor) => {
  const answer = await call(listSessionsOperation, actor);
  return listSessionsOperation.output.parse(answer.ok ? answer.value : null).sessions;
};
const tokensOf = async (actor: Actor) => {
  const answer = await call(listTokensOperation, actor);
  return listTokensOperation.output.parse(answer.ok ? answer.value : null).tokens;
};
const makeToken = async (actor: Actor, input: unknown) => {
  const answer = await call(createTokenOperation, actor, input);
  return createTokenOperation.output.parse(answer.ok ? answer.value : null);
};
const refusesNobody = async (operation: Parameters<typeof call>[0], input?: unknown) => {
  expect(await call(operation, anonymous, input)).toMatchObject({ code: "access.sign-in-required" });
};

describe("identity.me", () => {
  test("says who one is, with the roles held now", { tags: ["happy"] }, async () => {
    const answer = await call(meOperation, dewi.actor);
    expect(meOperation.output.parse(answer.ok ? answer.value : null)).toMatchObject({
      name: "dewi (contoh)",
      userName: "dewi",
      grants: [{ role: "agency_operator", agencyId: health }],
    });
  });

  test("a command has no account", { tags: ["error"] }, async () => {
    expect(await call(meOperation, system)).toMatchObject({ code: "identity.person-unknown" });
  });

  test("asks for a sign-in and tells no hash", { tags: ["security"] }, async () => {
    await refusesNobody(meOperation);
    expect(JSON.stringify(await call(meOperation, dewi.actor))).not.toMatch(/argon2|hash/);
  });
});

describe("identity.list-sessions", () => {
  test("lists the open ones, newest first", { tags: ["happy"] }, async () => {
    await open("dewi", dewi.password);
    clock.set(new Date(clock.now().getTime() + 60_000));
    await open("dewi", dewi.password);
    const moments = (await sessionsOf(dewi.actor)).map((session) => session.createdAt);
    expect(moments).toEqual(["2026-06-15T00:01:00.000Z", "2026-06-15T00:00:00.000Z"]);
  });

  test("a command has none", { tags: ["error"] }, async () => {
    expect(await call(listSessionsOperation, system)).toMatchObject({ code: "identity.person-unknown" });
  });

  test("shows nobody else's", { tags: ["security"] }, async () => {
    await refusesNobody(listSessionsOperation);
    expect(await sessionsOf(eko.actor)).toEqual([]);
  });
});

describe("identity.end-session", () => {
  test("ends one at once", { tags: ["happy"] }, async () => {
    const token = await open("dewi", dewi.password);
    const sessionId = (await identify.bySessionToken(token))?.sessionId;
    expect(await call(endSessionOperation, dewi.actor, { sessionId })).toMatchObject({ ok: true });
    expect(await identify.bySessionToken(token)).toBeNull();
  });

  test("refuses one that has ended", { tags: ["error"] }, async () => {
    expect(await call(endSessionOperation, dewi.actor, { sessionId: health })).toMatchObject({
      code: "identity.session-unknown",
    });
  });

  test("ends nobody else's, not even for an administrator", { tags: ["security"] }, async () => {
    const token = await open("dewi", dewi.password);
    const sessionId = (await identify.bySessionToken(token))?.sessionId;
    await refusesNobody(endSessionOperation, { sessionId });
    expect(await call(endSessionOperation, ketua.actor, { sessionId })).toMatchObject({
      code: "identity.session-unknown",
    });
    expect(await identify.bySessionToken(token)).not.toBeNull();
  });
});

describe("identity.create-token", () => {
  test("answers a token that opens the API as its person until its day", { tags: ["happy"] }, async () => {
    const made = await makeToken(dewi.actor, { name: "laporan bulanan", days: 2 });
    expect(made.token).toMatch(/^intan_[A-Za-z0-9_-]{43}$/);
    expect(await identify.byBearerToken(made.token)).toMatchObject({
      actor: { personId: dewi.personId, grants: [{ role: "agency_operator", agencyId: health }] },
      sessionId: null,
    });
    const now = clock.now();
    clock.set(new Date(now.getTime() + 2 * 86_400_000));
    expect(await identify.byBearerToken(made.token)).toBeNull();
    clock.set(now);
  });

  test.each([{ name: "" }, { name: "x", days: 0 }, { name: "x", days: 366 }])(
    "refuses %j",
    { tags: ["error"] },
    (input) => {
      expect(createTokenOperation.input.safeParse(input).success).toBe(false);
    },
  );

  test("keeps only a hash; a token is no session and a session no token", { tags: ["security"] }, async () => {
    await refusesNobody(createTokenOperation, { name: "x" });
    const { token } = await makeToken(dewi.actor, { name: "rahasia" });
    const rows = await inMaintenance((db) => db.selectFrom("api_token").selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await identify.bySessionToken(token)).toBeNull();
    expect(await identify.byBearerToken(await open("dewi", dewi.password))).toBeNull();
  });
});

describe("identity.list-tokens", () => {
  test("lists those that work, without their text", { tags: ["happy"] }, async () => {
    const names = (await tokensOf(dewi.actor)).map(({ name }) => name).sort();
    expect(names).toEqual(["laporan bulanan", "rahasia"]);
  });

  test("a command has none", { tags: ["error"] }, async () => {
    expect(await call(listTokensOperation, system)).toMatchObject({ code: "identity.person-unknown" });
  });

  test("shows nobody else's", { tags: ["security"] }, async () => {
    await refusesNobody(listTokensOperation);
    expect(await tokensOf(eko.actor)).toEqual([]);
  });
});

describe("identity.revoke-token", () => {
  test("stops a token at once", { tags: ["happy"] }, async () => {
    const { id, token } = await makeToken(dewi.actor, { name: "sekali" });
    expect(await call(revokeTokenOperation, dewi.actor, { tokenId: id })).toMatchObject({ ok: true });
    expect(await identify.byBearerToken(token)).toBeNull();
  });

  test("refuses one that is revoked", { tags: ["error"] }, async () => {
    expect(await call(revokeTokenOperation, dewi.actor, { tokenId: health })).toMatchObject({
      code: "identity.token-unknown",
    });
  });

  test("revokes nobody else's", { tags: ["security"] }, async () => {
    const { id, token } = await makeToken(dewi.actor, { name: "milik dewi" });
    await refusesNobody(revokeTokenOperation, { tokenId: id });
    expect(await call(revokeTokenOperation, eko.actor, { tokenId: id })).toMatchObject({
      code: "identity.token-unknown",
    });
    expect(await identify.byBearerToken(token)).not.toBeNull();
  });
});

describe("identity.change-password", () => {
  const password = "perahu kertas di sungai";

  test("takes the new one, and the other sessions end", { tags: ["happy"] }, async () => {
    const token = await open("dewi", dewi.password);
    expect(await call(changePasswordOperation, dewi.actor, { current: dewi.password, password })).toMatchObject({
      ok: true,
    });
    expect(await identify.bySessionToken(token)).toBeNull();
    await expect(open("dewi", dewi.password)).rejects.toThrow("identity.sign-in-failed");
    expect(await open("dewi", password)).toHaveLength(43);
  });

  test.each([
    ["pendek", "identity.password-too-short"],
    ["IntanBanjar2026", "identity.password-common"],
    ["dewi-banjar-2026", "identity.password-names-you"],
  ])("refuses %j", { tags: ["error"] }, async (weak, code) => {
    const person = await addPerson(`lemah-${weak.length}`);
    const words = weak.replace("dewi", `lemah-${weak.length}`);
    expect(
      await call(changePasswordOperation, person.actor, { current: person.password, password: words }),
    ).toMatchObject({ code });
  });

  test("needs the present one, and five tries a quarter of an hour", { tags: ["security"] }, async () => {
    await refusesNobody(changePasswordOperation, { current: "x", password });
    const person = await addPerson("dicuri");
    for (let count = 0; count < 5; count += 1) {
      expect(await call(changePasswordOperation, person.actor, { current: `salah ${count}`, password })).toMatchObject({
        code: "identity.password-wrong",
      });
    }
    expect(await call(changePasswordOperation, person.actor, { current: person.password, password })).toMatchObject({
      code: "identity.too-many-tries",
    });
  });
});

test("a closed account loses its open sessions and tokens at once", async () => {
  const person = await addPerson("pergi", ["juror"]);
  const session = await open("pergi", person.password);
  const { token } = await makeToken(person.actor, { name: "x" });
  await call(closePersonOperation, ketua.actor, { personId: person.personId });
  expect(await identify.bySessionToken(session)).toBeNull();
  expect(await identify.byBearerToken(token)).toBeNull();
});
