import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { ProgrammeEvent, ProgrammeYear, PublishedFigure } from "../contract/programme-year.ts";
import type { DeadlineVerb } from "../contract/way.ts";

/** Writes the frame of a year; a second call changes the frame and keeps what hangs on it. */
export async function upsertProgrammeYear(db: Db, regionCode: RegionCode, year: ProgrammeYear): Promise<void> {
  const frame = {
    theme: year.theme,
    collects_from: year.collectsFrom,
    collects_until: year.collectsUntil,
    note_id: year.note?.id ?? null,
    note_en: year.note?.en ?? null,
  };
  await db
    .insertInto("programme_year")
    .values({ region_code: regionCode, year: year.year, ...frame })
    .onConflict((conflict) => conflict.columns(["region_code", "year"]).doUpdateSet(frame))
    .execute();
}

/** Adds an event of the year; one that says the same of the same day stands once, however often it is written down. */
export async function insertProgrammeEvent(
  db: Db,
  regionCode: RegionCode,
  id: string,
  year: number,
  event: ProgrammeEvent,
): Promise<void> {
  const standing = await db
    .selectFrom("programme_event")
    .select("id")
    .where("year", "=", year)
    .where("kind", "=", event.kind)
    .where("held_on", "=", event.heldOn)
    .where(sql<boolean>`(place, note_id) is not distinct from (${event.place}::text, ${event.note?.id ?? null}::text)`)
    .executeTakeFirst();
  if (standing !== undefined) return;
  await db
    .insertInto("programme_event")
    .values({
      id,
      region_code: regionCode,
      year,
      kind: event.kind,
      held_on: event.heldOn,
      place: event.place,
      officiated_by: event.officiatedBy,
      note_id: event.note?.id ?? null,
      note_en: event.note?.en ?? null,
      source: event.source,
      confidence: event.confidence,
    })
    .execute();
}

export async function upsertPublishedFigure(
  db: Db,
  regionCode: RegionCode,
  id: string,
  year: number,
  figure: PublishedFigure,
): Promise<void> {
  const value = {
    value: figure.value,
    label_id: figure.label.id,
    label_en: figure.label.en,
    note_id: figure.note?.id ?? null,
    note_en: figure.note?.en ?? null,
    source: figure.source,
    confidence: figure.confidence,
  };
  await db
    .insertInto("published_figure")
    .values({ id, region_code: regionCode, year, kind: figure.kind, ...value })
    .onConflict((conflict) => conflict.columns(["region_code", "year", "kind"]).doUpdateSet(value))
    .execute();
}

/** Writes or takes away the deadlines of a year; a verb that is not named stays as it is. */
export async function writeDeadlines(
  db: Db,
  regionCode: RegionCode,
  year: number,
  deadlines: readonly { readonly verb: DeadlineVerb; readonly dueOn: string | null }[],
): Promise<void> {
  await sql`insert into programme_year (region_code, year) values (${regionCode}, ${year}) on conflict do nothing`.execute(
    db,
  );
  for (const { verb, dueOn } of deadlines) {
    if (dueOn === null) {
      await db.deleteFrom("programme_deadline").where("year", "=", year).where("verb", "=", verb).execute();
    } else {
      await db
        .insertInto("programme_deadline")
        .values({ region_code: regionCode, year, verb, due_on: dueOn })
        .onConflict((conflict) => conflict.columns(["region_code", "year", "verb"]).doUpdateSet({ due_on: dueOn }))
        .execute();
    }
  }
}
