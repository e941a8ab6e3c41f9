import { describe, expect, test } from "vitest";
import { banjar, baritoKuala, identityRoomUnderTest } from "#tests/support/identity-room.ts";
import { createSignInLimits } from "../store/sign-in-limits.ts";
import { signIn } from "./sign-in.ts";

const { addPerson, auditTypes, clock, database, inMaintenance, journal, newId, room } = await identityRoomUnderTest();
const deps = { database, clock, journal, newId, limits: createSignInLimits(database) };
const { identify } = room.offers;

const tryIt = (login: string, password: string, more: { address?: string; presentToken?: string } = {}) =>
  signIn(deps, {
    login,
    password,
    address: more.address ?? "203.0.113.7",
    regionCode: banjar,
    presentToken: more.presentToken,
  });

async function open(login: string, password: string, more: { address?: string; presentToken?: string } = {}) {
  const answer = await tryIt(login, password, more);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.token;
}

const later = (hours: number) => clock.set(new Date(clock.now().getTime() + hours * 3_600_000));

describe("signing in", () => {
  test("a user name in any case opens a session of that person in their own region", async () => {
    const siti = await addPerson("siti", ["verifier"]);
    const token = await open(" SITI ", siti.password);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await identify.bySessionToken(token)).toMatchObject({
      actor: { kind: "person", personId: siti.personId, name: "siti (contoh)", regionCode: banjar },
      sessionId: expect.any(String),
    });
    const foreign = await addPerson("amir", ["leader"], null, baritoKuala);
    const visitor = await identify.bySessionToken(await open("amir", foreign.password));
    expect(visitor?.actor).toMatchObject({ regionCode: baritoKuala, grants: [{ role: "leader", agencyId: null }] });
  });

  test("a wrong password, an unknown login, a closed account and one without a password answer the same", async () => {
    const closed = await addPerson("tutup");
    const boss = await addPerson("ketua", ["administrator"]);
    const page = room.operations.find(({ operation }) => operation.name === "identity.close-person");
    await page?.handle({ actor: boss.actor, regionCode: banjar }, { personId: closed.personId });
    await addPerson("benar");
    const answers = await Promise.all([
      tryIt("benar", "bukan sandinya sama sekali", { address: "203.0.113.50" }),
      tryIt("tidak-ada", "bukan sandinya sama sekali", { address: "203.0.113.51" }),
      tryIt("tutup", closed.password, { address: "203.0.113.52" }),
      tryIt("' or 1=1 --", "x", { address: "203.0.113.53" }),
      tryIt("benar", "x".repeat(100_000), { address: "203.0.113.54" }),
    ]);
    for (const answer of answers) expect(answer).toEqual({ ok: false, code: "identity.sign-in-failed" });
  });

  test("an unknown login takes about as long as a wrong password", async () => {
    await addPerson("lama");
    const time = async (login: string, place: number) => {
      const startedAt = performance.now();
      await tryIt(login, "bukan sandinya sama sekali", { address: `198.51.100.${place}` });
      return performance.now() - startedAt;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await time("lama", round));
      unknown.push(await time(`tidak-ada-${round}`, 100 + round));
    }
    const median = (times: number[]) => times.sort((one, other) => one - other)[2] ?? 0;
    expect(median(unknown)).toBeGreaterThan(median(known) / 2);
  });

  test("neither token nor password stands in the database", async () => {
    const person = await addPerson("rahasia");
    const token = await open("rahasia", person.password);
    const text = await inMaintenance(async (db) =>
      JSON.stringify([
        await db.selectFrom("session").selectAll().execute(),
        await db.selectFrom("person_password").selectAll().execute(),
        await db.selectFrom("audit_event").selectAll().execute(),
        await db.selectFrom("audit_personal").selectAll().execute(),
        await db.selectFrom("sign_in_try").selectAll().execute(),
      ]),
    );
    expect(text).not.toContain(token);
    expect(text).not.toContain(person.password);
    expect(text).not.toContain("203.0.113.7");
    expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  });

  test("the trail keeps successes and refusals without names", async () => {
    const types = await auditTypes();
    expect(types.filter((type) => type === "session.opened").length).toBeGreaterThanOrEqual(3);
    expect(types.filter((type) => type === "sign-in.refused").length).toBeGreaterThanOrEqual(5);
  });
});

describe("a session", () => {
  test("is new at each sign-in, and the one the browser brought ends", async () => {
    const person = await addPerson("fiksasi");
    const planted = await open("fiksasi", person.password);
    const own = await open("fiksasi", person.password, { presentToken: planted });
    expect(own).not.toBe(planted);
    expect(await identify.bySessionToken(planted)).toBeNull();
    expect(await identify.bySessionToken(own)).not.toBeNull();
  });

  test("ends after eight idle hours, and after 24 in any case", async () => {
    const person = await addPerson("jam");
    const idle = await open("jam", person.password);
    const used = await open("jam", person.password);
    for (let visit = 0; visit < 3; visit += 1) {
      later(7.9);
      expect((await identify.bySessionToken(used)) !== null).toBe(true);
    }
    expect(await identify.bySessionToken(idle)).toBeNull();
    later(0.4);
    expect(await identify.bySessionToken(used)).toBeNull();
  });

  test("notes a visit at most once a minute", async () => {
    const person = await addPerson("menit");
    const token = await open("menit", person.password);
    const seenAt = () =>
      inMaintenance((db) =>
        db
          .selectFrom("session")
          .select("last_seen_at")
          .where("person_id", "=", person.personId)
          .executeTakeFirstOrThrow(),
      );
    const first = await seenAt();
    later(0.01);
    await identify.bySessionToken(token);
    expect(await seenAt()).toEqual(first);
    later(0.01);
    await identify.bySessionToken(token);
    expect((await seenAt()).last_seen_at.getTime()).toBe(first.last_seen_at.getTime() + 72_000);
  });

  test.each(["", "abc", "' or 1=1 --", "A".repeat(43), `intan_${"A".repeat(43)}`])(
    "%j opens nothing",
    async (token) => {
      expect(await identify.bySessionToken(token)).toBeNull();
      expect(await identify.byBearerToken(token)).toBeNull();
    },
  );
});

describe("the limits", () => {
  test("the sixth wrong try of one account from one address waits, whatever the password; elsewhere it is still open", async () => {
    const person = await addPerson("tebakan");
    const office = { address: "192.0.2.10" };
    for (let count = 0; count < 5; count += 1) {
      expect(await tryIt("tebakan", `salah ${count}`, office)).toMatchObject({ code: "identity.sign-in-failed" });
    }
    const refused = await tryIt("tebakan", person.password, office);
    expect(refused).toMatchObject({
      code: "identity.too-many-tries",
      details: { retryAfterSeconds: expect.any(Number) },
    });
    const neighbour = await addPerson("tetangga");
    expect(await tryIt("tetangga", neighbour.password, office)).toMatchObject({ ok: true });
    expect(await tryIt("tebakan", person.password, { address: "192.0.2.11" })).toMatchObject({ ok: true });
    expect(await auditTypes()).toContain("sign-in.blocked");
  });

  test("of twenty guesses at once at most five are looked at", async () => {
    await addPerson("serentak");
    const tries = Array.from({ length: 20 }, (_, index) =>
      tryIt("serentak", `salah ${index}`, { address: "192.0.2.20" }),
    );
    const answers = await Promise.all(tries);
    const codes = answers.map((answer) => (answer.ok ? "in" : answer.code));
    expect(codes.filter((code) => code === "identity.sign-in-failed")).toHaveLength(5);
    expect(codes.filter((code) => code === "identity.too-many-tries")).toHaveLength(15);
  });

  test("guesses from many addresses stop at the account's budget; the owner's known address stays open", async () => {
    const person = await addPerson("diserbu");
    const home = { address: "192.0.2.99" };
    await open("diserbu", person.password, home);
    const limits = createSignInLimits(database);
    for (let place = 0; place < 30; place += 1) {
      expect(await limits.admit("diserbu", `198.18.0.${place}`)).toEqual({ ok: true });
    }
    expect(await limits.admit("diserbu", "198.18.0.200")).toMatchObject({ ok: false, isFirst: true });
    expect(await limits.admit("diserbu", "198.18.0.201")).toMatchObject({ ok: false, isFirst: false });
    expect(await tryIt("diserbu", person.password, home)).toMatchObject({ ok: true });
  });

  test("an office of 150 people behind one address signs in; one guesser there stops after 100 names", async () => {
    const limits = createSignInLimits(database);
    for (let count = 0; count < 150; count += 1) {
      expect(await limits.admit(`pegawai-${count}`, "192.0.2.150")).toEqual({ ok: true });
      await limits.succeed(`pegawai-${count}`, "192.0.2.150");
    }
    for (let count = 0; count < 100; count += 1) await limits.admit(`tebak-${count}`, "192.0.2.150");
    expect(await limits.admit("tebak-100", "192.0.2.150")).toMatchObject({ ok: false });
    expect(await limits.admit("pegawai-7", "192.0.2.150")).toEqual({ ok: true });
  });
});
