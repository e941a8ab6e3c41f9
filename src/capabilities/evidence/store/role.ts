import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { LetterData } from "../contract/role.ts";

export interface NewRole extends LetterData {
  readonly id: string;
  readonly documentId: string;
  readonly roundYear: number;
  readonly entryId: RoundEntryId | null;
  readonly indicator: string;
}

/** Adds roles; a document that serves a place already is left as it stands there. Answers the ids that were added. */
export async function insertRoles(
  db: Db,
  regionCode: RegionCode,
  roles: readonly NewRole[],
  by: string,
  at: Date,
): Promise<ReadonlySet<string>> {
  const added = await sql<{ id: string }>`
    insert into evidence_role (id, region_code, document_id, round_year, entry_id, indicator, basis, letter_number, letter_on,
      subject, pages, covers_year, created_at, created_by)
    select id, ${regionCode}, document_id, round_year, entry_id, indicator, basis, letter_number, letter_on, subject, pages,
      covers_year, ${at}, ${by}
    from unnest(
      ${roles.map((row) => row.id)}::uuid[], ${roles.map((row) => row.documentId)}::uuid[],
      ${roles.map((row) => row.roundYear)}::int[], ${roles.map((row) => row.entryId)}::uuid[],
      ${roles.map((row) => row.indicator)}::text[], ${roles.map((row) => row.basis)}::text[],
      ${roles.map((row) => row.letterNumber)}::text[], ${roles.map((row) => row.letterOn)}::date[],
      ${roles.map((row) => row.subject)}::text[], ${roles.map((row) => row.pages)}::text[],
      ${roles.map((row) => row.coversYear)}::int[]
    ) as t (id, document_id, round_year, entry_id, indicator, basis, letter_number, letter_on, subject, pages, covers_year)
    on conflict do nothing returning id
  `.execute(db);
  return new Set(added.rows.map((row) => row.id));
}

/** Ends roles that still serve; answers how many did. */
export async function retireRoles(db: Db, ids: readonly string[], by: string, at: Date): Promise<number> {
  const ended = await sql`
    update evidence_role set retired_at = ${at}, retired_by = ${by}
    where id = any(${ids}::uuid[]) and retired_at is null returning id
  `.execute(db);
  return ended.rows.length;
}
