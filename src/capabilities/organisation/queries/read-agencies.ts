import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import { type AgencyId, agencyIdSchema } from "#shared/ids.ts";
import { type Agency, agencyConfidenceSchema } from "../contract/agency.ts";

interface AgencyTableRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly slug: string;
  readonly name: string;
  readonly abbreviation: string | null;
  readonly kind: string;
  readonly affair_codes: string[];
  readonly confidence: string;
  readonly evidence: string | null;
  readonly note: string | null;
  readonly is_active: boolean;
}

const toAgency = (row: AgencyTableRow): Agency => ({
  id: agencyIdSchema.parse(row.id),
  parentId: row.parent_id === null ? null : agencyIdSchema.parse(row.parent_id),
  slug: row.slug,
  name: row.name,
  abbreviation: row.abbreviation,
  kind: row.kind,
  affairCodes: row.affair_codes,
  confidence: agencyConfidenceSchema.parse(row.confidence),
  evidence: row.evidence,
  note: row.note,
  isActive: row.is_active,
});

const columns = sql`id, parent_id, slug, name, abbreviation, kind, affair_codes, confidence, evidence, note, is_active`;

/** All agencies of the transaction's region, sorted by name as people sort. */
export async function readAgencies(db: Db): Promise<readonly Agency[]> {
  const found = await sql<AgencyTableRow>`
    select ${columns} from agency order by name collate "id-x-icu", slug
  `.execute(db);
  return found.rows.map(toAgency);
}

export async function readAgency(db: Db, id: AgencyId): Promise<Agency | null> {
  const found = await sql<AgencyTableRow>`select ${columns} from agency where id = ${id}`.execute(db);
  const [row] = found.rows;
  return row === undefined ? null : toAgency(row);
}

export async function readAgencyBySlug(db: Db, slug: string): Promise<Agency | null> {
  const found = await sql<AgencyTableRow>`select ${columns} from agency where slug = ${slug}`.execute(db);
  const [row] = found.rows;
  return row === undefined ? null : toAgency(row);
}
