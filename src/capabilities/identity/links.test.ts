import { describe, expect, test } from "vitest";
import { regionCodeSchema } from "#shared/ids.ts";
import { banjar, identityRoomUnderTest } from "#tests/support/identity-room.ts";
import { createPerson } from "./actions/create-person.ts";
import { choosePassword, readPasswordLink } from "./actions/set-password.ts";
import { isSetUpLinkGood, setUp } from "./actions/set-up.ts";
import { signIn } from "./actions/sign-in.ts";
import { createSignInLimits } from "./store/sign-in-limits.ts";

const { addPerson, auditTypes, clock, deps, inMaintenance, room } = await identityRoomUnderTest();
const limits = createSignInLimits(deps.database);
const system = { kind: "system", regionCode: banjar, name: "test", isDemo: false } as const;
const password = "kuda-laut-menari-7";

const canSignIn = async (login: string) => {
  const input = { login, password, address: "203.0.113.9", regionCode: banjar, presentToken: undefined };
  return (await signIn({ ...deps, limits }, input)).ok;
};
const tokenOf = (link: { readonly path: string }) => link.path.split("/").at(-1) ?? "";

async function linkFor(userName: string) {
  const person = { name: "Orang Baru", email: null, userName, office: null, roles: [] };
  const made = await createPerson(deps, system, banjar, person);
  if (!made.ok) throw new Error(made.code);
  return { token: tokenOf(made.value.link), personId: made.value.person.id };
}

describe("a password link", () => {
  test("is looked at without being used up, then sets a password once", async () => {
    const { token } = await linkFor("baru");
    expect(await readPasswordLink(deps, token)).toEqual({ ok: true, value: { login: "baru", name: "Orang Baru" } });
    expect(await readPasswordLink(deps, token)).toMatchObject({ ok: true });
    expect(await choosePassword(deps, { token, password })).toEqual({ ok: true, value: { login: "baru" } });
    expect(await canSignIn("baru")).toBe(true);
    expect(await choosePassword(deps, { token, password })).toMatchObject({ code: "identity.link-gone" });
    expect(await readPasswordLink(deps, token)).toMatchObject({ code: "identity.link-gone" });
  });

  test("used twice at once sets one password", async () => {
    const { token } = await linkFor("dua");
    const answers = await Promise.all([1, 2].map(() => choosePassword(deps, { token, password })));
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
  });

  test("stays good after a weak password", async () => {
    const { token } = await linkFor("lemah");
    expect(await choosePassword(deps, { token, password: "pendek" })).toMatchObject({
      code: "identity.password-too-short",
    });
    expect(await choosePassword(deps, { token, password })).toMatchObject({ ok: true });
  });

  test("stops after three days, and when a newer one is made", async () => {
    const old = await linkFor("lama");
    const newer = await room.operations
      .find(({ operation }) => operation.name === "identity.make-password-link")
      ?.handle({ actor: system, regionCode: banjar }, { personId: old.personId });
    expect(newer).toMatchObject({ ok: true });
    expect(await readPasswordLink(deps, old.token)).toMatchObject({ code: "identity.link-gone" });
    const { token } = await linkFor("terlambat");
    const now = clock.now();
    clock.set(new Date(now.getTime() + 3 * 86_400_000));
    expect(await choosePassword(deps, { token, password })).toMatchObject({ code: "identity.link-gone" });
    clock.set(now);
  });
});

describe("the first set-up", () => {
  const kutai = regionCodeSchema.parse("64.02");
  const person = { name: "Ibu Administrator", email: "admin@kutai.example", userName: null, office: null };
  const newLink = async () => {
    const link = await room.offers.makeSetUpLink();
    if (!link.ok) throw new Error(link.code);
    return tokenOf(link.value);
  };

  test("only the newest link is good, for a day", async () => {
    const [first, second] = [await newLink(), await newLink()];
    expect(await isSetUpLinkGood(deps, first)).toBe(false);
    expect(await isSetUpLinkGood(deps, second)).toBe(true);
    const now = clock.now();
    clock.set(new Date(now.getTime() + 86_400_000));
    expect(await isSetUpLinkGood(deps, second)).toBe(false);
    clock.set(now);
  });

  test("a refusal leaves the link, the region and the people as they were", async () => {
    const token = await newLink();
    await addPerson("sudah.ada");
    const taken = { ...person, email: null, userName: "sudah.ada" };
    const jakarta = regionCodeSchema.parse("31.71");
    const refused = [
      await setUp(deps, { token, regionCode: kutai, person, password: "pendek" }),
      await setUp(deps, { token, regionCode: kutai, person: { ...person, email: null }, password }),
      await setUp(deps, { token, regionCode: kutai, person: taken, password }),
      await setUp(deps, { token, regionCode: jakarta, person, password }),
      await setUp(deps, { token: "A".repeat(43), regionCode: kutai, person, password }),
    ];
    expect(refused.map((answer) => (answer.ok ? "done" : answer.code))).toEqual([
      "identity.password-too-short",
      "identity.login-missing",
      "identity.login-taken",
      "identity.region-unknown",
      "identity.link-gone",
    ]);
    expect(await room.offers.homeRegion()).toBeNull();
    expect(await isSetUpLinkGood(deps, token)).toBe(true);
  });

  test("installs the region with its administrator, once, also when sent twice at once", async () => {
    const token = await newLink();
    const answers = await Promise.all([1, 2].map(() => setUp(deps, { token, regionCode: kutai, person, password })));
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    expect(await room.offers.homeRegion()).toBe("64.02");
    expect(await canSignIn("admin@kutai.example")).toBe(true);
    const grants = await inMaintenance((db) =>
      db.selectFrom("role_grant").select("role").where("region_code", "=", kutai).execute(),
    );
    expect(grants).toEqual([{ role: "administrator" }]);
    expect(await auditTypes()).toContain("installation.set-up");
    expect(await room.offers.makeSetUpLink()).toMatchObject({ code: "identity.already-set-up" });
    const again = await room.offers.installHomeRegion({ regionCode: banjar, isDemo: true });
    expect(again).toMatchObject({ code: "identity.already-set-up" });
  });
});

describe("demo people", () => {
  const juror = { email: null, office: "Juri", roles: [{ role: "juror" as const, agencyId: null }] };

  test("are marked as samples in name, row and trail, each with a password of its own", async () => {
    const people = [
      { ...juror, name: "Rudi Hartono", userName: "rudi" },
      { ...juror, name: "Sri (contoh)", userName: "sri" },
    ];
    const made = await room.offers.createDemoPeople(banjar, people);
    const signIns = made.ok ? made.value : [];
    expect(signIns.map(({ name, login }) => [name, login])).toEqual([
      ["Rudi Hartono (contoh)", "rudi"],
      ["Sri (contoh)", "sri"],
    ]);
    expect(new Set(signIns.map((signInOf) => signInOf.password)).size).toBe(2);
    const rows = await inMaintenance((db) =>
      db.selectFrom("person").select("is_demo").where("user_name", "in", ["rudi", "sri"]).execute(),
    );
    expect(rows).toEqual([{ is_demo: true }, { is_demo: true }]);
  });

  test("all or none: one refused person leaves nobody", async () => {
    const people = [
      { ...juror, name: "Baik", userName: "baik" },
      { ...juror, name: "Kembar", userName: "rudi" },
    ];
    expect(await room.offers.createDemoPeople(banjar, people)).toMatchObject({ code: "identity.login-taken" });
    const rows = await inMaintenance((db) =>
      db.selectFrom("person").select("id").where("user_name", "=", "baik").execute(),
    );
    expect(rows).toEqual([]);
  });
});
