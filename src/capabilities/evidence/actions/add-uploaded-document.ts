import type { ByteSource, FileStore } from "#platform/files/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Refusal, Result } from "#shared/result.ts";
import type { AddedDocument } from "../contract/document.ts";
import type { UploadDeps } from "../deps.ts";
import { addRow, permitHandingIn } from "./add-document.ts";
import { lookAtFile } from "./prepare-file.ts";

export interface AddUploadedInput {
  readonly regionCode: RegionCode;
  /** Of an upload that this person has sent. */
  readonly uploadId: string;
}

class StoreFault extends Error {
  override readonly name = "StoreFault";
  readonly refused: Refusal;
  constructor(refused: Refusal) {
    super(refused.code);
    this.refused = refused;
  }
}

async function openStored(files: FileStore, sha256: string, from: number, to: number) {
  const opened = await files.open(sha256, { from, to });
  if (!opened.ok) throw new StoreFault(opened);
  return opened.value.stream;
}

const sourceIn = (files: FileStore, sha256: string, sizeBytes: number): ByteSource => ({
  sizeBytes,
  async read(from, length) {
    const end = Math.min(sizeBytes, from + length);
    if (end <= from) return new Uint8Array();
    return new Uint8Array(await new Response(await openStored(files, sha256, from, end - 1)).arrayBuffer());
  },
});

async function* streamOf(files: FileStore, sha256: string, sizeBytes: number): AsyncGenerator<Uint8Array> {
  yield* await openStored(files, sha256, 0, sizeBytes - 1);
}

/**
 * Somebody of an agency, or the programme manager, hands in a large file that went up in pieces. Naming the upload twice answers
 * the same document. It is looked at and scanned again: what was seen on arrival is not kept, and signatures may be newer.
 * Codes beside those of `addDocument`: `upload.not-found` (also somebody else's), `upload.unfinished`, `upload.busy`.
 */
export async function addUploadedDocument(
  deps: UploadDeps,
  actor: Actor,
  { regionCode, uploadId }: AddUploadedInput,
): Promise<Result<AddedDocument>> {
  const allowed = permitHandingIn(actor, regionCode);
  if (!allowed.ok) return allowed;
  const taken = await deps.uploads.take({ regionCode, actorKey: actorKey(actor) }, uploadId);
  if (!taken.ok) return taken;
  const { fileName, sha256, sizeBytes } = taken.value;
  try {
    const seen = await lookAtFile(deps, {
      fileName,
      source: sourceIn(deps.files, sha256, sizeBytes),
      bytes: () => streamOf(deps.files, sha256, sizeBytes),
    });
    if (!seen.ok) return seen;
    const file = { ...seen.value, sha256 };
    return await deps.database.inRegion(regionCode, (db) => addRow(deps, actor, db, regionCode, file));
  } catch (error) {
    if (error instanceof StoreFault) return error.refused;
    throw error;
  }
}
