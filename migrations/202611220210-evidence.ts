import { type Kysely, sql } from "kysely";
import { sharedTableStatements, tenantTableStatements } from "#platform/database/tenant-table.ts";

/** Documents belong to nobody; a role ties one to an indicator of a round entry or, for governance, of a round. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table document (
      id uuid primary key,
      region_code text not null references region (code),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size_bytes bigint not null check (size_bytes > 0),
      media_type text not null,
      file_name text not null,
      page_count int,
      scan_state text not null check (scan_state in ('clean', 'not-configured', 'unavailable')),
      facts jsonb not null default '[]',
      uploaded_at timestamptz not null,
      uploaded_by text not null,
      unique (region_code, id),
      unique (region_code, sha256)
    );
    ${tenantTableStatements("document")}

    -- Everybody who handed in these bytes, also when they stood already: who had the paper may use it.
    create table document_upload (
      region_code text not null references region (code),
      document_id uuid not null,
      uploaded_by text not null,
      uploaded_at timestamptz not null,
      primary key (region_code, document_id, uploaded_by),
      foreign key (region_code, document_id) references document (region_code, id)
    );
    create index document_upload_by on document_upload (region_code, uploaded_by);
    ${tenantTableStatements("document_upload")}

    create table evidence_role (
      id uuid primary key,
      region_code text not null references region (code),
      document_id uuid not null,
      round_year int not null,
      entry_id uuid,
      indicator text not null,
      basis text check (basis ~ '^[a-z]$'),
      letter_number text,
      letter_on date,
      subject text,
      pages text,
      -- The year a paper is about where it is not that of its date: a plan for 2025 is signed in 2024.
      covers_year int,
      created_at timestamptz not null,
      created_by text not null,
      retired_at timestamptz,
      retired_by text,
      unique (region_code, id),
      foreign key (region_code, document_id) references document (region_code, id),
      foreign key (region_code, round_year) references index_round (region_code, year),
      foreign key (region_code, entry_id) references round_entry (region_code, id) on delete cascade
    );
    create unique index evidence_role_once on evidence_role (region_code, round_year, coalesce(entry_id, '00000000-0000-0000-0000-000000000000'), indicator, document_id) where retired_at is null;
    create index evidence_role_entry on evidence_role (region_code, entry_id) where retired_at is null;
    create index evidence_role_document on evidence_role (region_code, document_id) where retired_at is null;
    ${tenantTableStatements("evidence_role")}

    create table evidence_decision (
      id uuid primary key,
      region_code text not null references region (code),
      round_year int not null,
      entry_id uuid,
      indicator text not null,
      seat text not null check (seat in ('first', 'second', 'third')),
      outcome text not null check (outcome in ('accept', 'lower', 'reject')),
      claimed_level smallint not null check (claimed_level between 0 and 3),
      decided_level smallint not null check (decided_level between 0 and 3),
      reason_code text,
      sentence text,
      -- Digest of claim and documents on which it was taken; another digest now means that it has fallen back to waiting.
      basis_digest text not null,
      decided_at timestamptz not null,
      decided_by text not null,
      unique (region_code, id),
      foreign key (region_code, round_year) references index_round (region_code, year),
      foreign key (region_code, entry_id) references round_entry (region_code, id) on delete cascade,
      check (outcome = 'accept' or (reason_code is not null and sentence is not null)),
      check ((outcome = 'accept' and decided_level = claimed_level) or (outcome = 'lower' and decided_level < claimed_level) or (outcome = 'reject' and decided_level = 0))
    );
    create unique index evidence_decision_once on evidence_decision (region_code, round_year, coalesce(entry_id, '00000000-0000-0000-0000-000000000000'), indicator, seat, basis_digest);
    ${tenantTableStatements("evidence_decision")}

    create table second_look_request (
      id uuid primary key,
      region_code text not null references region (code),
      round_year int not null,
      entry_id uuid,
      indicator text not null,
      basis_digest text not null,
      sentence text not null,
      requested_at timestamptz not null,
      requested_by text not null,
      foreign key (region_code, round_year) references index_round (region_code, year),
      foreign key (region_code, entry_id) references round_entry (region_code, id) on delete cascade
    );
    create unique index second_look_once on second_look_request (region_code, round_year, coalesce(entry_id, '00000000-0000-0000-0000-000000000000'), indicator, basis_digest);
    ${tenantTableStatements("second_look_request")}

    -- Contents that were handed to the file store, of all regions; told before the bytes go, so that a crash leaves a trace.
    -- What no document took by \`keep_until\` is swept.
    create table stored_content (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      is_used boolean not null default false,
      keep_until timestamptz not null
    );
    create index stored_content_unused on stored_content (keep_until) where not is_used;
    ${sharedTableStatements("stored_content")}

    create table region_quota (
      region_code text primary key references region (code),
      max_bytes bigint not null check (max_bytes > 0)
    );
    ${tenantTableStatements("region_quota")}

    -- Many files at once: matched by name, looked at, corrected, taken in as one act.
    create table evidence_intake (
      id uuid primary key,
      region_code text not null references region (code),
      round_year int not null,
      state text not null check (state in ('previewed', 'applied', 'undone')),
      revision int not null default 1,
      created_at timestamptz not null,
      created_by text not null,
      applied_at timestamptz,
      undone_at timestamptz,
      unique (region_code, id),
      foreign key (region_code, round_year) references index_round (region_code, year)
    );
    create index evidence_intake_open on evidence_intake (region_code, created_at) where state = 'previewed';
    ${tenantTableStatements("evidence_intake")}

    create table evidence_intake_file (
      region_code text not null references region (code),
      intake_id uuid not null,
      place int not null,
      path text not null,
      state text not null check (state in ('matched', 'asks', 'unknown', 'duplicate', 'refused', 'left-out')),
      refusal jsonb,
      -- What the name says: entries and indicators that fit, best first.
      guess jsonb not null default '{}',
      sha256 text,
      size_bytes bigint,
      media_type text,
      page_count int,
      scan_state text,
      facts jsonb not null default '[]',
      entry_id uuid,
      indicator text,
      role_id uuid,
      primary key (region_code, intake_id, place),
      foreign key (region_code, intake_id) references evidence_intake (region_code, id) on delete cascade,
      foreign key (region_code, entry_id) references round_entry (region_code, id) on delete set null (entry_id),
      foreign key (region_code, role_id) references evidence_role (region_code, id) on delete set null (role_id),
      check (state <> 'matched' or indicator is not null)
    );
    create index evidence_intake_file_bytes on evidence_intake_file (region_code, sha256);
    ${tenantTableStatements("evidence_intake_file")}
  `)
    .execute(db);
}
