import { describe, expect, test } from "vitest";
import { regionCodeSchema } from "#shared/ids.ts";
import { testDatabase } from "#tests/support/database.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import { bootstrapDatabase, RolesMissing } from "./bootstrap.ts";
import { createDoctorCommand } from "./cli.ts";
import { connectionConfig, withClient } from "./connection.ts";
import { examineInstallation } from "./doctor.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";

const { superuserUrl } = await testDatabase();

/** A database of a plain owner, as a provider hands it out. */
async function makeForeign(name: string): Promise<string> {
  await withClient(connectionConfig(superuserUrl, null), async (client) => {
    await client.query(`create role ${name} login password 'secret'`);
    await client.query(`create database ${name} owner ${name}`);
  });
  const url = new URL(superuserUrl);
  url.username = name;
  url.password = "secret";
  url.pathname = `/${name}`;
  return url.href;
}

const asDba = async (url: string, statements: readonly string[]): Promise<void> => {
  const database = new URL(superuserUrl);
  database.pathname = new URL(url).pathname;
  await withClient(connectionConfig(database.href, null), async (client) => {
    for (const statement of statements) await client.query(statement);
  });
};

async function missingFor(url: string): Promise<readonly string[]> {
  const error: unknown = await bootstrapDatabase(url).catch((cause: unknown) => cause);
  return error instanceof RolesMissing ? error.statements : [];
}

const openAt = (databaseUrl: string): Promise<OpenDatabase> =>
  openDatabase({ dataDir: "/nonexistent", databaseUrl, log: silentLog });

describe("a foreign server with a plain owner", () => {
  test("is refused with the statements for the DBA, and works after these, for three processes at once", async () => {
    const url = await makeForeign(`plain_${process.pid}`);
    const statements = await missingFor(url);
    expect(statements.join("\n")).toMatch(/grant intan_owner to "plain_\d+" with inherit false, set true;/);
    await expect(openAt(url)).rejects.toThrow(/intan doctor --sql/);
    await asDba(url, statements);
    expect(await missingFor(url)).toEqual([]);
    const opened = await Promise.all([openAt(url), openAt(url), openAt(url)]);
    const banjar = regionCodeSchema.parse("63.03");
    const seen = await opened[0]?.database.inRegion(banjar, (db) => db.selectFrom("counter").selectAll().execute());
    expect(seen).toEqual([]);
    const findings = await examineInstallation({ dataDir: "/tmp", databaseUrl: url, log: silentLog });
    expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(findings.map(({ name }) => name)).toEqual([
      "disk",
      "server-version",
      "clock",
      "roles",
      "migrations",
      "isolation",
      "jobs",
      "audit-trail",
      "audit-chain",
    ]);
    await Promise.all(opened.map((open) => open.close()));
  });

  test("needs no DBA when the login may make roles", async () => {
    const url = await makeForeign(`rich_${process.pid}`);
    // What PostgreSQL gives to a login that makes a role itself; in this cluster its superuser made them.
    const login = new URL(url).username;
    await asDba(url, [
      `alter role ${login} createrole createdb`,
      `grant intan_owner, intan_app, intan_jobs, intan_maintenance to ${login} with admin true, inherit false, set false`,
    ]);
    expect(await missingFor(url)).toEqual([]);
  });

  test("keeps the login of another installation on the same server out", async () => {
    const mine = await makeForeign(`mine_${process.pid}`);
    const other = await makeForeign(`other_${process.pid}`);
    for (const url of [mine, other]) await asDba(url, await missingFor(url));
    const intruder = new URL(other);
    intruder.pathname = new URL(mine).pathname;
    await expect(withClient(connectionConfig(intruder.href, null), async () => "in")).rejects.toMatchObject({
      code: "42501",
    });
  });
});

describe("intan doctor", () => {
  const run = async (databaseUrl: string, options: Record<string, true>, isJson: boolean) => {
    const printed: string[] = [];
    const command = createDoctorCommand(() => ({ dataDir: "/tmp", databaseUrl, log: silentLog }));
    const code = await command.run({
      positionals: [],
      options,
      isJson,
      stdin: (async function* () {})(),
      print: (text) => printed.push(text),
      say: () => undefined,
    });
    return { code, text: printed.join("\n") };
  };

  test("prints the statements for the DBA without asking the server", async () => {
    const { code, text } = await run("postgresql://inovasi:x@db.example:5432/banjar", { sql: true }, false);
    expect(code).toBe(0);
    expect(text.split("\n")).toEqual([
      "create role intan_owner nologin;",
      "create role intan_app nologin;",
      "create role intan_jobs nologin;",
      "create role intan_maintenance nologin;",
      'alter role "inovasi" noinherit;',
      'grant intan_owner to "inovasi";',
      'grant intan_app to "inovasi";',
      'grant intan_jobs to "inovasi";',
      'grant intan_maintenance to "inovasi";',
      'alter database "banjar" owner to intan_owner;',
      'revoke all on database "banjar" from public;',
      'grant connect on database "banjar" to "inovasi";',
      'grant create on database "banjar" to intan_jobs;',
    ]);
  });

  test("exits 1 and says what to do when roles are missing or nobody answers", async () => {
    const bare = await run(await makeForeign(`bare_${process.pid}`), {}, true);
    expect(bare.code).toBe(1);
    expect(JSON.parse(bare.text)).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ name: "roles", state: "bad" })]),
    });
    const silent = await run("postgresql://a:b@127.0.0.1:1/intan", {}, false);
    expect(silent.code).toBe(1);
    expect(silent.text).toMatch(/buruk +server: Database tidak dapat dihubungi/);
  });
});
