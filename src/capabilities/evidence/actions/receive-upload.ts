import { createHash } from "node:crypto";
import type { FinishedUpload } from "#platform/uploads/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import type { DocumentDeps } from "../deps.ts";
import { documentByHash } from "../queries/documents.ts";
import { maxLargeBytes, maxLargeBytesByName } from "../rules/file-kinds.ts";
import { announceContents } from "../store/document.ts";
import { checkQuota } from "./add-document.ts";
import { lookAtFile } from "./prepare-file.ts";

/** Stored bytes outlast the upload that brought them (48 hours), so that its form still finds them. */
const waitMs = 3 * 86_400_000;

/** Before the first byte of a large file. Codes: `evidence.too-large`, `evidence.quota-exceeded`; null: let it come. */
export async function mayStartUpload(
  deps: Pick<DocumentDeps, "database">,
  regionCode: RegionCode,
  about: { readonly fileName: string; readonly sizeBytes: number },
): Promise<Refusal | null> {
  const maxBytes = maxLargeBytesByName(about.fileName);
  if (about.sizeBytes > maxBytes) return refusal("evidence.too-large", { maxBytes });
  const room = await deps.database.inRegion(regionCode, (db) => checkQuota(db, regionCode, about.sizeBytes));
  return room.ok ? null : room;
}

/**
 * Looks at a large file that has come whole and stores its bytes; a form makes it a document later, or the sweep takes them.
 * Codes: those of a document's file, `evidence.quota-exceeded`, `files.*`.
 */
export async function receiveUpload(
  deps: Pick<DocumentDeps, "database" | "clock" | "files" | "inspectFile" | "scanner">,
  upload: FinishedUpload,
): Promise<Result<{ readonly sha256: string }>> {
  const { regionCode } = upload.owner;
  const seen = await lookAtFile(deps, { ...upload, bytes: () => upload.bytes() });
  if (!seen.ok) return seen;
  const hash = createHash("sha256");
  for await (const chunk of upload.bytes()) hash.update(chunk);
  const sha256 = hash.digest("hex");
  const room = await deps.database.inRegion(regionCode, async (db) => {
    const isKnown = (await documentByHash(db, sha256)) !== null;
    const fits = isKnown ? ({ ok: true } as const) : await checkQuota(db, regionCode, upload.sizeBytes);
    if (fits.ok) await announceContents(db, [sha256], new Date(deps.clock.now().getTime() + waitMs));
    return fits;
  });
  if (!room.ok) return room;
  const stored = await deps.files.put(upload.bytes(), { maxBytes: maxLargeBytes, expectedBytes: upload.sizeBytes });
  return stored.ok ? success({ sha256: stored.value.sha256 }) : stored;
}
