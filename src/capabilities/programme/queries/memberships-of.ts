import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import { type InnovationId, membershipIdSchema } from "#shared/ids.ts";
import { type Membership, membershipStateSchema, trackSchema } from "../contract/membership.ts";

/** All memberships of these innovations, oldest programme year first. */
export async function membershipsOf(db: Db, ids: readonly InnovationId[]): Promise<readonly Membership[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("programme_membership")
    .selectAll()
    .where(sql<boolean>`innovation_id = any(${ids}::uuid[])`)
    .orderBy("year")
    .execute();
  return rows.map((row) => ({
    id: membershipIdSchema.parse(row.id),
    innovationId: row.innovation_id,
    year: row.year,
    registrationNumber: row.registration_number,
    track: trackSchema.parse(row.track),
    agencyId: row.agency_id,
    state: membershipStateSchema.parse(row.state),
    proposedOn: row.proposed_on,
    committedOn: row.committed_on,
    launchedOn: row.launched_on,
  }));
}
