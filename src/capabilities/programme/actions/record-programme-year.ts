import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, success } from "#shared/result.ts";
import type { ProgrammeYear } from "../contract/programme-year.ts";
import type { ProgrammeDeps } from "../deps.ts";
import { insertProgrammeEvent, upsertProgrammeYear, upsertPublishedFigure } from "../store/programme-year.ts";

/** The programme manager writes down a year: its calendar, what happened, what was published; the public pages follow. */
export async function recordProgrammeYear(
  deps: ProgrammeDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly year: ProgrammeYear },
): Promise<Result<{ readonly year: number }>> {
  const { regionCode, year } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  await deps.database.inRegion(regionCode, async (db) => {
    await upsertProgrammeYear(db, regionCode, year);
    for (const event of year.events) await insertProgrammeEvent(db, regionCode, deps.newId(), year.year, event);
    for (const figure of year.figures) await upsertPublishedFigure(db, regionCode, deps.newId(), year.year, figure);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "programme.year-recorded",
      subject: { kind: "programme-year", id: String(year.year) },
      facts: { year: year.year, events: year.events.length, figures: year.figures.length },
    });
  });
  return success({ year: year.year });
}
