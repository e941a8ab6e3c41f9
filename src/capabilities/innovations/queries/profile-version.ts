import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { InnovationId } from "#shared/ids.ts";
import { type Profile, profileSchema } from "../contract/profile.ts";

export interface ProfileVersion {
  readonly innovationId: InnovationId;
  readonly slug: string;
  readonly title: string;
  readonly version: number;
  readonly profile: Profile;
}

/** One version of a profile, the newest unless told; null for an unknown innovation or version. */
export async function profileVersion(
  db: Db,
  which: { readonly slug: string } | { readonly id: InnovationId },
  version?: number,
): Promise<ProfileVersion | null> {
  const row = await db
    .selectFrom("innovation as i")
    .innerJoin("innovation_version as v", "v.innovation_id", "i.id")
    .select(["i.id", "i.slug", "i.title", "v.version", "v.profile"])
    .where("slug" in which ? sql<boolean>`i.slug = ${which.slug}` : sql<boolean>`i.id = ${which.id}::uuid`)
    .where(version === undefined ? sql<boolean>`v.version = i.current_version` : sql<boolean>`v.version = ${version}`)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    innovationId: row.id,
    slug: row.slug,
    title: row.title,
    version: row.version,
    profile: profileSchema.parse(row.profile),
  };
}
