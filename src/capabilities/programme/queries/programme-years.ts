import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";

export interface YearCount {
  readonly year: number;
  readonly members: number;
}

/** Programme years of the region with the number of their members, newest first. */
export async function programmeYears(db: Db): Promise<readonly YearCount[]> {
  return db
    .selectFrom("programme_year as y")
    .leftJoin("programme_membership as m", (join) =>
      join.onRef("m.region_code", "=", "y.region_code").onRef("m.year", "=", "y.year"),
    )
    .select(["y.year", sql<number>`count(m.id)::int`.as("members")])
    .groupBy("y.year")
    .orderBy("y.year", "desc")
    .execute();
}
