import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Reach } from "../contract/access.ts";
import { usualQuotaBytes } from "../rules/file-kinds.ts";
import { fileFindingsOf, type StandingRole } from "./roles-of.ts";

export interface StoredDocument {
  readonly id: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly scanState: string;
  readonly fileFindings: StandingRole["fileFindings"];
  readonly uploadedAt: Date;
}

/**
 * Documents within reach: whoever handed one in, whoever has an entry that it serves, and those who work region-wide.
 * Otherwise an id would be enough to read another agency's paper by giving it a role.
 */
const within = (actor: Actor, reach: Reach) =>
  reach === "all"
    ? sql<boolean>`true`
    : sql<boolean>`(
        exists (select 1 from document_upload u where u.region_code = d.region_code and u.document_id = d.id and u.uploaded_by = ${actorKey(actor)})
        or exists (
          select 1 from evidence_role r join round_entry e on e.region_code = r.region_code and e.id = r.entry_id
          where r.region_code = d.region_code and r.document_id = d.id and r.retired_at is null
            and e.agency_id = any(${[...reach]}::uuid[])
        )
      )`;

const columns = [
  "d.id",
  "d.sha256",
  "d.file_name",
  "d.media_type",
  "d.size_bytes",
  "d.scan_state",
  "d.facts",
  "d.uploaded_at",
] as const;

interface Row {
  readonly id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly scan_state: string;
  readonly facts: unknown;
  readonly uploaded_at: Date;
}

const toDocument = (row: Row): StoredDocument => ({
  id: row.id,
  sha256: row.sha256,
  fileName: row.file_name,
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  scanState: row.scan_state,
  fileFindings: fileFindingsOf(row.facts),
  uploadedAt: row.uploaded_at,
});

export async function findDocument(db: Db, actor: Actor, reach: Reach, id: string): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom("document as d")
    .select(columns)
    .where("d.id", "=", id)
    .where(within(actor, reach))
    .executeTakeFirst();
  return row === undefined ? null : toDocument(row);
}

/** Documents to choose from, the newest first. */
export async function usableDocuments(
  db: Db,
  actor: Actor,
  reach: Reach,
  most: number,
): Promise<readonly StoredDocument[]> {
  const rows = await db
    .selectFrom("document as d")
    .select(columns)
    .where(within(actor, reach))
    .orderBy("d.uploaded_at", "desc")
    .orderBy("d.id", "desc")
    .limit(most)
    .execute();
  return rows.map(toDocument);
}

export async function documentByHash(db: Db, sha256: string): Promise<StoredDocument | null> {
  const row = await db.selectFrom("document as d").select(columns).where("d.sha256", "=", sha256).executeTakeFirst();
  return row === undefined ? null : toDocument(row);
}

/** Those of some hashes that are documents of the region already. */
export async function knownHashes(db: Db, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("document")
    .select("sha256")
    .where(sql<boolean>`sha256 = any(${hashes}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.sha256));
}

export interface Quota {
  readonly maxBytes: number;
  readonly usedBytes: number;
}

/** What the documents of the region take, against what they may. */
export async function quotaOf(db: Db, _regionCode: RegionCode): Promise<Quota> {
  const quota = await db.selectFrom("region_quota").select("max_bytes").executeTakeFirst();
  const used = await db
    .selectFrom("document")
    .select((row) => row.fn.coalesce(row.fn.sum<number>("size_bytes"), sql<number>`0`).as("bytes"))
    .executeTakeFirstOrThrow();
  return { maxBytes: quota?.max_bytes ?? usualQuotaBytes, usedBytes: Number(used.bytes) };
}
