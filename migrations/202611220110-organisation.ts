import { type Kysely, sql } from "kysely";
import { sharedTableStatements, tenantTableStatements } from "#platform/database/tenant-table.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table agency_kind (
      code text primary key,
      name_id text not null,
      name_en text not null,
      launch_group text not null,
      sort_order int not null
    );
    ${sharedTableStatements("agency_kind")}

    create table agency (
      id uuid primary key,
      region_code text not null references region (code),
      parent_id uuid,
      slug text not null check (slug <> ''),
      name text not null check (name <> ''),
      abbreviation text,
      kind text not null references agency_kind (code),
      affair_codes text[] not null default '{}',
      confidence text not null check (confidence in ('high', 'medium-high', 'medium', 'low')),
      evidence text,
      note text,
      is_active boolean not null default true,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (region_code, id),
      unique (region_code, slug),
      foreign key (region_code, parent_id) references agency (region_code, id)
    );
    create index agency_parent on agency (region_code, parent_id);
    ${tenantTableStatements("agency")}

    create table agency_alias (
      region_code text not null references region (code),
      normalised text not null,
      agency_id uuid not null,
      created_at timestamptz not null,
      primary key (region_code, normalised),
      foreign key (region_code, agency_id) references agency (region_code, id)
    );
    ${tenantTableStatements("agency_alias")}
  `)
    .execute(db);
}
