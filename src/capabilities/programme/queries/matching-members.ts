import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { MemberFilter } from "../contract/operations.ts";

type Conditions = Pick<MemberFilter, "year" | "state" | "track" | "text">;

/** What a filter asks of `programme_overview`; marks of a search are taken as they are. */
export function matching(filter: Conditions): RawBuilder<SqlBool>[] {
  const conditions = [sql<SqlBool>`true`];
  if (filter.year !== undefined) conditions.push(sql<SqlBool>`year = ${filter.year}`);
  if (filter.state !== undefined) conditions.push(sql<SqlBool>`state = ${filter.state}`);
  if (filter.track !== undefined) conditions.push(sql<SqlBool>`track = ${filter.track}`);
  if (filter.text !== undefined) {
    conditions.push(sql<SqlBool>`title ilike ${`%${filter.text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`}`);
  }
  return conditions;
}
