import type { Db } from "#platform/database/port.ts";
import { agencyIdSchema, type PersonId, personIdSchema, regionCodeSchema } from "#shared/ids.ts";
import { grantIdSchema, type Person, roleSchema } from "../contract/person.ts";
import type { PersonSummary } from "../contract/readers.ts";

/** People of the region with the roles they hold now: open accounts first, then by name. `only` narrows to some. */
export async function readPeople(db: Db, only?: readonly PersonId[]): Promise<readonly Person[]> {
  let people = db.selectFrom("person").selectAll().orderBy("is_active", "desc").orderBy("name").orderBy("id");
  let grants = db.selectFrom("role_grant").selectAll().where("ends_at", "is", null).orderBy("id");
  if (only !== undefined) {
    people = people.where("id", "in", [...only]);
    grants = grants.where("person_id", "in", [...only]);
  }
  const [rows, held] = [await people.execute(), await grants.execute()];
  const grantsOf = new Map<string, typeof held>();
  for (const grant of held) grantsOf.set(grant.person_id, [...(grantsOf.get(grant.person_id) ?? []), grant]);
  return rows.map((row) => ({
    id: personIdSchema.parse(row.id),
    regionCode: regionCodeSchema.parse(row.region_code),
    name: row.name,
    email: row.email,
    userName: row.user_name,
    office: row.office,
    isActive: row.is_active,
    isDemo: row.is_demo,
    grants: (grantsOf.get(row.id) ?? []).map((grant) => ({
      id: grantIdSchema.parse(grant.id),
      role: roleSchema.parse(grant.role),
      agencyId: agencyIdSchema.nullable().parse(grant.agency_id),
      startsAt: grant.starts_at.toISOString(),
    })),
  }));
}

export async function readPerson(db: Db, id: PersonId): Promise<Person | null> {
  const [person] = await readPeople(db, [id]);
  return person ?? null;
}

/** Name and office by id, for lists of other rooms. */
export async function readSummaries(db: Db, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("person")
    .select(["id", "name", "office", "is_demo"])
    .where("id", "in", [...ids])
    .execute();
  const summaries = rows.map((row) => ({
    id: personIdSchema.parse(row.id),
    name: row.name,
    office: row.office,
    isDemo: row.is_demo,
  }));
  return new Map(summaries.map((summary) => [summary.id, summary]));
}
