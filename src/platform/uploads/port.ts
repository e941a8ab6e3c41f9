import type { ByteSource } from "#platform/files/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Refusal, Result } from "#shared/result.ts";

/** Where the protocol is served. */
export const uploadPath = "/unggah";

/** Whose upload it is: region and the actor's key ("person:<id>"). Everybody else is told that there is none. */
export interface UploadOwner {
  readonly regionCode: RegionCode;
  readonly actorKey: string;
}

export interface ReceivedUpload {
  readonly id: string;
  /** As sent: not yet cleaned for showing. */
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A whole upload that a room looks at before it stores it. */
export interface FinishedUpload {
  readonly id: string;
  readonly owner: UploadOwner;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** From the first byte, at every call. */
  bytes(): AsyncIterable<Uint8Array>;
  /** For a look at parts of it. */
  readonly source: ByteSource;
}

/** What a room asks after a form named an upload. */
export interface UploadReader {
  /**
   * The finished upload; asking twice answers the same until it expires (48 h).
   * Codes: `upload.not-found` (also: somebody else's, expired), `upload.unfinished` (details: offsetBytes, sizeBytes),
   * and what receiving refused: `files.*` and the codes of the room that looked at the bytes.
   */
  take(owner: UploadOwner, id: string): Promise<Result<ReceivedUpload>>;
}

/** What the HTTP adapter hands a request of the tus protocol to, once it knows who asks. */
export interface UploadHandler {
  /** Who may send anything at all; everybody signed in when not told. Codes: `access.*`. */
  permits?(actor: Actor): { readonly ok: true } | Refusal;
  handle(request: Request, owner: UploadOwner): Promise<Response>;
}
