import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import type { NewInnovation, Revision } from "../contract/innovation.ts";
import type { Profile } from "../contract/profile.ts";
import { freeSlug, slugOf, titleKey } from "../rules/slug.ts";
import { countWords } from "../rules/words.ts";

const rowsAStatement = 1000;

function* slices<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += rowsAStatement) yield rows.slice(start, start + rowsAStatement);
}

/** Slugs that begin alike, so that each new title finds a free one without asking row by row. */
async function takenSlugs(db: Db, bases: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ slug: string }>`
    select slug from innovation
    where regexp_replace(slug, '-\\d+$', '') = any(${bases}::text[]) or slug = any(${bases}::text[])
  `.execute(db);
  return new Set(found.rows.map((row) => row.slug));
}

interface VersionRow {
  readonly id: InnovationId;
  readonly version: number;
  readonly profile: Profile;
  readonly note: string | null;
}

async function insertVersions(
  db: Db,
  regionCode: RegionCode,
  rows: readonly VersionRow[],
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into innovation_version (region_code, innovation_id, version, profile, design_words, note, created_at, created_by)
    select ${regionCode}, id, version, profile::jsonb, design_words, note, ${at}, ${by}
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.version)}::int[],
      ${rows.map((row) => JSON.stringify(row.profile))}::text[],
      ${rows.map((row) => countWords(row.profile.design ?? ""))}::int[], ${rows.map((row) => row.note)}::text[]
    ) as t (id, version, profile, design_words, note)
  `.execute(db);
}

/** How often somebody else may take a slug between choosing and writing it. */
const slugTries = 5;

/**
 * Writes rows under the first free slug and answers those whose slug somebody else wrote meanwhile; the other's
 * transaction is waited for.
 */
async function insertWithSlugs(
  db: Db,
  regionCode: RegionCode,
  innovations: readonly NewInnovation[],
  at: Date,
): Promise<readonly NewInnovation[]> {
  const taken = await takenSlugs(db, [...new Set(innovations.map((innovation) => slugOf(innovation.profile.name)))]);
  const rows = innovations.map((innovation) => {
    const slug = freeSlug(slugOf(innovation.profile.name), taken);
    taken.add(slug);
    return { ...innovation, slug };
  });
  const written = await sql<{ id: string }>`
    insert into innovation (id, region_code, slug, title, title_key, current_version, continues_id, is_sample, source, confidence, created_at)
    select id, ${regionCode}, slug, title, title_key, 1, continues_id, is_sample, source, confidence, ${at}
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.slug)}::text[],
      ${rows.map((row) => row.profile.name)}::text[], ${rows.map((row) => titleKey(row.profile.name))}::text[],
      ${rows.map((row) => row.continuesId)}::uuid[], ${rows.map((row) => row.isSample)}::boolean[],
      ${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.confidence)}::text[]
    ) as t (id, slug, title, title_key, continues_id, is_sample, source, confidence)
    on conflict (region_code, slug) do nothing
    returning id
  `.execute(db);
  const ids = new Set(written.rows.map((row) => row.id));
  return innovations.filter((innovation) => !ids.has(innovation.id));
}

/** Adds innovations and their first versions, each under a slug of its own, also while others add the same titles. */
export async function insertInnovations(
  db: Db,
  regionCode: RegionCode,
  innovations: readonly NewInnovation[],
  by: string,
  at: Date,
): Promise<void> {
  for (const slice of slices(innovations)) {
    let left: readonly NewInnovation[] = slice;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === slugTries) throw new Error("Others keep taking the slugs of these innovations.");
      left = await insertWithSlugs(db, regionCode, left, at);
    }
    const firstVersions = slice.map((row) => ({ id: row.id, version: 1, profile: row.profile, note: null }));
    await insertVersions(db, regionCode, firstVersions, by, at);
  }
}

/** Adds one version to each innovation and makes it the current one; locks the rows in id order. */
export async function insertRevisions(
  db: Db,
  regionCode: RegionCode,
  revisions: readonly Revision[],
  by: string,
  at: Date,
): Promise<void> {
  for (const slice of slices(revisions)) {
    const ids = slice.map((row) => row.id);
    const locked = await db
      .selectFrom("innovation")
      .select(["id", "current_version"])
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .orderBy("id")
      .forUpdate()
      .execute();
    const versions = new Map<string, number>(locked.map((row) => [row.id, row.current_version + 1]));
    const rows = slice.map((row) => {
      const version = versions.get(row.id);
      if (version === undefined) throw new Error(`innovation ${row.id} is not in region ${regionCode}`);
      return { ...row, version };
    });
    await insertVersions(db, regionCode, rows, by, at);
    await sql`
      update innovation i set current_version = t.version, title = t.title, title_key = t.title_key
      from unnest(
        ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.version)}::int[],
        ${rows.map((row) => row.profile.name)}::text[], ${rows.map((row) => titleKey(row.profile.name))}::text[]
      ) as t (id, version, title, title_key)
      where i.id = t.id
    `.execute(db);
  }
}

/** Deletes innovations that only one import has touched; the caller has made sure of that. */
export async function deleteInnovations(db: Db, ids: readonly InnovationId[]): Promise<void> {
  if (ids.length > 0) await sql`delete from innovation where id = any(${ids}::uuid[])`.execute(db);
}
