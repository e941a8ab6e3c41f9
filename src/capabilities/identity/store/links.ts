import type { Db } from "#platform/database/port.ts";
import { type PersonId, personIdSchema, type RegionCode } from "#shared/ids.ts";

export async function insertPasswordLink(
  db: Db,
  link: {
    readonly id: string;
    readonly regionCode: RegionCode;
    readonly personId: PersonId;
    readonly tokenHash: Buffer;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db
    .insertInto("one_time_link")
    .values({
      id: link.id,
      region_code: link.regionCode,
      person_id: link.personId,
      purpose: "password",
      token_hash: link.tokenHash,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** A link that may still be used. */
export async function findPasswordLink(db: Db, tokenHash: Buffer, now: Date): Promise<{ personId: PersonId } | null> {
  const row = await db
    .selectFrom("one_time_link")
    .select("person_id")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row === undefined ? null : { personId: personIdSchema.parse(row.person_id) };
}

/** Uses a link up; of two at once exactly one gets true. */
export async function takePasswordLink(db: Db, tokenHash: Buffer, now: Date): Promise<boolean> {
  const result = await db
    .updateTable("one_time_link")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A new link, a new password or a closed account makes older links worthless. */
export async function deleteOpenPasswordLinks(db: Db, personId: PersonId): Promise<void> {
  await db.deleteFrom("one_time_link").where("person_id", "=", personId).where("used_at", "is", null).execute();
}

/** Replaces the set-up link: only the newest one printed is good. */
export async function putSetUpLink(
  db: Db,
  link: { readonly id: string; readonly tokenHash: Buffer; readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await db.deleteFrom("set_up_link").where("used_at", "is", null).execute();
  await db
    .insertInto("set_up_link")
    .values({ id: link.id, token_hash: link.tokenHash, created_at: link.createdAt, expires_at: link.expiresAt })
    .execute();
}

export async function hasSetUpLink(db: Db, tokenHash: Buffer, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("set_up_link")
    .select("id")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the set-up link up; of two at once exactly one gets true. */
export async function takeSetUpLink(db: Db, tokenHash: Buffer, now: Date): Promise<boolean> {
  const result = await db
    .updateTable("set_up_link")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
