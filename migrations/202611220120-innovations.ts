import { type Kysely, sql } from "kysely";
import { tenantTableStatements } from "#platform/database/tenant-table.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table innovation (
      id uuid primary key,
      region_code text not null references region (code),
      slug text not null check (slug <> ''),
      title text not null check (title <> ''),
      title_key text not null,
      current_version int not null check (current_version >= 1),
      continues_id uuid,
      is_sample boolean not null default false,
      source text,
      confidence text check (confidence in ('high', 'medium-high', 'medium', 'low')),
      created_at timestamptz not null,
      archived_at timestamptz,
      unique (region_code, id),
      unique (region_code, slug),
      foreign key (region_code, continues_id) references innovation (region_code, id),
      check (continues_id <> id)
    );
    create index innovation_continues on innovation (region_code, continues_id) where continues_id is not null;
    create index innovation_title_key on innovation (region_code, title_key);
    ${tenantTableStatements("innovation")}

    create table innovation_version (
      region_code text not null references region (code),
      innovation_id uuid not null,
      version int not null check (version >= 1),
      profile jsonb not null,
      design_words int not null default 0,
      note text,
      created_at timestamptz not null,
      created_by text not null,
      primary key (region_code, innovation_id, version),
      foreign key (region_code, innovation_id) references innovation (region_code, id) on delete cascade
    );
    ${tenantTableStatements("innovation_version")}

    create table import_run (
      id uuid primary key,
      region_code text not null references region (code),
      round_year int not null check (round_year between 2000 and 2100),
      file_name text not null check (file_name <> ''),
      file_sha256 text not null,
      size_bytes int not null,
      state text not null check (state in ('previewed', 'applied', 'undone')),
      revision int not null default 1,
      is_template boolean not null,
      sheets jsonb not null,
      tables jsonb not null,
      settings jsonb not null,
      answers jsonb not null,
      questions jsonb not null,
      ignored_columns jsonb not null,
      counts jsonb not null,
      fingerprint text not null,
      written jsonb,
      created_by text not null,
      created_at timestamptz not null,
      applied_by text,
      applied_at timestamptz,
      undone_by text,
      undone_at timestamptz,
      unique (region_code, id)
    );
    create index import_run_recent on import_run (region_code, created_at desc);
    ${tenantTableStatements("import_run")}

    create table import_row (
      region_code text not null references region (code),
      run_id uuid not null,
      position int not null,
      kind text not null check (kind in ('profiles', 'levels', 'governance', 'skipped')),
      state text not null check (state in ('new', 'changed', 'unchanged', 'asks', 'wrong', 'skipped')),
      sheet_name text not null,
      row_number int not null,
      name text not null,
      summary jsonb not null,
      primary key (region_code, run_id, position),
      foreign key (region_code, run_id) references import_run (region_code, id) on delete cascade
    );
    create index import_row_by_state on import_row (region_code, run_id, state, position);
    ${tenantTableStatements("import_row")}

    create table import_file (
      region_code text not null references region (code),
      run_id uuid not null,
      bytes bytea not null,
      primary key (region_code, run_id),
      foreign key (region_code, run_id) references import_run (region_code, id) on delete cascade
    );
    ${tenantTableStatements("import_file")}

    create table import_change (
      region_code text not null references region (code),
      run_id uuid not null,
      position int not null,
      kind text not null check (kind in ('innovation', 'membership', 'entry', 'governance')),
      subject_id uuid not null,
      before jsonb,
      after jsonb not null,
      primary key (region_code, run_id, position),
      foreign key (region_code, run_id) references import_run (region_code, id) on delete cascade
    );
    ${tenantTableStatements("import_change")}

    create table import_mapping (
      region_code text not null references region (code),
      kind text not null check (kind in ('profiles', 'levels', 'governance')),
      heading_key text not null,
      field text not null,
      updated_at timestamptz not null,
      primary key (region_code, kind, heading_key)
    );
    ${tenantTableStatements("import_mapping")}
  `)
    .execute(db);
}
