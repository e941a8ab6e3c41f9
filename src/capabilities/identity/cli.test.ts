import { describe, expect, test } from "vitest";
import { banjar, identityRoomUnderTest } from "#tests/support/identity-room.ts";

const { health, inMaintenance, room } = await identityRoomUnderTest();

async function run(words: string, options: Readonly<Record<string, string | true>>, isJson = false) {
  const command = room.commands.find((candidate) => candidate.words.join(" ") === words);
  if (command === undefined) throw new Error(`no command ${words}`);
  const printed: string[] = [];
  const said: string[] = [];
  const code = await command.run({
    positionals: [],
    options,
    isJson,
    stdin: (async function* () {
      yield new Uint8Array();
    })(),
    print: (text) => printed.push(text),
    say: (text) => said.push(text),
    homeRegion: banjar,
  });
  return { code, printed: printed.join("\n"), said: said.join("\n") };
}

describe("intan user create", () => {
  test("prints a one-time link, alone on stdout", async () => {
    const done = await run("user create", { email: "ada@banjarkab.example", role: "programme_manager" });
    expect(done.code).toBe(0);
    expect(done.printed).toMatch(/^https:\/\/intan\.example\/atur-sandi\/[A-Za-z0-9_-]{43}$/);
    expect(done.said).toContain("ada@banjarkab.example");
  });

  test("knows an agency by its short name, takes several roles, and makes a password when asked", async () => {
    const options = { email: "op@banjarkab.example", role: "agency_operator,innovator", agency: "Dinkes" };
    const done = await run("user create", { ...options, "with-password": true }, true);
    expect(JSON.parse(done.printed)).toMatchObject({
      email: "op@banjarkab.example",
      regionCode: "63.03",
      roles: [
        { role: "agency_operator", agencyId: health },
        { role: "innovator", agencyId: health },
      ],
      link: null,
      password: expect.stringMatching(/^\w{5}-\w{5}-\w{5}-\w{5}$/),
    });
    expect(done.code).toBe(0);
  });

  test.each([
    [{ role: "innovator" }],
    [{ email: "x@y.example" }],
    [{ email: "x@y.example", role: "raja" }],
    [{ email: "bukan surel", role: "innovator" }],
    [{ email: "x@y.example", role: "innovator", region: "999" }],
  ])("%j is wrong usage", async (options) => {
    const done = await run("user create", options);
    expect(done.code).toBe(2);
    expect(done.printed).toBe("");
    expect(done.said).toContain("intan user create");
  });

  test("a refusal answers 1 with its code", async () => {
    const options = { email: "ada@banjarkab.example", role: "innovator" };
    expect(await run("user create", options, true)).toMatchObject({
      code: 1,
      printed: JSON.stringify({ code: "identity.login-taken", details: {} }),
    });
    const unknown = await run("user create", {
      email: "b@c.example",
      role: "agency_head",
      agency: "Kementerian Sihir",
    });
    expect(unknown.code).toBe(1);
    expect(unknown.said).toContain("Perangkat daerah ini tidak ada");
  });
});

describe("intan token create", () => {
  test("prints a token that works, alone on stdout; the command is named in the trail", async () => {
    const done = await run("token create", { email: "ADA@banjarkab.example" });
    expect(done.code).toBe(0);
    const visitor = await room.offers.identify.byBearerToken(done.printed);
    expect(visitor?.actor).toMatchObject({ kind: "person", grants: [{ role: "programme_manager", agencyId: null }] });
    const rows = await inMaintenance((db) =>
      db.selectFrom("audit_event").select(["actor_kind", "payload"]).where("type", "=", "token.created").execute(),
    );
    expect(JSON.stringify(rows)).toContain("intan token create");
    expect(JSON.stringify(rows)).not.toContain(done.printed);
  });

  test("an unknown person answers 1, a wrong number of days 2", async () => {
    expect((await run("token create", { email: "siapa@banjarkab.example" })).code).toBe(1);
    expect((await run("token create", { email: "ada@banjarkab.example", days: "1000" })).code).toBe(2);
    expect((await run("token create", {})).code).toBe(2);
  });
});
