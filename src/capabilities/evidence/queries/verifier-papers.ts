import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import type { EvidenceRole } from "../contract/evidence.ts";
import type { Seat } from "../rules/settle.ts";
import type { VerifierPlace } from "./verifier-places.ts";

export interface DeskPaper extends EvidenceRole {
  readonly pageCount: number | null;
  readonly scanState: "clean" | "not-configured" | "unavailable";
  readonly uploadedAt: Date;
  /** Where the same document also stands. */
  readonly alsoAt: readonly { readonly title: string | null; readonly indicator: string }[];
  /** What the look at the file itself told, as stored. */
  readonly facts: unknown;
}

export interface PastDecision {
  readonly seat: Seat;
  readonly outcome: "accept" | "lower" | "reject";
  readonly claimedLevel: number;
  readonly decidedLevel: number;
  readonly reason: string | null;
  readonly sentence: string | null;
  readonly decidedAt: Date;
  readonly by: string;
  /** False when claim or papers have changed since. */
  readonly holds: boolean;
}

export interface DeskFile {
  readonly papers: readonly DeskPaper[];
  /** Calendar day on which the innovation was applied, as its profile says. */
  readonly appliedOn: string | null;
  readonly decisions: readonly PastDecision[];
  readonly secondLook: { readonly sentence: string; readonly requestedAt: Date } | null;
}

interface PaperRow {
  readonly id: string;
  readonly document_id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly sha256: string;
  readonly page_count: number | null;
  readonly scan_state: DeskPaper["scanState"];
  readonly uploaded_at: Date;
  readonly basis: string | null;
  readonly letter_number: string | null;
  readonly letter_on: string | null;
  readonly subject: string | null;
  readonly pages: string | null;
  readonly covers_year: number | null;
  readonly facts: unknown;
  readonly also_at: DeskPaper["alsoAt"] | null;
}

/** Papers of one place with their other uses, every decision ever taken there, and the request for another look. */
export async function deskFile(db: Db, place: VerifierPlace): Promise<DeskFile> {
  const isEntry = isAt(place.entryId);
  const papers = await sql<PaperRow>`
    select r.id, d.id as document_id, d.file_name, d.media_type, d.size_bytes, d.sha256, d.page_count, d.scan_state, d.uploaded_at,
      r.basis, r.letter_number, r.letter_on, r.subject, r.pages, r.covers_year, d.facts,
      (select jsonb_agg(distinct jsonb_build_object('title', p.title, 'indicator', o.indicator))
       from evidence_role o
         left join round_entry_overview p on p.region_code = o.region_code and p.entry_id = o.entry_id
       where o.document_id = d.id and o.retired_at is null and o.id <> r.id) as also_at
    from evidence_role r join document d on d.region_code = r.region_code and d.id = r.document_id
    where r.round_year = ${place.roundYear} and r.entry_id ${isEntry} and r.indicator = ${place.indicator} and r.retired_at is null
    order by r.created_at, r.id
  `.execute(db);
  const decisions = await sql<Omit<PastDecision, "holds"> & { readonly digest: string }>`
    select seat, outcome, claimed_level as "claimedLevel", decided_level as "decidedLevel", reason_code as reason, sentence,
      decided_at as "decidedAt", decided_by as by, basis_digest as digest
    from evidence_decision
    where round_year = ${place.roundYear} and entry_id ${isEntry} and indicator = ${place.indicator}
    order by decided_at desc, seat desc
  `.execute(db);
  const looks = await sql<{ readonly sentence: string; readonly requestedAt: Date }>`
    select sentence, requested_at as "requestedAt" from second_look_request
    where round_year = ${place.roundYear} and entry_id ${isEntry} and indicator = ${place.indicator}
      and basis_digest = ${place.standing.digest}
  `.execute(db);
  const applied = await sql<{ readonly day: string | null }>`
    select profile ->> 'appliedOn' as day from round_entry_overview where entry_id ${isEntry}
  `.execute(db);
  return {
    appliedOn: applied.rows[0]?.day ?? null,
    papers: papers.rows.map((row) => paperOf(row, place)),
    decisions: decisions.rows.map(({ digest, ...row }) => ({ ...row, holds: digest === place.standing.digest })),
    secondLook: looks.rows[0] ?? null,
  };
}

const isAt = (entryId: RoundEntryId | null) => (entryId === null ? sql`is null` : sql`= ${entryId}::uuid`);

const paperOf = (row: PaperRow, place: VerifierPlace): DeskPaper => ({
  roundYear: place.roundYear,
  entryId: place.entryId,
  indicator: place.indicator,
  id: row.id,
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
  pageCount: row.page_count,
  scanState: row.scan_state,
  uploadedAt: row.uploaded_at,
  alsoAt: row.also_at ?? [],
  facts: row.facts,
});
