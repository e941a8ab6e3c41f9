import { type Kysely, sql } from "kysely";
import { tenantTableStatements } from "#platform/database/tenant-table.ts";

/** The way of an innovation: every step with who, when and why; deadlines of a year; steps of many at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    alter table programme_membership drop constraint programme_membership_state_check;
    alter table programme_membership add constraint programme_membership_state_check check (state in
      ('draft', 'submitted', 'returned', 'approved', 'screened', 'established', 'launched', 'withdrawn', 'refused', 'stopped', 'archived'));
    alter table programme_membership drop constraint programme_membership_check;
    alter table programme_membership add constraint programme_membership_launched check (state <> 'launched' or launched_on is not null);
    alter table programme_membership add column state_since timestamptz;
    -- The owner sees no tenant row either: rows that stand already are filled by the maintenance role.
    set local role intan_maintenance;
    update programme_membership set state_since = created_at;
    set local role intan_owner;
    alter table programme_membership alter column state_since set not null;
    alter table programme_membership add column established_on date;
    alter table programme_membership add column decree_number text;
    alter table programme_membership add constraint programme_membership_decree
      check ((established_on is null) = (decree_number is null));

    create or replace view programme_overview with (security_invoker = true) as
      select m.region_code, m.id as membership_id, m.year, m.registration_number, m.track, m.state,
        m.proposed_on, m.committed_on, m.launched_on, m.agency_id,
        a.slug as agency_slug, a.name as agency_name, a.abbreviation as agency_abbreviation, a.kind as agency_kind,
        case when m.track = 'public' then 'community' when a.id is null then 'not-stated' else k.launch_group end as launch_group,
        i.id as innovation_id, i.slug, i.title, i.is_sample, i.source, i.confidence, i.continues_id, b.slug as continues_slug,
        i.current_version, v.profile, v.design_words, v.created_at as version_at,
        m.state_since, m.established_on, m.decree_number
      from programme_membership m
        join innovation i on i.region_code = m.region_code and i.id = m.innovation_id
        join innovation_version v on v.region_code = i.region_code and v.innovation_id = i.id and v.version = i.current_version
        left join innovation b on b.region_code = i.region_code and b.id = i.continues_id
        left join agency a on a.region_code = m.region_code and a.id = m.agency_id
        left join agency_kind k on k.code = a.kind;
    comment on view programme_overview is 'nullable: proposed_on, committed_on, launched_on, agency_id, agency_slug, agency_name, agency_abbreviation, agency_kind, source, confidence, continues_id, continues_slug, established_on, decree_number';

    create table membership_step (
      id uuid primary key,
      region_code text not null references region (code),
      membership_id uuid not null,
      verb text not null,
      from_state text not null,
      to_state text not null,
      reasons jsonb not null default '[]',
      note text,
      decree_number text,
      decreed_on date,
      taken_at timestamptz not null,
      taken_by text not null,
      -- In which capacity: the role and, where it is held for one, the agency. Null for commands and jobs.
      taken_role text,
      taken_agency_id uuid,
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
      foreign key (region_code, year) references programme_year (region_code, year) on delete cascade
    );
    ${tenantTableStatements("programme_deadline")}

    create table step_run (
      id uuid primary key,
      region_code text not null references region (code),
      verb text not null,
      note text,
      reasons jsonb not null default '[]',
      decree_number text,
      decreed_on date,
      asked_at timestamptz not null,
      asked_by text not null,
      finished_at timestamptz,
      unique (region_code, id)
    );
    ${tenantTableStatements("step_run")}

    create table step_run_item (
      region_code text not null references region (code),
      run_id uuid not null,
      place int not null,
      membership_id uuid not null,
      seen_state text not null,
      outcome text not null default 'waiting' check (outcome in ('waiting', 'done', 'refused')),
      refusal_code text,
      primary key (region_code, run_id, place),
      foreign key (region_code, run_id) references step_run (region_code, id) on delete cascade,
      foreign key (region_code, membership_id) references programme_membership (region_code, id) on delete cascade,
      check ((outcome = 'refused') = (refusal_code is not null))
    );
    create index step_run_item_membership on step_run_item (region_code, membership_id);
    ${tenantTableStatements("step_run_item")}
  `)
    .execute(db);
}
