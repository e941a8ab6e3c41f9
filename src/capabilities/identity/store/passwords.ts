import type { Db } from "#platform/database/port.ts";
import { type PersonId, personIdSchema, type RegionCode } from "#shared/ids.ts";
import { normaliseLogin } from "../rules/login.ts";

/** The account behind a login, open or not; `hash` is null while no password was chosen. */
export async function findCredential(
  db: Db,
  login: string,
): Promise<{ personId: PersonId; hash: string | null; isActive: boolean } | null> {
  const name = normaliseLogin(login);
  const row = await db
    .selectFrom("person as p")
    .leftJoin("person_password as w", (join) =>
      join.onRef("w.region_code", "=", "p.region_code").onRef("w.person_id", "=", "p.id"),
    )
    .select(["p.id", "p.is_active", "w.hash"])
    .where(name.includes("@") ? "p.email" : "p.user_name", "=", name)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { personId: personIdSchema.parse(row.id), hash: row.hash, isActive: row.is_active };
}

export async function findPasswordHash(db: Db, personId: PersonId): Promise<string | null> {
  const row = await db
    .selectFrom("person_password")
    .select("hash")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.hash ?? null;
}

export async function putPassword(
  db: Db,
  regionCode: RegionCode,
  personId: PersonId,
  hash: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto("person_password")
    .values({ region_code: regionCode, person_id: personId, hash, changed_at: at })
    .onConflict((conflict) => conflict.columns(["region_code", "person_id"]).doUpdateSet({ hash, changed_at: at }))
    .execute();
}
