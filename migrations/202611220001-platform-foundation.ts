import { type Kysely, sql } from "kysely";
import { sharedTableStatements, tenantTableStatements } from "#platform/database/tenant-table.ts";

const shared = `
  alter default privileges revoke execute on functions from public;

  -- Functions that requests may call past the policies; each is made by the role that owns it.
  create schema app;
  grant usage on schema app to intan_app, intan_maintenance;
  grant usage, create on schema app to intan_jobs;

  create table region (
    code text primary key check (code ~ '^[0-9]{2}([.][0-9]{2})?$'),
    name text not null,
    short_name text not null,
    kind text not null check (kind in ('province', 'regency', 'city', 'administrative')),
    province_code text references region (code),
    is_rankable boolean not null,
    zone text not null,
    zone_label text not null
  );

  create table installation (
    is_only boolean primary key default true check (is_only),
    home_region text not null references region (code),
    set_up_at timestamptz not null,
    is_demo boolean not null default false
  );

  -- What waits for its place in the chain: no content, so the sealer of every region reads it without policies.
  create table audit_pending (
    position bigint generated always as identity primary key,
    region_code text not null references region (code),
    event_id uuid not null,
    added_at timestamptz not null default now()
  );
  create index audit_pending_region on audit_pending (region_code, position);
`;

const tenant = `
  create table audit_event (
    region_code text not null references region (code),
    id uuid not null,
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('anonymous', 'system', 'person')),
    actor_id text,
    type text not null,
    subject_kind text not null,
    subject_id text not null,
    payload jsonb,
    salt bytea,
    primary key (region_code, id)
  );
  create index audit_event_subject on audit_event (region_code, subject_kind, subject_id);
  create index audit_event_at on audit_event (region_code, at desc);

  create table audit_link (
    region_code text not null references region (code),
    seq bigint not null check (seq > 0),
    event_id uuid not null,
    digest bytea not null,
    previous bytea not null,
    hash bytea not null,
    primary key (region_code, seq),
    unique (region_code, event_id),
    foreign key (region_code, event_id) references audit_event (region_code, id)
  );

  create table audit_personal (
    region_code text not null references region (code),
    event_id uuid not null,
    name text not null,
    salt bytea not null,
    value text not null,
    primary key (region_code, event_id, name),
    foreign key (region_code, event_id) references audit_event (region_code, id)
  );

  create table event (
    region_code text not null references region (code),
    id uuid not null,
    type text not null,
    subject_kind text not null,
    subject_id text not null,
    facts jsonb not null,
    at timestamptz not null,
    primary key (region_code, id)
  );

  create table event_done (
    region_code text not null references region (code),
    handler text not null,
    event_id uuid not null,
    done_at timestamptz not null default now(),
    primary key (region_code, handler, event_id),
    foreign key (region_code, event_id) references event (region_code, id)
  );

  create table counter (
    region_code text not null references region (code),
    name text not null,
    value integer not null check (value > 0),
    primary key (region_code, name)
  );

  create table answered_request (
    region_code text not null references region (code),
    person_id uuid not null,
    key text not null,
    request_hash text not null,
    status integer not null,
    answer jsonb not null,
    created_at timestamptz not null,
    primary key (region_code, person_id, key)
  );
  create index answered_request_created on answered_request (region_code, created_at);
`;

const tenantTables = [
  "audit_event",
  "audit_link",
  "audit_personal",
  "event",
  "event_done",
  "counter",
  "answered_request",
];

/** Regions, the installation, audit trail, events, counters, answered requests. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(shared).execute(db);
  await sql.raw(tenant).execute(db);
  for (const table of ["region", "installation", "audit_pending"])
    await sql.raw(sharedTableStatements(table)).execute(db);
  for (const table of tenantTables) await sql.raw(tenantTableStatements(table)).execute(db);
  // Requests add to the trail; they never change it. Personal values may be erased.
  await sql
    .raw(
      "revoke update, delete on audit_event, audit_link, event from intan_app; revoke update on audit_personal from intan_app",
    )
    .execute(db);
}
