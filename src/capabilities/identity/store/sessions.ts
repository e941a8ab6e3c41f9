import type { Db } from "#platform/database/port.ts";
import { type PersonId, personIdSchema, type RegionCode } from "#shared/ids.ts";

export interface NewSession {
  readonly id: string;
  readonly regionCode: RegionCode;
  readonly personId: PersonId;
  readonly tokenHash: Buffer;
  readonly createdAt: Date;
  readonly endsAt: Date;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto("session")
    .values({
      id: session.id,
      region_code: session.regionCode,
      person_id: session.personId,
      token_hash: session.tokenHash,
      created_at: session.createdAt,
      last_seen_at: session.createdAt,
      ends_at: session.endsAt,
    })
    .execute();
}

export async function findSession(db: Db, tokenHash: Buffer) {
  const row = await db
    .selectFrom("session as s")
    .innerJoin("person as p", (join) =>
      join.onRef("p.region_code", "=", "s.region_code").onRef("p.id", "=", "s.person_id"),
    )
    .select(["s.id", "s.last_seen_at", "s.ends_at", "s.ended_at", "p.id as person_id", "p.name", "p.is_demo"])
    .where("s.token_hash", "=", tokenHash)
    .where("p.is_active", "=", true)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    lastSeenAt: row.last_seen_at.getTime(),
    endsAt: row.ends_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
    personId: personIdSchema.parse(row.person_id),
    name: row.name,
    isDemo: row.is_demo,
  };
}

export async function noteVisit(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable("session").set({ last_seen_at: at }).where("id", "=", id).execute();
}

/** Ends open sessions of one person: the one named, all but the one spared, or all. Answers how many. */
export async function endSessions(
  db: Db,
  personId: PersonId,
  which: { readonly only?: string; readonly except?: string },
  at: Date,
): Promise<number> {
  let query = db
    .updateTable("session")
    .set({ ended_at: at })
    .where("person_id", "=", personId)
    .where("ended_at", "is", null);
  if (which.only !== undefined) query = query.where("id", "=", which.only);
  if (which.except !== undefined) query = query.where("id", "<>", which.except);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function deleteSessionsBefore(db: Db, personId: PersonId, before: Date): Promise<void> {
  await db.deleteFrom("session").where("person_id", "=", personId).where("ends_at", "<", before).execute();
}
