import pg from "pg";

/** A row as it stood, by column. */
export type StandingRow = Readonly<Record<string, unknown>>;
export type StandingRows = ReadonlyMap<string, readonly StandingRow[]>;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
}

interface ForeignKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

interface Catalogue {
  readonly columns: readonly Column[];
  readonly keys: readonly ForeignKey[];
  /** First word that the check on a column allows, by `table.column`. */
  readonly words: ReadonlyMap<string, string>;
}

export const filledRegions = ["63.03", "63.04"] as const;
const randomHex = "md5(random()::text) || md5(random()::text)";

/** One expression per type. Integers are years, because most checks on them are. */
const typeValues: Readonly<Record<string, string>> = {
  uuid: "gen_random_uuid()",
  text: "'x-' || gen_random_uuid()",
  varchar: "'x-' || gen_random_uuid()",
  bool: "true",
  int2: "1",
  int4: "2026",
  int8: "1",
  numeric: "1",
  date: "'2026-01-02'",
  timestamptz: "'2025-03-04T05:06:07Z'",
  jsonb: "'{}'",
  bytea: `decode(${randomHex}, 'hex')`,
};

/** What no type and no list of words tells: shapes, and columns that a check over several of them asks for. */
const givenValues: Readonly<Record<string, string>> = {
  "person.email": "'x-' || gen_random_uuid() || '@contoh.go.id'",
  "person_password.hash": "'$argon2id$x'",
  "document.sha256": randomHex,
  "stored_content.sha256": randomHex,
  "evidence_intake_file.state": "'unknown'",
};

async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const { rows: columns } = await client.query<Column>(
    `select c.relname::text as table, a.attname::text as name, t.typname::text as type, a.attnotnull and not a.atthasdef as "isNeeded"
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely_%'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
     order by c.relname, a.attnum`,
  );
  const names = (oid: string, numbers: string) =>
    `(select array_agg(a.attname::text order by n.place) from unnest(${numbers}) with ordinality as n (number, place)
       join pg_attribute a on a.attrelid = ${oid} and a.attnum = n.number)`;
  const { rows: keys } = await client.query<ForeignKey>(
    `select k.conrelid::regclass::text as table, k.confrelid::regclass::text as parent,
       ${names("k.conrelid", "k.conkey")} as columns, ${names("k.confrelid", "k.confkey")} as "parentColumns"
     from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
  );
  const { rows: checks } = await client.query<{ column: string; text: string }>(
    `select k.conrelid::regclass::text || '.' || a.attname as column, pg_get_constraintdef(k.oid) as text
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'c' and cardinality(k.conkey) = 1 and k.connamespace = 'public'::regnamespace`,
  );
  const words = checks.flatMap(({ column, text }) => {
    const word = / = (?:ANY \(ARRAY\[)?'([^']+)'::text/.exec(text)?.[1];
    return word === undefined ? [] : [[column, word] as const];
  });
  return { columns, keys, words: new Map(words) };
}

/** Parents before children; a table that points at itself does not wait for itself. */
function inOrder({ columns, keys }: Catalogue): readonly string[] {
  const open = new Set(columns.map(({ table }) => table));
  const order: string[] = [];
  while (open.size > 0) {
    const ready = [...open].filter(
      (table) => !keys.some((key) => key.table === table && key.parent !== table && open.has(key.parent)),
    );
    if (ready.length === 0) throw new Error(`Foreign keys go in a circle: ${[...open].join(", ")}`);
    for (const table of ready) open.delete(table);
    order.push(...ready);
  }
  return order;
}

/** The columns of a row of this region and an expression for each; keys are taken from the parent's row of the same region. */
function rowOf(catalogue: Catalogue, table: string, region: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, type, isNeeded } of catalogue.columns.filter((column) => column.table === table)) {
    const given = givenValues[`${table}.${name}`];
    if (!isNeeded && given === undefined) continue;
    const word = catalogue.words.get(`${table}.${name}`);
    const value = given ?? (word === undefined ? typeValues[type] : pg.escapeLiteral(word));
    if (value === undefined) throw new Error(`No value for ${table}.${name} of type ${type}: give one.`);
    values.set(name, value);
  }
  for (const { columns, parent, parentColumns } of catalogue.keys.filter((key) => key.table === table)) {
    if (columns.some((name) => !values.has(name))) continue;
    const isTenant = parentColumns.includes("region_code");
    for (const [place, name] of columns.entries()) {
      const from = pg.escapeIdentifier(parentColumns[place] ?? "");
      const where = isTenant ? ` where region_code = ${pg.escapeLiteral(region)}` : "";
      if (name !== "region_code")
        values.set(name, `(select ${from} from ${pg.escapeIdentifier(parent)}${where} limit 1)`);
    }
  }
  if (values.has("region_code")) values.set("region_code", pg.escapeLiteral(region));
  return values;
}

async function insertRow(client: pg.Client, table: string, values: ReadonlyMap<string, string>): Promise<void> {
  const names = [...values.keys()].map((name) => pg.escapeIdentifier(name)).join(", ");
  const statement = `insert into ${pg.escapeIdentifier(table)} (${names}) values (${[...values.values()].join(", ")})`;
  await client.query(statement).catch((error: unknown) => {
    throw new Error(`${table} cannot be filled by ${statement}: add what its checks ask for.`, { cause: error });
  });
}

/**
 * Puts a row of two regions into every table that has a region, and one into every other; `client` must be allowed to
 * (intan_maintenance). Answers the names of the tables that have a region.
 */
export async function fillTables(client: pg.Client): Promise<readonly string[]> {
  const catalogue = await readCatalogue(client);
  const isTenant = (table: string) =>
    catalogue.columns.some((column) => column.table === table && column.name === "region_code");
  const order = inOrder(catalogue);
  for (const table of order) {
    const { rows } = await client.query(`select from ${pg.escapeIdentifier(table)} limit 1`);
    if (rows.length > 0) continue;
    const regions = isTenant(table) || table === "region" ? filledRegions : filledRegions.slice(0, 1);
    for (const region of regions) {
      const values = new Map(rowOf(catalogue, table, region));
      if (table === "region") values.set("code", pg.escapeLiteral(region));
      await insertRow(client, table, values);
    }
  }
  return order.filter(isTenant);
}

/** Every row of every table, whole. */
export async function readRows(client: pg.Client): Promise<StandingRows> {
  const tables = new Set((await readCatalogue(client)).columns.map(({ table }) => table));
  const found = new Map<string, readonly StandingRow[]>();
  for (const table of tables) {
    const { rows } = await client.query<{ row: StandingRow }>(
      `select to_jsonb(t) as row from ${pg.escapeIdentifier(table)} t`,
    );
    found.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** Rows of `before` that `after` does not hold with the same values in the columns that both have, as `table {row}`. */
export function lostRows(before: StandingRows, after: StandingRows): readonly string[] {
  return [...before].flatMap(([table, rows]) => {
    const still = after.get(table) ?? [];
    const isThere = (row: StandingRow) =>
      still.some((other) =>
        Object.entries(row).every(
          ([name, value]) => !(name in other) || JSON.stringify(other[name]) === JSON.stringify(value),
        ),
      );
    return rows.filter((row) => !isThere(row)).map((row) => `${table} ${JSON.stringify(row)}`);
  });
}
