import { type Kysely, sql } from "kysely";
import { sharedTableStatements } from "#platform/database/tenant-table.ts";

/** Released copies: no row-level security, only columns that anybody may read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table catalogue_entry (
      membership_id uuid primary key,
      region_code text not null references region (code),
      innovation_id uuid not null,
      slug text not null,
      title text not null,
      year int not null,
      registration_number int not null,
      track text not null,
      launch_group text not null,
      agency_slug text,
      agency_name text,
      form text,
      stage text,
      affair text,
      is_digital boolean,
      is_latest boolean not null,
      is_sample boolean not null,
      launched_on date,
      committed_on date,
      summary text not null,
      public_profile jsonb not null,
      source text,
      confidence text,
      continues_slug text,
      released_at timestamptz not null,
      search tsvector not null generated always as (
        setweight(to_tsvector('indonesian', title), 'A') || setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('indonesian', coalesce(agency_name, '')), 'B') || to_tsvector('indonesian', summary)
      ) stored,
      unique (region_code, innovation_id, year)
    );
    create index catalogue_entry_slug on catalogue_entry (region_code, slug);
    create index catalogue_entry_year on catalogue_entry (region_code, year, registration_number);
    create index catalogue_entry_search on catalogue_entry using gin (search);
    create index catalogue_entry_title on catalogue_entry using gin (title gin_trgm_ops);
    ${sharedTableStatements("catalogue_entry")}

    create table region_result (
      region_code text not null references region (code),
      year int not null,
      edition text not null,
      index_value numeric(5, 2),
      rank int,
      ranked_of int,
      predicate text,
      target numeric(5, 2),
      target_predicate text,
      decree text,
      source text,
      confidence text,
      note_id text,
      note_en text,
      released_at timestamptz not null,
      primary key (region_code, year)
    );
    ${sharedTableStatements("region_result")}

    create table region_year_fact (
      region_code text not null references region (code),
      year int not null,
      kind text not null,
      value numeric,
      held_on date,
      place text,
      label_id text not null,
      label_en text not null,
      note_id text,
      note_en text,
      source text,
      confidence text not null,
      is_published_figure boolean not null,
      released_at timestamptz not null,
      primary key (region_code, year, kind)
    );
    ${sharedTableStatements("region_year_fact")}

    create table release_version (
      id int primary key default 1 check (id = 1),
      version bigint not null
    );
    insert into release_version (version) values (1);
    ${sharedTableStatements("release_version")}
  `)
    .execute(db);
}
