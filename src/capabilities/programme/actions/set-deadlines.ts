import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { DeadlineVerb } from "../contract/way.ts";
import type { ProgrammeDeps } from "../deps.ts";
import { writeDeadlines } from "../store/programme-year.ts";

export interface SetDeadlinesInput {
  readonly regionCode: RegionCode;
  readonly year: number;
  /** `dueOn` null takes a deadline away; a verb that is not named stays as it is. */
  readonly deadlines: readonly { readonly verb: DeadlineVerb; readonly dueOn: string | null }[];
}

/** The programme manager dates the steps of a year; tasks and lists mark what is late, nothing is blocked. */
export async function setDeadlines(
  deps: ProgrammeDeps,
  actor: Actor,
  input: SetDeadlinesInput,
): Promise<Result<{ readonly year: number }>> {
  const { regionCode, year, deadlines } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  if (new Set(deadlines.map(({ verb }) => verb)).size !== deadlines.length) return refusal("deadlines.twice");
  // A signing or a decree of a programme year may fall into the year after it.
  const outside = deadlines.filter(
    ({ dueOn }) => dueOn !== null && (dueOn < `${year - 1}-01-01` || dueOn > `${year + 1}-12-31`),
  );
  if (outside.length > 0) {
    return refusal("deadlines.out-of-year", { year, verbs: outside.map(({ verb }) => verb) });
  }
  await deps.database.inRegion(regionCode, async (db) => {
    await writeDeadlines(db, regionCode, year, deadlines);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "programme.deadlines-set",
      subject: { kind: "programme-year", id: String(year) },
      facts: { year, deadlines: Object.fromEntries(deadlines.map(({ verb, dueOn }) => [verb, dueOn])) },
    });
  });
  return success({ year });
}
