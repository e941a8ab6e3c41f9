import { type Kysely, sql } from "kysely";
import { tenantTableStatements } from "#platform/database/tenant-table.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table index_round (
      region_code text not null references region (code),
      year int not null check (year between 2000 and 2100),
      edition text not null,
      target numeric(5, 2) check (target between 0 and 100),
      target_predicate text,
      target_source text,
      opens_on date,
      closes_on date,
      note_id text,
      note_en text,
      primary key (region_code, year)
    );
    ${tenantTableStatements("index_round")}

    create table official_result (
      region_code text not null references region (code),
      year int not null,
      revision int not null,
      index_value numeric(5, 2) check (index_value between 0 and 100),
      rank int,
      ranked_of int,
      predicate text,
      decree text,
      source text not null,
      confidence text not null check (confidence in ('high', 'medium-high', 'medium', 'low')),
      note_id text,
      note_en text,
      recorded_at timestamptz not null,
      primary key (region_code, year, revision),
      foreign key (region_code, year) references index_round (region_code, year)
    );
    ${tenantTableStatements("official_result")}

    create table round_entry (
      id uuid primary key,
      region_code text not null references region (code),
      round_year int not null,
      innovation_id uuid not null,
      agency_id uuid,
      ministry_state text not null default 'not-sent' check (ministry_state in ('not-sent', 'sent', 'accepted', 'rejected')),
      created_at timestamptz not null,
      unique (region_code, id),
      unique (region_code, round_year, innovation_id),
      foreign key (region_code, round_year) references index_round (region_code, year),
      foreign key (region_code, innovation_id) references innovation (region_code, id),
      foreign key (region_code, agency_id) references agency (region_code, id)
    );
    ${tenantTableStatements("round_entry")}

    create table level_claim (
      region_code text not null references region (code),
      entry_id uuid not null,
      indicator text not null,
      revision int not null,
      level smallint not null check (level between 0 and 3),
      basis text,
      figure numeric,
      is_current boolean not null default true,
      claimed_at timestamptz not null,
      claimed_by text not null,
      primary key (region_code, entry_id, indicator, revision),
      foreign key (region_code, entry_id) references round_entry (region_code, id) on delete cascade
    );
    create unique index level_claim_current on level_claim (region_code, entry_id, indicator) where is_current;
    ${tenantTableStatements("level_claim")}

    create table governance_claim (
      region_code text not null references region (code),
      round_year int not null,
      indicator text not null,
      revision int not null,
      level smallint not null check (level between 0 and 3),
      figure numeric,
      source text,
      is_current boolean not null default true,
      claimed_at timestamptz not null,
      claimed_by text not null,
      primary key (region_code, round_year, indicator, revision),
      foreign key (region_code, round_year) references index_round (region_code, year)
    );
    create unique index governance_claim_current on governance_claim (region_code, round_year, indicator) where is_current;
    ${tenantTableStatements("governance_claim")}

    create view round_entry_overview with (security_invoker = true) as
      select e.region_code, e.id as entry_id, e.round_year, e.innovation_id, e.ministry_state, e.agency_id,
        a.slug as agency_slug, a.name as agency_name, a.abbreviation as agency_abbreviation,
        i.slug, i.title, i.is_sample, v.profile, v.design_words
      from round_entry e
        join innovation i on i.region_code = e.region_code and i.id = e.innovation_id
        join innovation_version v on v.region_code = i.region_code and v.innovation_id = i.id and v.version = i.current_version
        left join agency a on a.region_code = e.region_code and a.id = e.agency_id;
    comment on view round_entry_overview is 'nullable: agency_id, agency_slug, agency_name, agency_abbreviation';
    grant select on round_entry_overview to intan_app, intan_maintenance;
  `)
    .execute(db);
}
