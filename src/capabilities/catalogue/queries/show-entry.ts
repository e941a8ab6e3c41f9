import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { CatalogueItem } from "../contract.ts";
import { itemColumns, itemOf } from "./catalogue-item.ts";

export interface ShownEntry {
  readonly item: CatalogueItem;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly source: string | null;
  readonly confidence: string | null;
  readonly committedOn: string | null;
  /** The innovation that this one develops further, when that one is public too. */
  readonly continues: { readonly slug: string; readonly title: string } | null;
  /** Those that develop this one further. */
  readonly continuedBy: readonly { readonly slug: string; readonly title: string; readonly year: number }[];
  /** Every programme year in which it stands, oldest first. */
  readonly years: readonly {
    readonly year: number;
    readonly registrationNumber: number;
    readonly launchedOn: string | null;
  }[];
}

/** One innovation of the public catalogue by its slug, as of its latest programme year; null when nobody released it. */
export async function showEntry(db: Db, regionCode: RegionCode, slug: string): Promise<ShownEntry | null> {
  const rows = await db
    .selectFrom("catalogue_entry")
    .select(itemColumns)
    .select(["public_profile", "source", "confidence", "committed_on", "continues_slug"])
    .where("region_code", "=", regionCode)
    .where("slug", "=", slug)
    .orderBy("year")
    .execute();
  const latest = rows.at(-1);
  if (latest === undefined) return null;
  const kin = await db
    .selectFrom("catalogue_entry")
    .select(["slug", "title", "year", "continues_slug"])
    .where("region_code", "=", regionCode)
    .where("is_latest", "=", true)
    .where(sql<boolean>`(continues_slug = ${slug} or slug = ${latest.continues_slug})`)
    .orderBy("year")
    .execute();
  const ancestor = kin.find((row) => row.slug === latest.continues_slug);
  const profile = latest.public_profile;
  return {
    item: itemOf(latest),
    profile: typeof profile === "object" && profile !== null && !Array.isArray(profile) ? { ...profile } : {},
    source: latest.source,
    confidence: latest.confidence,
    committedOn: rows.findLast((row) => row.committed_on !== null)?.committed_on ?? null,
    continues: ancestor === undefined ? null : { slug: ancestor.slug, title: ancestor.title },
    continuedBy: kin
      .filter((row) => row.continues_slug === slug)
      .map(({ slug: next, title, year }) => ({ slug: next, title, year })),
    years: rows.map((row) => ({
      year: row.year,
      registrationNumber: row.registration_number,
      launchedOn: row.launched_on,
    })),
  };
}
