import type pg from "pg";
import { databaseRoles } from "./connection.ts";

/** `owner` runs migrations and maintenance, `app` serves; often one and the same login. */
export interface Logins {
  readonly owner: string;
  readonly app: string;
}

/** Something that must hold, the statement that makes it so, and the question whether it holds already. */
export interface Requirement {
  readonly statement: string;
  readonly check: string;
  readonly values: readonly string[];
  /** To be run as `intan_owner`: after the database went to that role, the login alone has no say in it. */
  readonly isOwners?: true;
}

/** From this version on each membership says whether its rights are inherited; before, the login says it for all. */
const inheritancePerGrant = 160_000;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A login must not inherit: without the role that a pool takes on, it then sees nothing at all. */
function memberships(login: string, roles: readonly string[], version: number): Requirement[] {
  const isSuperuser = "coalesce((select rolsuper from pg_roles where rolname = $1), false)";
  if (version >= inheritancePerGrant) {
    return roles.map((role) => ({
      statement: `grant ${role} to ${quoted(login)} with inherit false, set true;`,
      check: `select ${isSuperuser} or coalesce((select bool_and(not m.inherit_option) and bool_or(m.set_option) from pg_auth_members m
        where m.member = (select oid from pg_roles where rolname = $1) and m.roleid = (select oid from pg_roles where rolname = $2)), false) as holds`,
      values: [login, role],
    }));
  }
  return [
    {
      statement: `alter role ${quoted(login)} noinherit;`,
      check: `select ${isSuperuser} or exists (select from pg_roles where rolname = $1 and not rolinherit) as holds`,
      values: [login],
    },
    ...roles.map((role) => ({
      statement: `grant ${role} to ${quoted(login)};`,
      check: `select coalesce(pg_has_role((select oid from pg_roles where rolname = $1), (select oid from pg_roles where rolname = $2), 'MEMBER'), false) as holds`,
      values: [login, role],
    })),
  ];
}

function requirements(logins: Logins, database: string, version: number): Requirement[] {
  const both = [...new Set([logins.owner, logins.app])];
  const db = quoted(database);
  return [
    ...databaseRoles.map((role) => ({
      statement: `create role ${role} nologin;`,
      check: "select exists (select from pg_roles where rolname = $1) as holds",
      values: [role],
    })),
    ...memberships(logins.owner, databaseRoles, version),
    ...(logins.app === logins.owner ? [] : memberships(logins.app, ["intan_app", "intan_jobs"], version)),
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
      isOwners: true,
    },
    ...both.map((login) => ({
      statement: `grant connect on database ${db} to ${quoted(login)};`,
      check: `select exists (select from pg_database d, aclexplode(d.datacl) a join pg_roles r on r.oid = a.grantee
                where d.datname = $2 and a.privilege_type = 'CONNECT' and r.rolname = $1)
              or coalesce((select rolsuper from pg_roles where rolname = $1), false) as holds`,
      values: [login, database],
      isOwners: true as const,
    })),
    {
      statement: `grant create on database ${db} to intan_jobs;`,
      check:
        "select coalesce(has_database_privilege((select oid from pg_roles where rolname = 'intan_jobs'), (select oid from pg_database where datname = $1), 'CREATE'), false) as holds",
      values: [database],
      isOwners: true,
    },
  ];
}

/** What a database administrator runs once, in order; the same for every version of the server. */
export function statementsForDba(logins: Logins, database: string): readonly string[] {
  return requirements(logins, database, 0).map(({ statement }) => statement);
}

/** What does not hold yet on the server that `client` is connected to. */
export async function missingRequirements(
  client: pg.Client,
  logins: Logins,
  database: string,
): Promise<readonly Requirement[]> {
  const { rows: settings } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const missing: Requirement[] = [];
  for (const requirement of requirements(logins, database, settings[0]?.version ?? 0)) {
    const { rows } = await client.query<{ holds: boolean | null }>(requirement.check, [...requirement.values]);
    if (rows[0]?.holds !== true) missing.push(requirement);
  }
  return missing;
}
