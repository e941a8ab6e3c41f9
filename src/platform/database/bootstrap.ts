import type pg from "pg";
import { connectionConfig, databaseRoles, lockKeys, withClient } from "./connection.ts";
import { type Logins, missingRequirements, type Requirement } from "./dba-statements.ts";
import { hasCode } from "./error-code.ts";

/** The roles are not there and this login may not make them; `statements` is what a DBA has to run once. */
export class RolesMissing extends Error {
  readonly statements: readonly string[];
  constructor(statements: readonly string[], cause: unknown) {
    super(
      "The database lacks Intan's roles or rights, and this login may not make them. Ask the administrator of the server to run the statements below " +
        `(also printed by: intan doctor --sql), then start again.\n\n${statements.join("\n")}`,
      { cause },
    );
    this.statements = statements;
  }
}

interface Standing {
  readonly login: string;
  readonly database: string;
  readonly version: number;
}

async function readStanding(client: pg.Client): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    "select session_user::text as login, current_database()::text as database, current_setting('server_version_num')::int as version",
  );
  const standing = rows[0];
  if (!standing) throw new Error("The server does not say who is connected.");
  if (standing.version < 150_000)
    throw new Error(`Intan needs PostgreSQL 15 or newer; this server is ${Math.floor(standing.version / 10_000)}.`);
  return standing;
}

/** Roles are cluster-wide: another Intan on the same server may make them at the same moment. */
async function tolerant(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!hasCode(error, "42710", "23505")) throw error;
  }
}

async function fulfil(client: pg.Client, missing: readonly Requirement[]): Promise<void> {
  for (const { statement, isOwners } of missing) {
    if (isOwners) await client.query("set role intan_owner");
    await tolerant(client, statement);
    await client.query("reset role");
  }
}

async function makeExtension(client: pg.Client): Promise<void> {
  await client.query("set role intan_owner");
  await client.query("create extension if not exists pg_trgm");
  // Loads the library now: an upgrade under a running server would otherwise show only at the first search.
  await client.query("select similarity('intan', 'intan')");
  await client.query("reset role");
}

/**
 * Makes sure that the four roles, their rights and `pg_trgm` stand; does nothing when they do. Runs before the migrations, safe beside others.
 * `url`: a login that may change structure. `logins`: who serves and who migrates, where it is not that login itself.
 * Throws `RolesMissing` with the statements for the DBA.
 */
export async function bootstrapDatabase(url: string, named: Partial<Logins> = {}): Promise<void> {
  await withClient(connectionConfig(url, null), async (client) => {
    const standing = await readStanding(client);
    await client.query("select pg_advisory_lock($1)", [lockKeys.bootstrap]);
    const owner = named.owner ?? standing.login;
    const logins = { owner, app: named.app ?? owner };
    try {
      await fulfil(client, await missingRequirements(client, logins, standing.database));
      await makeExtension(client);
    } catch (error) {
      await client.query("reset role");
      const open = await missingRequirements(client, logins, standing.database);
      throw open.length > 0
        ? new RolesMissing(
            open.map(({ statement }) => statement),
            error,
          )
        : error;
    }
  });
}

/** For the embedded server: the database and the two ordinary logins. `superuserUrl` leads to the database `postgres`. */
export async function createEmbeddedDatabase(
  superuserUrl: string,
  database: string,
  logins: readonly { readonly name: string; readonly password: string }[],
): Promise<void> {
  await withClient(connectionConfig(superuserUrl, null), async (client) => {
    await client.query("select pg_advisory_lock($1)", [lockKeys.bootstrap]);
    for (const role of databaseRoles) await tolerant(client, `create role ${role} nologin`);
    for (const { name, password } of logins) {
      await tolerant(
        client,
        `create role ${client.escapeIdentifier(name)} login noinherit password ${client.escapeLiteral(password)}`,
      );
    }
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) {
      await client
        .query(`create database ${client.escapeIdentifier(database)} owner intan_owner`)
        .catch((error: unknown) => {
          if (!hasCode(error, "42P04", "23505")) throw error;
        });
    }
  });
}
