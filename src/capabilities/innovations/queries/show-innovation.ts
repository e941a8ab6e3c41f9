import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { InnovationId } from "#shared/ids.ts";
import { type Profile, profileSchema } from "../contract/profile.ts";
import { changedFields } from "../rules/changed-fields.ts";

export interface ShownVersion {
  readonly version: number;
  readonly at: Date;
  readonly note: string | null;
  /** Fields in which it differs from the version before; empty for the first. */
  readonly changed: readonly string[];
}

export interface ShownInnovation {
  readonly id: InnovationId;
  readonly slug: string;
  readonly title: string;
  readonly isSample: boolean;
  readonly source: string | null;
  readonly profile: Profile;
  readonly designWords: number;
  readonly versions: readonly ShownVersion[];
  readonly memberships: readonly {
    readonly year: number;
    readonly registrationNumber: number;
    readonly track: string;
    readonly state: string;
    readonly agencyName: string | null;
    readonly launchedOn: string | null;
    readonly committedOn: string | null;
  }[];
  readonly entries: readonly { readonly id: string; readonly year: number }[];
  readonly continues: { readonly slug: string; readonly title: string } | null;
}

/** One innovation as the region's own people see it, with its versions, years and rounds; null for an unknown slug. */
export async function showInnovation(db: Db, slug: string): Promise<ShownInnovation | null> {
  const row = await db
    .selectFrom("innovation as i")
    .leftJoin("innovation as before", "before.id", "i.continues_id")
    .select([
      "i.id",
      "i.slug",
      "i.title",
      "i.is_sample",
      "i.source",
      "before.slug as before_slug",
      "before.title as before_title",
    ])
    .where("i.slug", "=", slug)
    .executeTakeFirst();
  if (row === undefined) return null;
  const versions = await db
    .selectFrom("innovation_version")
    .select(["version", "profile", "design_words", "note", "created_at"])
    .where("innovation_id", "=", row.id)
    .orderBy("version")
    .execute();
  const current = versions.at(-1);
  if (current === undefined) throw new Error(`innovation ${row.id} has no version`);
  const memberships = await db
    .selectFrom("programme_overview")
    .select(["year", "registration_number", "track", "state", "agency_name", "launched_on", "committed_on"])
    .where("innovation_id", "=", row.id)
    .orderBy("year")
    .execute();
  const entries = await sql<{ entry_id: string; round_year: number }>`
    select entry_id, round_year from round_entry_overview where innovation_id = ${row.id} order by round_year
  `.execute(db);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    isSample: row.is_sample,
    source: row.source,
    profile: profileSchema.parse(current.profile),
    designWords: current.design_words,
    versions: versions
      .map((version, place) => ({
        version: version.version,
        at: version.created_at,
        note: version.note,
        changed: place === 0 ? [] : changedFields(versions[place - 1]?.profile, version.profile),
      }))
      .reverse(),
    memberships: memberships.map((member) => ({
      year: member.year,
      registrationNumber: member.registration_number,
      track: member.track,
      state: member.state,
      agencyName: member.agency_name,
      launchedOn: member.launched_on,
      committedOn: member.committed_on,
    })),
    entries: entries.rows.map((entry) => ({ id: entry.entry_id, year: entry.round_year })),
    continues:
      row.before_slug === null || row.before_title === null ? null : { slug: row.before_slug, title: row.before_title },
  };
}
