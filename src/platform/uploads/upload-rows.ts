import { sql } from "kysely";
import type { Database } from "#platform/database/port.ts";
import type { UploadOwner } from "#platform/uploads/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Refusal } from "#shared/result.ts";

export interface UploadRow {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Set once the bytes are whole and stored. */
  readonly sha256: string | null;
  /** Set when the bytes were looked at and refused for good. */
  readonly refused: Refusal | null;
}

export interface UploadRows {
  insert(
    owner: UploadOwner,
    row: Pick<UploadRow, "id" | "fileName" | "sizeBytes" | "createdAt" | "expiresAt">,
  ): Promise<void>;
  /** Only the owner's; somebody else's is null too. */
  find(owner: UploadOwner, id: string): Promise<UploadRow | null>;
  countOpen(owner: UploadOwner): Promise<number>;
  settle(
    owner: UploadOwner,
    id: string,
    outcome: { readonly sha256: string } | { readonly refused: Refusal },
  ): Promise<void>;
  remove(owner: UploadOwner, id: string): Promise<void>;
  /** Answers the ids that are gone. */
  removeExpired(regionCode: RegionCode, now: Date): Promise<readonly string[]>;
  /** Which of these ids have a row. */
  known(regionCode: RegionCode, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** The only place that writes table `upload`. */
export function createUploadRows(database: Database): UploadRows {
  return {
    insert: ({ regionCode, actorKey }, { id, fileName, sizeBytes, createdAt, expiresAt }) =>
      database.inRegion(regionCode, async (db) => {
        await db
          .insertInto("upload")
          .values({
            id,
            region_code: regionCode,
            actor_key: actorKey,
            file_name: fileName,
            size_bytes: sizeBytes,
            created_at: createdAt,
            expires_at: expiresAt,
          })
          .execute();
      }),
    find: ({ regionCode, actorKey }, id) =>
      database.inRegion(regionCode, async (db) => {
        const row = await db
          .selectFrom("upload")
          .selectAll()
          .where("id", "=", id)
          .where("actor_key", "=", actorKey)
          .executeTakeFirst();
        if (!row) return null;
        return {
          id: row.id,
          fileName: row.file_name,
          sizeBytes: row.size_bytes,
          createdAt: row.created_at,
          expiresAt: row.expires_at,
          sha256: row.sha256,
          refused:
            row.refused_code === null
              ? null
              : { ok: false, code: row.refused_code, details: (row.refused_details ?? {}) as Record<string, unknown> },
        };
      }),
    countOpen: ({ regionCode, actorKey }) =>
      database.inRegion(regionCode, async (db) => {
        const { count } = await db
          .selectFrom("upload")
          .select((select) => select.fn.countAll<number>().as("count"))
          .where("actor_key", "=", actorKey)
          .where("sha256", "is", null)
          .where("refused_code", "is", null)
          .executeTakeFirstOrThrow();
        return count;
      }),
    settle: ({ regionCode, actorKey }, id, outcome) =>
      database.inRegion(regionCode, async (db) => {
        const values =
          "sha256" in outcome
            ? { sha256: outcome.sha256 }
            : {
                refused_code: outcome.refused.code,
                refused_details: JSON.stringify(outcome.refused.details ?? {}),
              };
        await db.updateTable("upload").set(values).where("id", "=", id).where("actor_key", "=", actorKey).execute();
      }),
    remove: ({ regionCode, actorKey }, id) =>
      database.inRegion(regionCode, async (db) => {
        await db.deleteFrom("upload").where("id", "=", id).where("actor_key", "=", actorKey).execute();
      }),
    removeExpired: (regionCode, now) =>
      database.inRegion(regionCode, async (db) => {
        const rows = await db.deleteFrom("upload").where("expires_at", "<=", now).returning("id").execute();
        return rows.map(({ id }) => id);
      }),
    known: (regionCode, ids) =>
      database.inRegion(regionCode, async (db) => {
        const rows = await db
          .selectFrom("upload")
          .select("id")
          .where("id", "=", sql<string>`any(${ids}::uuid[])`)
          .execute();
        return new Set(rows.map(({ id }) => id));
      }),
  };
}
