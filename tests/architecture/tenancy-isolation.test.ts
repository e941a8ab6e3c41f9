import { sql } from "kysely";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { connectionConfig, withClient } from "#platform/database/connection.ts";
import { hasCode } from "#platform/database/error-code.ts";
import { tablesWithoutPolicies } from "#platform/database/released-tables.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import { testDatabase } from "#tests/support/database.ts";

const { database, inMaintenance, superuserUrl } = await testDatabase();
const banjar = regionCodeSchema.parse("63.03");

interface Relation {
  readonly name: string;
  readonly isTable: boolean;
}

const relations = await withClient(connectionConfig(superuserUrl, null), async (client) => {
  const { rows } = await client.query<Relation>(
    `select c.relname::text as name, c.relkind <> 'v' as "isTable" from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname <> all ($1) order by 1`,
    [tablesWithoutPolicies],
  );
  return rows;
});

/** One value per type, the same everywhere, so that views find rows to join. */
const values: Readonly<Record<string, string>> = {
  uuid: "'00000000-0000-7000-8000-000000000001'",
  text: "'x'",
  varchar: "'x'",
  bool: "true",
  int2: "1",
  int4: "1",
  int8: "1",
  numeric: "1",
  date: "'2026-01-01'",
  timestamptz: "'2026-01-01T00:00:00Z'",
  jsonb: "'{}'",
  json: "'{}'",
  bytea: "'\\x00'",
};

/** Loosens a table until one value per type fits everywhere; the policies and the key to `region` stay as they are. */
async function loosen(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('alter table %I drop constraint if exists %I cascade', $1::text, conname) as statement from pg_constraint
       where conrelid = $1::regclass and contype in ('c', 'f', 'u', 'p', 'x') and confrelid <> 'region'::regclass
     union all
     select format('drop index if exists %s', indexrelid::regclass) from pg_index i where indrelid = $1::regclass and indisunique
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    [table],
  );
  for (const { statement } of rows) await client.query(statement);
}

/** A row with every column and a row with only the compulsory ones, for one region. */
async function plant(client: pg.Client, table: string, region: string): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string; isArray: boolean; isNeeded: boolean }>(
    `select a.attname::text as name, t.typname::text as type, t.typcategory = 'A' as "isArray", a.attnotnull and not a.atthasdef as "isNeeded"
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''`,
    [table],
  );
  const valueFor = (column: { readonly name: string; readonly type: string; readonly isArray: boolean }) => {
    if (column.name === "region_code") return pg.escapeLiteral(region);
    return column.isArray ? "'{}'" : (values[column.type] ?? "null");
  };
  for (const columns of [rows, rows.filter(({ name, isNeeded }) => isNeeded || name === "region_code")]) {
    const names = columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
    await client.query(
      `insert into ${pg.escapeIdentifier(table)} (${names}) values (${columns.map(valueFor).join(", ")})`,
    );
  }
}

beforeAll(() =>
  withClient(connectionConfig(superuserUrl, null), async (client) => {
    const tables = relations.filter(({ isTable }) => isTable);
    for (const { name } of tables) await loosen(client, name);
    for (const { name } of tables) for (const region of ["63.03", "63.04"]) await plant(client, name, region);
  }),
);

const countRegions = (name: string) => sql<{ own: number; others: number }>`
  select count(*) filter (where region_code = '63.03') as own, count(*) filter (where region_code is distinct from '63.03') as others from ${sql.table(name)}`;

describe.each(relations)("$name", ({ name }) => {
  test("shows a connection of one region nothing of another", async () => {
    const all = await inMaintenance((db) => countRegions(name).execute(db));
    expect(all.rows[0]?.others, "the test must have planted a row of the other region").toBeGreaterThan(0);
    const own = await database.inRegion(banjar, (db) => countRegions(name).execute(db));
    expect(own.rows[0]).toEqual({ own: all.rows[0]?.own, others: 0 });
    const none = await database.withoutRegion((db) => countRegions(name).execute(db));
    expect(none.rows[0]).toEqual({ own: 0, others: 0 });
  });
});

describe.each(relations.filter(({ isTable }) => isTable))("$name", ({ name }) => {
  const insert = (region: string) => sql`insert into ${sql.table(name)} (region_code) values (${region})`;

  test("takes no row of another region and none of no region", async () => {
    await expect(database.inRegion(banjar, (db) => insert("63.04").execute(db))).rejects.toMatchObject({
      code: "42501",
    });
    // After a first transaction the setting reads as '', so the policy would let '' pass; another guard must not.
    const withEmptySetting = database.withoutRegion(async (db) => {
      await sql`select set_config('intan.region', '', true)`.execute(db);
      await insert("").execute(db);
    });
    await expect(withEmptySetting).rejects.toMatchObject({ code: expect.stringMatching(/^(23503|23502)$/) });
  });

  test("lets a connection of one region change and remove nothing of another", async () => {
    const attempts = [
      sql`delete from ${sql.table(name)} where region_code = '63.04'`,
      sql`update ${sql.table(name)} set region_code = '63.03' where region_code = '63.04'`,
    ];
    for (const attempt of attempts) {
      const touched = await database
        .inRegion(banjar, (db) => attempt.execute(db))
        .then(({ numAffectedRows }) => Number(numAffectedRows))
        .catch((error: unknown) => (hasCode(error, "42501") ? 0 : error));
      expect(touched).toBe(0);
    }
  });
});

test("a region that is the empty word is refused by the table of regions itself", async () => {
  const insert = sql`insert into region (code, name, short_name, kind, is_rankable, zone, zone_label) values ('', 'x', 'x', 'province', true, 'Asia/Makassar', 'WITA')`;
  await expect(inMaintenance((db) => insert.execute(db))).rejects.toMatchObject({ code: "23514" });
});
