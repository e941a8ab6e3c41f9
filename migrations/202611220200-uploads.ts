import { type Kysely, sql } from "kysely";
import { tenantTableStatements } from "#platform/database/tenant-table.ts";

/** Large uploads on their way: who sends what. The bytes lie in the uploads folder until they are whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table upload (
      id uuid primary key,
      region_code text not null references region (code),
      actor_key text not null,
      file_name text not null check (file_name <> '' and octet_length(file_name) <= 1024),
      size_bytes bigint not null check (size_bytes > 0),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      refused_code text,
      refused_details jsonb,
      check (sha256 is null or refused_code is null),
      unique (region_code, id)
    );
    create index upload_open on upload (region_code, actor_key) where sha256 is null and refused_code is null;
    create index upload_expired on upload (region_code, expires_at);
    ${tenantTableStatements("upload")}
  `)
    .execute(db);
}
