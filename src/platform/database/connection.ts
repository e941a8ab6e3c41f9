import pg from "pg";
import type { Log } from "#platform/logging/port.ts";

export const databaseRoles = ["intan_owner", "intan_app", "intan_jobs", "intan_maintenance"] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** Keys of advisory locks that more than one Intan process may want on one database. */
export const lockKeys = { bootstrap: 4600001, migrate: 4600002, jobs: 4600003, workers: 4600004 } as const;

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The database answered ${text}, which is beyond a safe integer.`);
  return value;
}

const asText = (value: string): string => value;
// TypeId names no array types: 1009 is text[], 1182 is date[].
const textArray: number = 1009;
const parseTextArray: (value: string) => unknown = pg.types.getTypeParser(textArray);

const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, parseSafeInteger],
  // A calendar day is a day, not a moment; numeric is exact and stays text by default.
  [pg.types.builtins.DATE, asText],
  [1182, parseTextArray],
]);

/** int8 as number (refused beyond 2^53), date as "YYYY-MM-DD", numeric as text, timestamptz as Date, json parsed. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format ?? "text"),
};

/**
 * Connection settings that take on a role at connect, so that a missing role fails there and `reset role` comes back to it.
 * `options` in the address itself would win over ours and is folded in before them.
 */
export function connectionConfig(
  url: string,
  role: DatabaseRole | null,
  settings: Readonly<Record<string, string>> = {},
): pg.ClientConfig {
  const address = new URL(url);
  const given = address.searchParams.get("options") ?? "";
  address.searchParams.delete("options");
  const wanted = Object.entries({ ...settings, ...(role === null ? {} : { role }) }).map(
    ([name, value]) => `-c ${name}=${value}`,
  );
  const options = [given, ...wanted].filter((part) => part !== "").join(" ");
  return {
    connectionString: address.href,
    application_name: `intan ${role ?? "bootstrap"}`,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    types,
    ...(options === "" ? {} : { options }),
  };
}

/** A pool for one role. Idle connections that break are logged; the next query opens a new one. */
export function createPool(
  url: string,
  role: DatabaseRole,
  max: number,
  log: Log,
  settings: Readonly<Record<string, string>> = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...connectionConfig(url, role, settings),
    max,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: false,
  });
  pool.on("error", (error) => log.warn("An idle database connection broke", { error }));
  // graphile-worker asks for both handlers on every pool it is given.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Runs work on one connection of its own and closes it. */
export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A client of its own for LISTEN, as `intan_app`; not yet connected. `address` is that of the application's login. */
export const createListeningClient = (address: string): pg.Client =>
  new pg.Client(connectionConfig(address, "intan_app"));
