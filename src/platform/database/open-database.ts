import { prepareJobs } from "#platform/jobs/schema.ts";
import type { Log } from "#platform/logging/port.ts";
import { bootstrapDatabase, createEmbeddedDatabase } from "./bootstrap.ts";
import { checkIsolation } from "./isolation.ts";
import { migrateToLatest } from "./migrate.ts";
import { type DatabaseAddress, openPools, type RolePools } from "./role-pools.ts";
import { type DatabaseServer, startDatabaseServer } from "./supervisor.ts";

export interface DatabaseOptions {
  /** The embedded server lives here unless `databaseUrl` names another one. */
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** A login of its own for migrations and maintenance; the same as `databaseUrl` unless told. */
  readonly ownerUrl?: string | undefined;
  readonly systemDir?: string | undefined;
  readonly accountName?: string | undefined;
  readonly log: Log;
}

export interface OpenDatabase extends RolePools {
  /** Folder of the embedded server; null on a foreign one. */
  readonly serverHome: string | null;
  /** Closes the pools and stops the embedded server when nobody else uses it. */
  close(): Promise<void>;
}

const embedded = { database: "intan", app: "intan_login", owner: "intan_admin" } as const;

/** Makes a database and the ordinary logins on the embedded server; answers where they are. */
export async function prepareEmbedded(
  server: DatabaseServer,
  database: string = embedded.database,
): Promise<DatabaseAddress> {
  const address = { app: server.url(embedded.app, database), owner: server.url(embedded.owner, database) };
  const logins = [embedded.app, embedded.owner].map((name) => ({
    name,
    password: new URL(server.url(name, database)).password,
  }));
  await createEmbeddedDatabase(server.url("postgres", "postgres"), database, logins);
  await bootstrapDatabase(server.url("postgres", database), { app: embedded.app, owner: embedded.owner });
  return address;
}

async function prepareForeign(databaseUrl: string, ownerUrl: string | undefined): Promise<DatabaseAddress> {
  const address = { app: databaseUrl, owner: ownerUrl ?? databaseUrl };
  const app = decodeURIComponent(new URL(databaseUrl).username);
  await bootstrapDatabase(address.owner, app === "" ? {} : { app });
  return address;
}

/** Migrations and queue of a database that may be empty; safe beside other processes that do the same. Answers the migrations that ran. */
export async function prepareSchema(pools: RolePools): Promise<readonly string[]> {
  const ran = await migrateToLatest(pools.address.owner);
  await prepareJobs(pools.jobsPool);
  await checkIsolation(pools.appPool);
  return ran;
}

/**
 * The database of this installation, ready for use: server, roles, migrations, queue, isolation checked.
 * Throws sentences that say what to do: `UnsupportedPlatform`, `RolesMissing`, closed folders, failed migrations.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const server = options.databaseUrl === undefined ? await startDatabaseServer(options) : null;
  let pools: RolePools | undefined;
  const close = async () => {
    await pools?.close();
    await server?.stop();
  };
  try {
    const address = server
      ? await prepareEmbedded(server)
      : await prepareForeign(options.databaseUrl ?? "", options.ownerUrl);
    pools = openPools(address, options.log);
    const ran = await prepareSchema(pools);
    if (ran.length > 0) options.log.info("Migrations were applied", { count: ran.length });
    return { ...pools, serverHome: server?.home ?? null, close };
  } catch (error) {
    await close();
    throw error;
  }
}
