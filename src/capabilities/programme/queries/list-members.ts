import { type SqlBool, sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { AgencyId } from "#shared/ids.ts";
import { type Member, type MemberFilter, membersAPage } from "../contract/operations.ts";
import { matching } from "./matching-members.ts";

const columns = [
  "membership_id",
  "innovation_id",
  "slug",
  "title",
  "year",
  "registration_number",
  "track",
  "state",
  "agency_name",
  "is_sample",
] as const;

/** Innovations of the region as its own people see them, 50 a page, with the number of all that match. */
export async function listMembers(
  db: Db,
  filter: MemberFilter,
  /** Null: every agency of the region. */
  agencyIds: readonly AgencyId[] | null,
): Promise<{ readonly total: number; readonly members: readonly Member[] }> {
  const order = {
    number: sql`year desc, registration_number`,
    title: sql`title collate "id-x-icu"`,
    agency: sql`agency_name collate "id-x-icu" nulls last, title collate "id-x-icu"`,
  }[filter.sort];
  const shown = db
    .selectFrom("programme_overview")
    .select([...columns, "profile", sql<number>`(count(*) over ())::int`.as("total")])
    .where((member) => {
      const conditions = matching(filter);
      if (agencyIds !== null) conditions.push(sql<SqlBool>`agency_id = any(${agencyIds}::uuid[])`);
      return member.and(conditions);
    })
    .orderBy(order)
    .orderBy("membership_id")
    .limit(membersAPage)
    .offset((filter.page - 1) * membersAPage);
  // Profiles are stored compressed: opened for the rows shown only, not for all that match (7 ms for 222 of them).
  const rows = await db
    .selectFrom(shown.as("shown"))
    .select([
      ...columns,
      "total",
      sql<string | null>`profile ->> 'stage'`.as("stage"),
      sql<string | null>`profile ->> 'mainAffair'`.as("affair"),
    ])
    .orderBy(order)
    .orderBy("membership_id")
    .execute();
  // A page past the end has no row that could carry the total.
  if (rows.length === 0 && filter.page > 1) {
    return { total: (await listMembers(db, { ...filter, page: 1 }, agencyIds)).total, members: [] };
  }
  return {
    total: rows[0]?.total ?? 0,
    members: rows.map((row) => ({
      membershipId: row.membership_id,
      innovationId: row.innovation_id,
      slug: row.slug,
      title: row.title,
      year: row.year,
      registrationNumber: row.registration_number,
      track: row.track,
      state: row.state,
      agencyName: row.agency_name,
      stage: row.stage,
      affair: row.affair,
      isSample: row.is_sample,
    })),
  };
}
