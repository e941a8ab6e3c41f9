import type pg from "pg";
import { databaseRoles } from "#platform/database/connection.ts";
import { tablesWithoutPolicies } from "#platform/database/released-tables.ts";

/** Functions that run with more rights than their caller: who owns them, and nothing else may. */
const definerFunctions: Readonly<Record<string, string>> = {
  "app.enqueue(text,json)": "intan_jobs",
  "app.sign_in_region(text)": "intan_maintenance",
  "app.session_region(bytea)": "intan_maintenance",
  "app.api_token_region(bytea)": "intan_maintenance",
  "app.one_time_link_region(bytea)": "intan_maintenance",
};

/** One person signs in with one name in the whole installation, before the region is known; the answer of the form is the same either way. */
const uniqueAcrossRegions = ["person_email_in_installation", "person_user_name_in_installation"];

const regionPolicy = "(region_code = ( SELECT current_setting('intan.region'::text, true) AS current_setting))";

/** Tables of a region that stand under the policies. */
const tenantTables = `
  tenant as (
    select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, a.attnum, a.attnotnull
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
  )`;

interface Check {
  readonly name: string;
  readonly sql: string;
  readonly values?: readonly unknown[];
}

const released = [tablesWithoutPolicies];

/** Each query answers one row per exception, its place in `what`. */
const checks: readonly Check[] = [
  {
    name: "row security is not forced",
    sql: `with ${tenantTables} select name as what from tenant where not (relrowsecurity and relforcerowsecurity)`,
    values: released,
  },
  {
    name: "policies are not the two agreed ones",
    sql: `with ${tenantTables}
      select name || ': ' || coalesce(string_agg(p.policyname || ' ' || p.roles::text || ' ' || p.cmd || ' ' || coalesce(p.qual, '-') || ' / ' || coalesce(p.with_check, '-'), '; '), 'none') as what
      from tenant left join pg_policies p on p.schemaname = 'public' and p.tablename = name
      group by name
      having count(*) <> 2 or count(*) filter (where p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and (
        (p.roles = '{intan_app}' and p.qual = $2 and p.with_check = $2)
        or (p.roles = '{intan_maintenance}' and p.qual = 'true' and p.with_check = 'true'))) <> 2
        or count(distinct p.roles) <> 2`,
    values: [tablesWithoutPolicies, regionPolicy],
  },
  {
    name: "region may be empty or unknown",
    sql: `with ${tenantTables} select name as what from tenant where not attnotnull or not exists (
        select from pg_constraint k where k.conrelid = tenant.oid and k.contype = 'f' and k.confrelid = 'region'::regclass and k.conkey = array[tenant.attnum])`,
    values: released,
  },
  {
    name: "foreign key without region",
    sql: `with ${tenantTables} select k.conrelid::regclass::text || '.' || k.conname as what from pg_constraint k join tenant t on t.oid = k.confrelid
      where k.contype = 'f' and not exists (
        select from unnest(k.conkey, k.confkey) as pair (here, there)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'region_code'
        where pair.there = t.attnum)`,
    values: released,
  },
  {
    name: "uniqueness across regions",
    sql: `with ${tenantTables} select i.indexrelid::regclass::text as what from pg_index i join tenant t on t.oid = i.indrelid
      where i.indisunique and i.indexrelid::regclass::text <> all ($2) and not (t.attnum = any (i.indkey::int2[]))
        and not (i.indnatts = 1 and exists (select from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0] and a.atttypid = 'uuid'::regtype))`,
    values: [tablesWithoutPolicies, uniqueAcrossRegions],
  },
  {
    name: "view with its owner's eyes",
    sql: `select c.relname as what from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not coalesce(c.reloptions @> array['security_invoker=true'] or c.reloptions @> array['security_invoker=on'], false)
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  },
  { name: "materialized view", sql: "select relname as what from pg_class where relkind = 'm'" },
  {
    name: "owner is not intan_owner",
    sql: `select c.relname as what from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and c.relowner <> 'intan_owner'::regrole and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  },
  {
    name: "definer function outside the list, of another owner or without a fixed search path",
    sql: `select p.oid::regprocedure::text || ' of ' || p.proowner::regrole as what from pg_proc p
      where p.prosecdef and p.pronamespace <> 'pg_catalog'::regnamespace and not (
        coalesce($1::jsonb ->> replace(p.oid::regprocedure::text, ', ', ','), '') = p.proowner::regrole::text
        and coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false))`,
    values: [JSON.stringify(definerFunctions)],
  },
  {
    name: "function open to everybody",
    sql: `select p.oid::regprocedure::text as what from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace) and has_function_privilege('public', p.oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  },
  {
    name: "role with an attribute it must not have",
    sql: `select rolname as what from pg_roles
      where (rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin))
        or (rolname in ('intan_login', 'intan_admin') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit))`,
    values: [databaseRoles],
  },
  {
    name: "role that may become another",
    sql: `select m.member::regrole || ' in ' || m.roleid::regrole as what from pg_auth_members m
      where m.member::regrole::text = any ($1)
        or (m.member = 'intan_login'::regrole and m.roleid::regrole::text not in ('intan_app', 'intan_jobs'))`,
    values: [databaseRoles],
  },
  {
    name: "right beyond reading and writing rows",
    sql: `select c.relname || ': ' || r.name || ' ' || p.kind as what
      from pg_class c, (values ('intan_app'), ('intan_maintenance')) as r (name), (values ('truncate'), ('trigger'), ('references')) as p (kind)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(r.name, c.oid, p.kind)`,
  },
  {
    name: "right of the queue's role or of everybody on our tables",
    sql: `select c.relname || ': ' || r.name as what from pg_class c, (values ('intan_jobs'), ('public')) as r (name)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and has_table_privilege(r.name, c.oid, 'select, insert, update, delete, truncate, references, trigger')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  },
  {
    name: "schema in which requests may create",
    sql: `select n.nspname as what from pg_namespace n where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and (has_schema_privilege('intan_app', n.oid, 'create') or (n.nspname = 'graphile_worker' and n.nspowner <> 'intan_jobs'::regrole))`,
  },
];

/** Reads the catalogue tables; answers one line per exception to the rules of tenancy. */
export async function findTenancyFaults(client: pg.Client): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { name, sql, values } of checks) {
    const { rows } = await client.query<{ what: string }>(sql, [...(values ?? [])]);
    findings.push(...rows.map(({ what }) => `${name}: ${what}`));
  }
  return findings;
}
