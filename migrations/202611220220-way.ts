import { type Kysely, sql } from "kysely";
import { tenantTableStatements } from "#platform/database/tenant-table.ts";

/** The way of an innovation: every step with who, when and why; deadlines of a year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    alter table programme_membership drop constraint programme_membership_state_check;
    alter table programme_membership add constraint programme_membership_state_check check (state in
      ('draft', 'submitted', 'returned', 'approved', 'screened', 'established', 'launched', 'withdrawn', 'refused', 'stopped', 'archived'));
    alter table programme_membership drop constraint programme_membership_check;
    alter table programme_membership add constraint programme_membership_launched check (state <> 'launched' or launched_on is not null);
    alter table programme_membership add column state_since timestamptz;
    update programme_membership set state_since = created_at;
    alter table programme_membership alter column state_since set not null;

    create table membership_step (
      id uuid primary key,
      region_code text not null references region (code),
      membership_id uuid not null,
      verb text not null,
      from_state text not null,
      to_state text not null,
      reasons jsonb not null default '[]',
      note text,
      taken_at timestamptz not null,
      taken_by text not null,
      foreign key (region_code, membership_id) references programme_membership (region_code, id) on delete cascade
    );
    create index membership_step_membership on membership_step (region_code, membership_id, taken_at);
    ${tenantTableStatements("membership_step")}

    create table programme_deadline (
      region_code text not null references region (code),
      year int not null,
      verb text not null,
      due_on date not null,
      primary key (region_code, year, verb),
      foreign key (region_code, year) references programme_year (region_code, year)
    );
    ${tenantTableStatements("programme_deadline")}
  `)
    .execute(db);
}
