import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";

export interface NewDocument {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly fileName: string;
  readonly scanState: string;
  readonly findings: readonly unknown[];
}

/**
 * Says that contents are about to be stored. The sweep takes the same row lock: a content is either swept before, and then
 * stored anew, or kept until that moment.
 */
export async function announceContents(db: Db, hashes: readonly string[], keepUntil: Date): Promise<void> {
  await sql`
    insert into stored_content (sha256, keep_until)
    select distinct hash, ${keepUntil}::timestamptz from unnest(${hashes}::text[]) as t (hash) order by 1
    on conflict (sha256) do update set keep_until = greatest(stored_content.keep_until, excluded.keep_until)
  `.execute(db);
}

/** Contents become those of documents and are kept for good; false when one of them was swept meanwhile. */
export async function takeContents(db: Db, hashes: readonly string[]): Promise<boolean> {
  const wanted = new Set(hashes);
  const taken = await sql`
    update stored_content set is_used = true where sha256 in (
      select sha256 from stored_content where sha256 = any(${[...wanted]}::text[]) order by sha256 for update
    ) returning sha256
  `.execute(db);
  return taken.rows.length === wanted.size;
}

/** Contents that no document took in time, locked until the transaction ends. */
export async function lockUnusedContents(db: Db, now: Date, most: number): Promise<readonly string[]> {
  const found = await sql<{ sha256: string }>`
    select sha256 from stored_content where not is_used and keep_until < ${now}
    order by keep_until limit ${most} for update skip locked
  `.execute(db);
  return found.rows.map((row) => row.sha256);
}

export async function forgetContents(db: Db, hashes: readonly string[]): Promise<void> {
  await sql`delete from stored_content where sha256 = any(${hashes}::text[])`.execute(db);
}

/** Two uploads at once may not both fit into the last free bytes. */
export async function lockQuota(db: Db, regionCode: RegionCode): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence-quota:${regionCode}`}, 0))`.execute(db);
}

/** Adds documents; contents that the region has already keep their first row. Answers the ids by hash, and which are new. */
export async function insertDocuments(
  db: Db,
  regionCode: RegionCode,
  documents: readonly NewDocument[],
  by: string,
  at: Date,
): Promise<ReadonlyMap<string, { readonly id: string; readonly isNew: boolean }>> {
  const added = await sql<{ id: string }>`
    insert into document (id, region_code, sha256, size_bytes, media_type, file_name, scan_state, facts, uploaded_at, uploaded_by)
    select id, ${regionCode}, sha256, size_bytes, media_type, file_name, scan_state, facts, ${at}, ${by}
    from unnest(
      ${documents.map((row) => row.id)}::uuid[], ${documents.map((row) => row.sha256)}::text[],
      ${documents.map((row) => row.sizeBytes)}::bigint[], ${documents.map((row) => row.mediaType)}::text[],
      ${documents.map((row) => row.fileName)}::text[], ${documents.map((row) => row.scanState)}::text[],
      ${documents.map((row) => JSON.stringify(row.findings))}::jsonb[]
    ) as t (id, sha256, size_bytes, media_type, file_name, scan_state, facts)
    on conflict (region_code, sha256) do nothing returning id
  `.execute(db);
  const fresh = new Set(added.rows.map((row) => row.id));
  const hashes = documents.map((row) => row.sha256);
  const standing = await db
    .selectFrom("document")
    .select(["id", "sha256"])
    .where(sql<boolean>`sha256 = any(${hashes}::text[])`)
    .execute();
  const ids = standing.map((row) => row.id);
  await sql`
    insert into document_upload (region_code, document_id, uploaded_by, uploaded_at)
    select ${regionCode}, id, ${by}, ${at} from unnest(${ids}::uuid[]) as t (id)
    on conflict do nothing
  `.execute(db);
  return new Map(standing.map((row) => [row.sha256, { id: row.id, isNew: fresh.has(row.id) }]));
}
