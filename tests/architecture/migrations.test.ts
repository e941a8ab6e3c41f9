import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Kysely, type Migration, Migrator, PostgresDialect } from "kysely";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { bootstrapDatabase, createEmbeddedDatabase } from "#platform/database/bootstrap.ts";
import { connectionConfig, type DatabaseRole, withClient } from "#platform/database/connection.ts";
import { migrateToLatest } from "#platform/database/migrate.ts";
import { copyTemplate } from "#tests/support/database-template.ts";
import { filledRegions, fillTables, lostRows, readRows } from "#tests/support/fill-tables.ts";

const folder = new URL("../../migrations/", import.meta.url);
const names = readdirSync(fileURLToPath(folder))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();
const way = "202611220220-way";

const cluster = await copyTemplate();
const inDatabase = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};
const prefix = `migrate_${process.pid}`;
const base = `${prefix}_base`;
const logins = { app: new URL(cluster.app).username, owner: new URL(cluster.owner).username };

const asRole = <T>(role: DatabaseRole | null, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient(connectionConfig(inDatabase(role === null ? cluster.superuser : cluster.owner, database), role), work);

async function createEmpty(database: string): Promise<void> {
  await createEmbeddedDatabase(inDatabase(cluster.superuser, "postgres"), database, []);
  await bootstrapDatabase(inDatabase(cluster.superuser, database), logins);
}

/** Up to and with one migration, as an installation of that day stood. */
async function migrateUpTo(database: string, name: string): Promise<void> {
  const pool = new pg.Pool({ ...connectionConfig(inDatabase(cluster.owner, database), "intan_owner"), max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const getMigrations = async () => {
    const found: Record<string, Migration> = {};
    for (const each of names) found[each] = await import(/* @vite-ignore */ new URL(`${each}.ts`, folder).href);
    return found;
  };
  try {
    const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateTo(name);
    if (error !== undefined) throw new Error(`${name} did not run`, { cause: error });
  } finally {
    await db.destroy();
  }
}

/** A copy of the database that stands at `name`; the stages must be asked for in their order. */
async function standingAt(name: string): Promise<string> {
  const database = `${prefix}_${names.indexOf(name)}`;
  await migrateUpTo(base, name);
  await asRole(null, "postgres", async (client) => {
    await client.query(`create database ${database} template ${base} strategy file_copy owner intan_owner`);
  });
  await bootstrapDatabase(inDatabase(cluster.superuser, database), logins);
  return database;
}

const migrate = (database: string) => migrateToLatest(inDatabase(cluster.owner, database));

test("every migration runs on an empty database, and a second time none does", async () => {
  await createEmpty(`${prefix}_empty`);
  expect(await migrate(`${prefix}_empty`)).toEqual(names);
  expect(await migrate(`${prefix}_empty`)).toEqual([]);
  await createEmpty(base);
});

describe("on a database that was filled after", () => {
  test.for(names.slice(0, -1).map((name, place) => [name, names.slice(place + 1)] as const))(
    "%s, the later migrations run and every row of two regions is still there",
    async ([name, later]) => {
      const database = await standingAt(name);
      const before = await asRole("intan_maintenance", database, async (client) => {
        const tenantTables = await fillTables(client);
        const rows = await readRows(client);
        for (const table of tenantTables) {
          const regions = rows.get(table)?.map((row) => row["region_code"]);
          expect(regions?.sort(), `${table} must hold a row of each region`).toEqual([...filledRegions]);
        }
        return rows;
      });
      expect(await migrate(database)).toEqual(later);
      await asRole("intan_maintenance", database, async (client) => {
        expect(lostRows(before, await readRows(client))).toEqual([]);
        if (!(later.includes(way) && before.has("programme_membership"))) return;
        const { rows } = await client.query<{ is_same: boolean }>(
          "select state_since = created_at as is_same from programme_membership",
        );
        expect(rows, "who stood before is in this state since it was written").toEqual([
          { is_same: true },
          { is_same: true },
        ]);
      });
    },
  );
});

describe("the proof", () => {
  test("names a row that is gone or changed, and passes over a column that is gone", () => {
    const before = new Map([
      [
        "note",
        [
          { id: 1, text: "a", old: true },
          { id: 2, text: "b", old: true },
        ],
      ],
    ]);
    expect(
      lostRows(
        before,
        new Map([
          [
            "note",
            [
              { id: 1, text: "a" },
              { id: 2, text: "b" },
            ],
          ],
        ]),
      ),
    ).toEqual([]);
    expect(
      lostRows(
        before,
        new Map([
          [
            "note",
            [
              { id: 1, text: "a" },
              { id: 2, text: "" },
            ],
          ],
        ]),
      ),
    ).toEqual(['note {"id":2,"text":"b","old":true}']);
    expect(lostRows(before, new Map())).toHaveLength(2);
  });

  test("knows the trap: the owner of a table updates no row of it, the maintenance role all", async () => {
    const database = `${prefix}_trap`;
    await createEmpty(database);
    await migrate(database);
    await asRole("intan_maintenance", database, (client) => fillTables(client));
    const update = "update programme_membership set created_at = now()";
    const touched = (role: DatabaseRole) =>
      asRole(role, database, async (client) => (await client.query(update)).rowCount);
    expect(await touched("intan_owner")).toBe(0);
    expect(await touched("intan_maintenance")).toBe(2);
  });
});
