import type { Db } from "#platform/database/port.ts";
import { roundEntryIdSchema } from "#shared/ids.ts";
import type { EvidenceRole } from "../contract/evidence.ts";

/** A role with what its document is, as the rules of evidence look at it. */
export interface StandingRole extends EvidenceRole {
  readonly scanState: string;
  /** What the inspection of the file found; codes of `file.*`. */
  readonly fileFindings: readonly { readonly code: string; readonly details?: Readonly<Record<string, unknown>> }[];
  readonly createdAt: Date;
}

/** Reads what the document store wrote; anything else counts as no finding. */
export function fileFindingsOf(facts: unknown): StandingRole["fileFindings"] {
  if (!Array.isArray(facts)) return [];
  return facts.flatMap((fact: unknown) => {
    if (typeof fact !== "object" || fact === null || !("code" in fact) || typeof fact.code !== "string") return [];
    const details =
      "details" in fact && typeof fact.details === "object" && fact.details !== null ? fact.details : null;
    return [{ code: fact.code, ...(details === null ? {} : { details: { ...details } }) }];
  });
}

/** Roles that serve now: of a round, or of one document, or of one role by id; the oldest first. */
export async function standingRoles(
  db: Db,
  at: { readonly roundYear?: number; readonly documentId?: string; readonly id?: string; readonly entryId?: string },
): Promise<readonly StandingRole[]> {
  let query = db
    .selectFrom("evidence_role as r")
    .innerJoin("document as d", (join) =>
      join.onRef("d.region_code", "=", "r.region_code").onRef("d.id", "=", "r.document_id"),
    )
    .selectAll("r")
    .select(["d.file_name", "d.media_type", "d.size_bytes", "d.sha256", "d.scan_state", "d.facts"])
    .where("r.retired_at", "is", null);
  if (at.roundYear !== undefined) query = query.where("r.round_year", "=", at.roundYear);
  if (at.documentId !== undefined) query = query.where("r.document_id", "=", at.documentId);
  if (at.id !== undefined) query = query.where("r.id", "=", at.id);
  if (at.entryId !== undefined) query = query.where("r.entry_id", "=", roundEntryIdSchema.parse(at.entryId));
  const rows = await query.orderBy("r.created_at").orderBy("r.id").execute();
  return rows.map((row) => ({
    id: row.id,
    roundYear: row.round_year,
    entryId: row.entry_id,
    indicator: row.indicator,
    documentId: row.document_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    basis: row.basis,
    letterNumber: row.letter_number,
    letterOn: row.letter_on,
    subject: row.subject,
    pages: row.pages,
    coversYear: row.covers_year,
    scanState: row.scan_state,
    fileFindings: fileFindingsOf(row.facts),
    createdAt: row.created_at,
  }));
}

/** For other rooms: every role that serves in a round. The transaction is bound to the region. */
export async function rolesOf(db: Db, roundYear: number): Promise<readonly EvidenceRole[]> {
  const roles = await standingRoles(db, { roundYear });
  return roles.map(({ scanState: _scan, fileFindings: _findings, createdAt: _at, ...role }) => role);
}
