import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import { publicProfile, summaryOf } from "./rules/public-profile.ts";

const rowsAStatement = 500;

/** What a release compares and copies; `is_latest` and `released_at` follow from it. */
const copied = [
  "innovation_id",
  "slug",
  "title",
  "year",
  "registration_number",
  "track",
  "launch_group",
  "agency_slug",
  "agency_name",
  "form",
  "stage",
  "affair",
  "is_digital",
  "is_sample",
  "launched_on",
  "committed_on",
  "summary",
  "public_profile",
  "source",
  "confidence",
  "continues_slug",
] as const;
const copiedOf = (table: "catalogue_entry" | "excluded") =>
  sql.join(copied.map((column) => sql.ref(`${table}.${column}`)));

/**
 * Anonymous pages show the new rows as soon as this transaction is committed. Called first: its row lock lets one
 * release at a time delete and copy.
 */
async function moveVersion(db: Db): Promise<void> {
  await sql`update release_version set version = version + 1`.execute(db);
  await sql`select pg_notify('intan_release', '')`.execute(db);
}

/** A draft is not public, before and after: its release would only empty the kept pages. */
async function arePublic(db: Db, ids: readonly InnovationId[]): Promise<boolean> {
  const found = await sql<{ found: boolean }>`
    select exists (select 1 from catalogue_entry where innovation_id = any(${ids}::uuid[]))
      or exists (select 1 from programme_overview where state = 'launched' and innovation_id = any(${ids}::uuid[])) as found
  `.execute(db);
  return found.rows[0]?.found === true;
}

/**
 * Copies launched innovations, allow-listed columns only; null looks at the whole region. Rows that did not change are left
 * alone: a launch of one innovation would otherwise write the whole catalogue again.
 */
export async function releaseInnovations(
  db: Db,
  regionCode: RegionCode,
  ids: readonly InnovationId[] | null,
  at: Date,
): Promise<void> {
  if (ids !== null && !(await arePublic(db, ids))) return;
  await moveVersion(db);
  const isConcerned = ids === null ? sql<boolean>`true` : sql<boolean>`innovation_id = any(${ids}::uuid[])`;
  const rows = await db
    .selectFrom("programme_overview")
    .select([
      "membership_id",
      "innovation_id",
      "slug",
      "title",
      "year",
      "registration_number",
      "track",
      "launch_group",
      "agency_slug",
      "agency_name",
      "launched_on",
      "committed_on",
      "is_sample",
      "source",
      "confidence",
      "profile",
      "continues_slug",
    ])
    .where("state", "=", "launched")
    .where(isConcerned)
    .execute();
  const kept = rows.map((row) => row.membership_id);
  await db
    .deleteFrom("catalogue_entry")
    .where("region_code", "=", regionCode)
    .where(isConcerned)
    .where(sql<boolean>`membership_id <> all(${kept}::uuid[])`)
    .execute();
  for (let start = 0; start < rows.length; start += rowsAStatement) {
    const slice = rows.slice(start, start + rowsAStatement).map((row) => ({
      ...row,
      profile: publicProfile(row.profile),
      summary: summaryOf(row.profile),
    }));
    await sql`
      insert into catalogue_entry (membership_id, region_code, innovation_id, slug, title, year, registration_number, track,
        launch_group, agency_slug, agency_name, form, stage, affair, is_digital, is_latest, is_sample, launched_on, committed_on,
        summary, public_profile, source, confidence, continues_slug, released_at)
      select membership_id, ${regionCode}, innovation_id, slug, title, year, registration_number, track,
        launch_group, agency_slug, agency_name, profile ->> 'form', profile ->> 'stage', profile ->> 'mainAffair',
        case profile ->> 'digitalKind' when 'digital' then true when 'non_digital' then false end,
        false, is_sample, launched_on, committed_on, summary, profile, source, confidence, continues_slug, ${at}
      from jsonb_to_recordset(${JSON.stringify(slice)}::jsonb) as t (
        membership_id uuid, innovation_id uuid, slug text, title text, year int, registration_number int, track text,
        launch_group text, agency_slug text, agency_name text, launched_on date, committed_on date, is_sample boolean,
        source text, confidence text, continues_slug text, profile jsonb, summary text)
      on conflict (membership_id) do update
      set (${sql.join(copied.map((column) => sql.ref(column)))}, released_at) = row(${copiedOf("excluded")}, excluded.released_at)
      where (${copiedOf("catalogue_entry")}) is distinct from (${copiedOf("excluded")})
    `.execute(db);
  }
  await sql`
    update catalogue_entry e set is_latest = (e.year = l.year)
    from (select innovation_id, max(year) as year from catalogue_entry where region_code = ${regionCode} group by innovation_id) l
    where e.region_code = ${regionCode} and e.innovation_id = l.innovation_id and e.is_latest <> (e.year = l.year)
  `.execute(db);
}

/** Copies what was published about each programme year: dated events and printed totals. */
export async function releaseYears(db: Db, regionCode: RegionCode, at: Date): Promise<void> {
  await moveVersion(db);
  await db.deleteFrom("region_year_fact").where("region_code", "=", regionCode).execute();
  await sql`
    insert into region_year_fact (region_code, year, kind, value, held_on, place, label_id, label_en, note_id, note_en, source, confidence, is_published_figure, released_at)
    select region_code, year, kind, value, held_on, place, label_id, label_en, note_id, note_en, source, confidence, is_published_figure, ${at}
    from programme_year_fact where region_code = ${regionCode}
  `.execute(db);
}
