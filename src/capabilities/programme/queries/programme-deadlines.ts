import type { Db } from "#platform/database/port.ts";
import { type DeadlineVerb, deadlineVerbSchema } from "../contract/way.ts";
import type { Deadlines } from "../rules/waiting.ts";

/**
 * Deadlines by programme year. The end of the collection is the deadline for proposals where none is set.
 */
export async function programmeDeadlines(db: Db): Promise<ReadonlyMap<number, Deadlines>> {
  const years = await db
    .selectFrom("programme_year")
    .select(["year", "collects_until"])
    .where("collects_until", "is not", null)
    .execute();
  const rows = await db
    .selectFrom("programme_deadline")
    .select(["year", "verb", "due_on"])
    .orderBy("due_on")
    .orderBy("verb")
    .execute();
  const deadlines = new Map<number, Map<DeadlineVerb, string>>();
  const set = (year: number, verb: DeadlineVerb, dueOn: string) =>
    deadlines.set(year, (deadlines.get(year) ?? new Map<DeadlineVerb, string>()).set(verb, dueOn));
  for (const row of years) if (row.collects_until !== null) set(row.year, "submit", row.collects_until);
  for (const row of rows) set(row.year, deadlineVerbSchema.parse(row.verb), row.due_on);
  return deadlines;
}
