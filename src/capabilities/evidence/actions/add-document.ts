import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { suppliers, supplyReach } from "../contract/access.ts";
import type { AddedDocument } from "../contract/document.ts";
import type { DocumentDeps } from "../deps.ts";
import { documentByHash, quotaOf } from "../queries/documents.ts";
import { fileFindings } from "../queries/round-evidence.ts";
import { maxPlainBytes } from "../rules/file-kinds.ts";
import { announceContents, insertDocuments, lockQuota, takeContents } from "../store/document.ts";
import { type PreparedFile, prepareFile } from "./prepare-file.ts";

export interface AddDocumentInput {
  readonly regionCode: RegionCode;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** How long stored bytes wait for their row before they are swept. */
export const contentWaitMs = 86_400_000;

/** Codes: `access.*`. Whoever could give the paper no role has nothing to hand in. */
export function permitHandingIn(actor: Actor, regionCode: RegionCode): { readonly ok: true } | Refusal {
  const allowed = permit(actor, suppliers, { regionCode });
  if (!allowed.ok) return allowed;
  const reach = supplyReach(actor, regionCode);
  return reach === "all" || reach.size > 0 ? { ok: true } : refusal("access.forbidden", { needed: suppliers.anyOf });
}

/** Refuses what would not fit any more; `evidence.quota-exceeded` with what is left. */
export async function checkQuota(db: Db, regionCode: RegionCode, moreBytes: number): Promise<{ ok: true } | Refusal> {
  const { maxBytes, usedBytes } = await quotaOf(db, regionCode);
  const leftBytes = Math.max(0, maxBytes - usedBytes);
  return moreBytes <= leftBytes
    ? { ok: true }
    : refusal("evidence.quota-exceeded", { maxBytes, usedBytes, leftBytes, neededBytes: moreBytes });
}

type FileOfRow = Omit<PreparedFile, "bytes">;

const answerOf = (file: FileOfRow, id: string, isKnown: boolean): AddedDocument => ({
  id,
  isKnown,
  fileName: file.fileName,
  mediaType: file.mediaType,
  sizeBytes: file.sizeBytes,
  sha256: file.sha256,
  scanState: file.scanState === "clean" || file.scanState === "unavailable" ? file.scanState : "not-configured",
  findings: fileFindings(null, { fileFindings: file.findings, scanState: file.scanState }).map((finding) => ({
    ...finding,
  })),
});

/**
 * Somebody of an agency, or the programme manager, hands in a file. The bytes are stored first, then the row: a crash between
 * leaves no document, and the sweep takes the bytes after a day. Bytes that the region has already answer the same document.
 * Codes beside those of the file: `evidence.quota-exceeded`, `evidence.changed-meanwhile`, `files.*`.
 */
export async function addDocument(
  deps: DocumentDeps,
  actor: Actor,
  input: AddDocumentInput,
): Promise<Result<AddedDocument>> {
  const { regionCode } = input;
  const allowed = permitHandingIn(actor, regionCode);
  if (!allowed.ok) return allowed;
  const prepared = await prepareFile(deps, input);
  if (!prepared.ok) return prepared;
  const file = prepared.value;
  const isRoom = await deps.database.inRegion(regionCode, async (db) => {
    if ((await documentByHash(db, file.sha256)) !== null) return { ok: true } as const;
    const room = await checkQuota(db, regionCode, file.sizeBytes);
    if (room.ok) await announceContents(db, [file.sha256], new Date(deps.clock.now().getTime() + contentWaitMs));
    return room;
  });
  if (!isRoom.ok) return isRoom;
  // Also when a row stands: should its bytes have been lost, they are whole again.
  const stored = await deps.files.put(file.bytes, { maxBytes: maxPlainBytes, expectedBytes: file.sizeBytes });
  if (!stored.ok) return stored;
  return deps.database.inRegion(regionCode, (db) => addRow(deps, actor, db, regionCode, file));
}

/** Makes stored bytes that were announced a document. Codes: `evidence.quota-exceeded`, `evidence.changed-meanwhile`. */
export async function addRow(
  deps: Pick<DocumentDeps, "newId" | "clock" | "journal">,
  actor: Actor,
  db: Db,
  regionCode: RegionCode,
  file: FileOfRow,
): Promise<Result<AddedDocument>> {
  await lockQuota(db, regionCode);
  const known = await documentByHash(db, file.sha256);
  const room = known === null ? await checkQuota(db, regionCode, file.sizeBytes) : { ok: true as const };
  if (!room.ok) return room;
  if (known === null && !(await takeContents(db, [file.sha256]))) return refusal("evidence.changed-meanwhile");
  const rows = await insertDocuments(
    db,
    regionCode,
    [{ ...file, id: deps.newId() }],
    actorKey(actor),
    deps.clock.now(),
  );
  const row = rows.get(file.sha256);
  if (row === undefined) throw new Error("a document was neither added nor found");
  if (row.isNew) {
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "evidence.document-added",
      subject: { kind: "document", id: row.id },
      // No file name: people write names of persons into them.
      facts: { sha256: file.sha256, sizeBytes: file.sizeBytes, mediaType: file.mediaType, scan: file.scanState },
    });
  }
  return success(answerOf(file, row.id, !row.isNew));
}
