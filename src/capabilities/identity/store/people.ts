import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { Grant, Role } from "#shared/actor.ts";
import { type PersonId, personIdSchema, type RegionCode } from "#shared/ids.ts";
import { roleSchema } from "../contract/person.ts";

export interface PersonRow {
  readonly id: PersonId;
  readonly regionCode: RegionCode;
  readonly name: string;
  readonly email: string | null;
  readonly userName: string | null;
  readonly office: string | null;
  readonly isDemo: boolean;
}

export async function insertPerson(db: Db, person: PersonRow, at: Date): Promise<void> {
  await db
    .insertInto("person")
    .values({
      id: person.id,
      region_code: person.regionCode,
      name: person.name,
      email: person.email,
      user_name: person.userName,
      office: person.office,
      is_demo: person.isDemo,
      created_at: at,
    })
    .execute();
}

/** True for the refusal of the database to hold one login twice. */
export function isLoginTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "23505" &&
    "constraint" in error &&
    ["person_email_in_installation", "person_user_name_in_installation"].includes(String(error.constraint))
  );
}

/**
 * An active person. The row stays locked to the end of the transaction: `share` keeps the account from being closed
 * meanwhile, `update` is for whoever changes account or roles.
 */
export async function lockActivePerson(
  db: Db,
  id: PersonId,
  strength: "share" | "update",
): Promise<{ name: string; isDemo: boolean; login: string; words: readonly string[] } | null> {
  const query = db
    .selectFrom("person")
    .select(["name", "email", "user_name", "office", "is_demo"])
    .where("id", "=", id)
    .where("is_active", "=", true);
  const row = await (strength === "share" ? query.forShare() : query.forUpdate()).executeTakeFirst();
  if (row === undefined) return null;
  const words = [row.name, row.email, row.user_name, row.office].filter((word) => word !== null);
  return { name: row.name, isDemo: row.is_demo, login: row.email ?? row.user_name ?? "", words };
}

export async function markPersonClosed(db: Db, id: PersonId, at: Date): Promise<void> {
  await db.updateTable("person").set({ is_active: false, closed_at: at }).where("id", "=", id).execute();
}

export async function insertGrant(
  db: Db,
  grant: Grant & { readonly id: string; readonly regionCode: RegionCode; readonly personId: PersonId },
  at: Date,
): Promise<void> {
  await db
    .insertInto("role_grant")
    .values({
      id: grant.id,
      region_code: grant.regionCode,
      person_id: grant.personId,
      role: grant.role,
      agency_id: grant.agencyId,
      starts_at: at,
    })
    .execute();
}

export async function endGrant(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable("role_grant")
    .set({ ends_at: sql<Date>`greatest(starts_at, ${at})` })
    .where("id", "=", id)
    .where("ends_at", "is", null)
    .execute();
}

export async function endGrantsOfPerson(db: Db, personId: PersonId, at: Date): Promise<void> {
  await db
    .updateTable("role_grant")
    .set({ ends_at: sql<Date>`greatest(starts_at, ${at})` })
    .where("person_id", "=", personId)
    .where("ends_at", "is", null)
    .execute();
}

/** The active people who hold the role `administrator`; their grants stay locked, so that two cannot remove each other. */
export async function lockAdministrators(db: Db): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom("role_grant as g")
    .innerJoin("person as p", (join) =>
      join.onRef("p.region_code", "=", "g.region_code").onRef("p.id", "=", "g.person_id"),
    )
    .select("g.person_id")
    .where("g.role", "=", "administrator" satisfies Role)
    .where("g.ends_at", "is", null)
    .where("p.is_active", "=", true)
    .orderBy("g.id")
    .forUpdate("g")
    .execute();
  return rows.map((row) => personIdSchema.parse(row.person_id));
}

/** One open grant of a person. */
export async function findGrant(
  db: Db,
  personId: PersonId,
  id: string,
): Promise<{ role: string; agencyId: string | null } | null> {
  const row = await db
    .selectFrom("role_grant")
    .select(["role", "agency_id"])
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .where("ends_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : { role: row.role, agencyId: row.agency_id };
}

/** Roles held now. */
export async function findGrants(db: Db, personId: PersonId): Promise<readonly Grant[]> {
  const rows = await db
    .selectFrom("role_grant")
    .select(["role", "agency_id"])
    .where("person_id", "=", personId)
    .where("ends_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ role: roleSchema.parse(row.role), agencyId: row.agency_id }));
}
