import type pg from "pg";
import { databaseRoles } from "./connection.ts";

/** `owner` runs migrations and maintenance, `app` serves; often one and the same login. */
export interface Logins {
  readonly owner: string;
  readonly app: string;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface Requirement {
  readonly statement: string;
  /** Answers whether it holds already. */
  readonly check: string;
  readonly values: readonly string[];
}

/** Who may become what. With one login both lists fall together. */
const appRoles = ["intan_app", "intan_jobs"] as const;
const ownerRoles = databaseRoles;

function membership(login: string, roles: readonly string[]): Requirement[] {
  return roles.map((role) => ({
    statement: `grant ${role} to ${quoted(login)};`,
    check:
      "select exists (select from pg_roles where rolname = $1) and exists (select from pg_roles where rolname = $2) and pg_has_role($1, (select oid from pg_roles where rolname = $2), case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as holds",
    values: [login, role],
  }));
}

function requirements(logins: Logins, database: string): Requirement[] {
  const both = [...new Set([logins.owner, logins.app])];
  const db = quoted(database);
  return [
    ...databaseRoles.map((role) => ({
      statement: `create role ${role} nologin;`,
      check: "select exists (select from pg_roles where rolname = $1) as holds",
      values: [role],
    })),
    ...both.map((login) => ({
      statement: `alter role ${quoted(login)} noinherit;`,
      check: "select coalesce((select rolsuper or not rolinherit from pg_roles where rolname = $1), false) as holds",
      values: [login],
    })),
    ...membership(logins.owner, ownerRoles),
    ...(logins.app === logins.owner ? [] : membership(logins.app, appRoles)),
    {
      statement: `alter database ${db} owner to intan_owner;`,
      check:
        "select exists (select from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = $1 and r.rolname = 'intan_owner') as holds",
      values: [database],
    },
    {
      // Roles are cluster-wide: the login of another Intan on this server could otherwise enter this database as intan_app.
      statement: `revoke all on database ${db} from public;`,
      check:
        "select not has_database_privilege('public', $1, 'connect') and not has_database_privilege('public', $1, 'temporary') as holds",
      values: [database],
    },
    ...both.map((login) => ({
      statement: `grant connect on database ${db} to ${quoted(login)};`,
      check: `select exists (select from pg_database d, aclexplode(d.datacl) a join pg_roles r on r.oid = a.grantee
                where d.datname = $2 and a.privilege_type = 'CONNECT' and r.rolname = $1)
              or coalesce((select rolsuper from pg_roles where rolname = $1), false) as holds`,
      values: [login, database],
    })),
    {
      statement: `grant create on database ${db} to intan_jobs;`,
      check:
        "select exists (select from pg_roles where rolname = 'intan_jobs') and has_database_privilege((select oid from pg_roles where rolname = 'intan_jobs'), (select oid from pg_database where datname = $1), 'CREATE') as holds",
      values: [database],
    },
  ];
}

/** What a database administrator runs once, in order, for a login and a database. */
export function statementsForDba(logins: Logins, database: string): readonly string[] {
  return requirements(logins, database).map(({ statement }) => statement);
}

/** The part of these statements that does not hold yet. */
export async function requiredStatements(
  client: pg.Client,
  logins: Logins,
  database: string,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const { statement, check, values } of requirements(logins, database)) {
    const { rows } = await client.query<{ holds: boolean | null }>(check, [...values]);
    if (rows[0]?.holds !== true) missing.push(statement);
  }
  return missing;
}
