import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import pg from "pg";
import { catalogueFilterSchema } from "#capabilities/catalogue/contract.ts";
import { searchCatalogue } from "#capabilities/catalogue/queries/search-catalogue.ts";
import { connectionConfig } from "#platform/database/connection.ts";
import { startDatabaseServer } from "#platform/database/supervisor.ts";
import type { Tables } from "#platform/database/tables.generated.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import { type Figure, rounded } from "./figure.ts";
import { acceptEncoding, clients, type LoadResult, load } from "./load.ts";
import { type Site, silent } from "./site.ts";

const rowsOfThePage = 50;
const bareSeconds = 4;

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The product's own statement for the first page, caught on its way to the database. */
async function catalogueStatement(): Promise<Statement> {
  const caught: Statement[] = [];
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (known) => new PostgresIntrospector(known),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => {
      caught.push({ text: query.sql, values: query.parameters });
    },
  });
  await searchCatalogue(db, regionCodeSchema.parse("63.03"), catalogueFilterSchema.parse({}));
  const [statement] = caught;
  if (statement === undefined) throw new Error("The catalogue asks the database for nothing");
  return statement;
}

/** The list's statement alone on 10 connections: no transaction, no page, no HTTP. Statements a second. */
export async function bareQueriesPerSecond(site: Site): Promise<number> {
  const statement = await catalogueStatement();
  const server = await startDatabaseServer({ dataDir: site.dataDir, log: silent });
  const config = connectionConfig(server.url("intan_login", "intan"), "intan_app");
  const connections = Array.from({ length: clients }, () => new pg.Client(config));
  try {
    await Promise.all(connections.map((connection) => connection.connect()));
    const ask = async (connection: pg.Client): Promise<void> => {
      const { rows } = await connection.query(statement.text, [...statement.values]);
      if (rows.length !== rowsOfThePage) throw new Error(`The catalogue query answers ${rows.length} rows`);
    };
    await Promise.all(connections.map(ask));
    let count = 0;
    const startedAt = performance.now();
    const elapsed = (): number => (performance.now() - startedAt) / 1_000;
    await Promise.all(
      connections.map(async (connection) => {
        while (elapsed() < bareSeconds) {
          await ask(connection);
          count += 1;
        }
      }),
    );
    return Math.round(count / elapsed());
  } finally {
    await Promise.all(connections.map((connection) => connection.end()));
    await server.stop();
  }
}

async function checkRows(site: Site, path: string, cookie?: string): Promise<void> {
  const headers = { "accept-encoding": acceptEncoding, ...(cookie === undefined ? {} : { cookie }) };
  const html = await (await fetch(site.url + path, { headers })).text();
  const rows = html.split("<tr").length - 2;
  if (rows !== rowsOfThePage) throw new Error(`${path} shows ${rows} rows, not ${rowsOfThePage}`);
}

const around = (name: string, { p99Ms, processorMs }: LoadResult): readonly Figure[] => [
  { name: `${name}, p99`, value: p99Ms, unit: "ms" },
  ...(processorMs === null
    ? []
    : [{ name: `${name}, processor time of the server per request`, value: processorMs, unit: "ms" }]),
];

/** Kept pages: every request finds the finished bytes. */
export async function benchCached(site: Site): Promise<readonly Figure[]> {
  await checkRows(site, "/katalog");
  const cached = await load({ site, pathOf: () => "/katalog" });
  const name = "catalogue, 50 rows, 10 clients, cached";
  return [{ name, value: cached.perSecond, unit: "/s", aim: { is: ">=", than: 3_000 } }, ...around(name, cached)];
}

/**
 * Pages made anew. `urut` is an allowed parameter and its value is part of the key under which a page is kept; a value that
 * means nothing sorts as usual. So each request has a new key and runs both queries, rendering and gzip for the same 50 rows,
 * while pages nobody asks for again fill the memory as they would in an attack. The server's log has one line per page made:
 * fewer lines than requests would mean that pages were taken from memory after all.
 */
export async function benchUncached(site: Site): Promise<readonly Figure[]> {
  const run = Date.now().toString(36);
  await checkRows(site, `/katalog?urut=${run}`);
  const before = await bareQueriesPerSecond(site);
  const madeSoFar = (): number => site.log().split('"message":"page","requestId"').length;
  const madeBefore = madeSoFar();
  const uncached = await load({ site, pathOf: (number) => `/katalog?urut=${run}-${number}` });
  const after = await bareQueriesPerSecond(site);
  const made = madeSoFar() - madeBefore;
  if (made < uncached.requests * 0.95) throw new Error(`Only ${made} of ${uncached.requests} pages were made anew`);
  // On both sides of the load, because a machine that others use changes its pace.
  const bare = Math.round((before + after) / 2);
  const name = "catalogue, 50 rows, 10 clients, uncached";
  return [
    { name: "catalogue query alone, 10 clients", value: bare, unit: "/s" },
    { name, value: uncached.perSecond, unit: "/s", aim: { is: ">=", than: 400 } },
    {
      name: `${name}, slower than the query alone`,
      value: rounded(bare / uncached.perSecond),
      unit: "x",
      aim: { is: "<=", than: 8 },
    },
    ...around(name, uncached),
  ];
}

/** `/inovasi` of a programme manager: never kept, with the session looked up each time. */
export async function benchSignedIn(site: Site, cookie: string): Promise<readonly Figure[]> {
  await checkRows(site, "/inovasi", cookie);
  const list = await load({ site, pathOf: () => "/inovasi", headers: { cookie } });
  const name = "signed-in list, 50 rows, 10 clients";
  return [{ name, value: list.perSecond, unit: "/s", aim: { is: ">=", than: 300 } }, ...around(name, list)];
}
