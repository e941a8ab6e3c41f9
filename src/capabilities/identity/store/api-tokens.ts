import type { Db } from "#platform/database/port.ts";
import { type PersonId, personIdSchema, type RegionCode } from "#shared/ids.ts";

export async function insertToken(
  db: Db,
  token: {
    readonly id: string;
    readonly regionCode: RegionCode;
    readonly personId: PersonId;
    readonly tokenHash: Buffer;
    readonly name: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db
    .insertInto("api_token")
    .values({
      id: token.id,
      region_code: token.regionCode,
      person_id: token.personId,
      token_hash: token.tokenHash,
      name: token.name,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .execute();
}

export async function findToken(db: Db, tokenHash: Buffer, now: Date) {
  const row = await db
    .selectFrom("api_token as t")
    .innerJoin("person as p", (join) =>
      join.onRef("p.region_code", "=", "t.region_code").onRef("p.id", "=", "t.person_id"),
    )
    .select(["t.id", "t.last_used_at", "p.id as person_id", "p.name", "p.is_demo"])
    .where("t.token_hash", "=", tokenHash)
    .where("t.revoked_at", "is", null)
    .where("t.expires_at", ">", now)
    .where("p.is_active", "=", true)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    lastUsedAt: row.last_used_at?.getTime() ?? null,
    personId: personIdSchema.parse(row.person_id),
    name: row.name,
    isDemo: row.is_demo,
  };
}

export async function noteTokenUse(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable("api_token").set({ last_used_at: at }).where("id", "=", id).execute();
}

/** Revokes the open tokens of one person, or the one named. Answers how many. */
export async function revokeTokens(db: Db, personId: PersonId, only: string | null, at: Date): Promise<number> {
  let query = db
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null);
  if (only !== null) query = query.where("id", "=", only);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}
