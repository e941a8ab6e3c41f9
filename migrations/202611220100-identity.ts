import { type Kysely, sql } from "kysely";
import { sharedTableStatements, tenantTableStatements } from "#platform/database/tenant-table.ts";

const roleList = `'innovator', 'agency_operator', 'agency_head', 'programme_manager', 'verifier', 'legal_reviewer', 'planner',
  'monitor', 'juror', 'leader', 'data_steward', 'inspector', 'administrator', 'citizen', 'province_viewer'`;

const tables = `
  create table person (
    id uuid primary key,
    region_code text not null references region (code),
    name text not null check (name <> ''),
    email text check (email like '%@%'),
    user_name text check (user_name not like '%@%'),
    office text,
    is_active boolean not null default true,
    is_demo boolean not null default false,
    created_at timestamptz not null,
    closed_at timestamptz,
    unique (region_code, id),
    check (email is not null or user_name is not null),
    check (is_active = (closed_at is null))
  );
  -- Not per region: a login is typed before the region is known, so it is unique in the whole installation.
  create unique index person_email_in_installation on person (lower(email));
  create unique index person_user_name_in_installation on person (lower(user_name));
  ${tenantTableStatements("person")}

  create table person_password (
    region_code text not null references region (code),
    person_id uuid not null,
    hash text not null check (hash like '$argon2id$%'),
    changed_at timestamptz not null,
    primary key (region_code, person_id),
    foreign key (region_code, person_id) references person (region_code, id)
  );
  ${tenantTableStatements("person_password")}

  create table role_grant (
    id uuid primary key,
    region_code text not null references region (code),
    person_id uuid not null,
    role text not null check (role in (${roleList})),
    agency_id uuid,
    starts_at timestamptz not null,
    ends_at timestamptz,
    unique (region_code, id),
    foreign key (region_code, person_id) references person (region_code, id),
    check (ends_at is null or ends_at >= starts_at)
  );
  create unique index role_grant_held_once on role_grant (region_code, person_id, role, agency_id) nulls not distinct
    where ends_at is null;
  ${tenantTableStatements("role_grant")}

  create table session (
    id uuid primary key,
    region_code text not null references region (code),
    person_id uuid not null,
    token_hash bytea not null check (length(token_hash) = 32),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz,
    unique (region_code, token_hash),
    foreign key (region_code, person_id) references person (region_code, id)
  );
  create index session_token on session (token_hash);
  create index session_person on session (region_code, person_id, created_at);
  ${tenantTableStatements("session")}

  create table api_token (
    id uuid primary key,
    region_code text not null references region (code),
    person_id uuid not null,
    token_hash bytea not null check (length(token_hash) = 32),
    name text not null check (name <> ''),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    unique (region_code, token_hash),
    foreign key (region_code, person_id) references person (region_code, id)
  );
  create index api_token_token on api_token (token_hash);
  create index api_token_person on api_token (region_code, person_id, created_at);
  ${tenantTableStatements("api_token")}

  create table one_time_link (
    id uuid primary key,
    region_code text not null references region (code),
    person_id uuid not null,
    purpose text not null check (purpose in ('password')),
    token_hash bytea not null check (length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    unique (region_code, token_hash),
    foreign key (region_code, person_id) references person (region_code, id)
  );
  create index one_time_link_token on one_time_link (token_hash);
  create index one_time_link_person on one_time_link (region_code, person_id);
  ${tenantTableStatements("one_time_link")}

  -- The first set-up happens before any region is chosen: no tenant, no personal data.
  create table set_up_link (
    id uuid primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  );
  ${sharedTableStatements("set_up_link")}

  -- Columns as rate-limiter-flexible expects them; keys are hashes, never a login or an address.
  create table sign_in_try (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  );
  create index sign_in_try_expire on sign_in_try (expire);
  ${sharedTableStatements("sign_in_try")}
`;

/** A request knows its region only after the session is found: these functions answer the region code and nothing else. */
function regionFunction(signature: string, body: string): string {
  return `
    create function app.${signature} returns text
      language sql stable security definer set search_path = pg_catalog, pg_temp
      as $body$ ${body} $body$;
  `;
}

const functions = [
  regionFunction(
    "sign_in_region(login text)",
    `select p.region_code from public.person p
      where (position('@' in login) > 0 and lower(p.email) = lower(login))
         or (position('@' in login) = 0 and lower(p.user_name) = lower(login))
      limit 1`,
  ),
  ...(["session", "api_token", "one_time_link"] as const).map((table) =>
    regionFunction(
      `${table}_region(token_hash bytea)`,
      `select t.region_code from public.${table} t where t.token_hash = $1 limit 1`,
    ),
  ),
];

const signatures = [
  "sign_in_region(text)",
  "session_region(bytea)",
  "api_token_region(bytea)",
  "one_time_link_region(bytea)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
  await sql
    .raw(`
    create schema if not exists app;
    grant usage on schema app to intan_app;
    grant usage, create on schema app to intan_maintenance;
    set local role intan_maintenance;
    ${functions.join("\n")}
    ${signatures
      .map(
        (signature) => `revoke all on function app.${signature} from public;
        grant execute on function app.${signature} to intan_app;`,
      )
      .join("\n")}
    set local role intan_owner;
    revoke create on schema app from intan_maintenance;
  `)
    .execute(db);
}
