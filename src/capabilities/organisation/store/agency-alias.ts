import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import { type AgencyId, agencyIdSchema, type RegionCode } from "#shared/ids.ts";

/** Normalised spelling to agency, of the transaction's region. */
export async function readAliases(db: Db): Promise<ReadonlyMap<string, AgencyId>> {
  const found = await sql<{ normalised: string; agency_id: string }>`
    select normalised, agency_id from agency_alias
  `.execute(db);
  return new Map(found.rows.map((row) => [row.normalised, agencyIdSchema.parse(row.agency_id)]));
}

/** The latest answer of a person wins; a file (`keepsEarlier`) never overrules one. True when something changed. */
export async function saveAlias(
  db: Db,
  regionCode: RegionCode,
  alias: { readonly normalised: string; readonly agencyId: AgencyId },
  at: Date,
  { keepsEarlier }: { readonly keepsEarlier: boolean },
): Promise<boolean> {
  const saved = await sql<{ normalised: string }>`
    insert into agency_alias (region_code, normalised, agency_id, created_at)
    values (${regionCode}, ${alias.normalised}, ${alias.agencyId}, ${at})
    on conflict (region_code, normalised) do update set agency_id = excluded.agency_id, created_at = excluded.created_at
      where agency_alias.agency_id <> excluded.agency_id and not ${keepsEarlier}::boolean
    returning normalised
  `.execute(db);
  return saved.rows.length > 0;
}
