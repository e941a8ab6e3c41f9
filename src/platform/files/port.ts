import type { Result } from "#shared/result.ts";

/** Bytes as they come: a whole buffer, a Node or web stream, or what a generator hands over. */
export type FileBytes = Uint8Array | AsyncIterable<Uint8Array>;

export interface PutLimits {
  /** One byte more is refused with `files.too-large`; the rest is not read. */
  readonly maxBytes: number;
  /** When told, fewer or more bytes are refused with `files.cut-off`: a line that broke may look like an end. */
  readonly expectedBytes?: number;
  /** Ends a put that nobody waits for any more; `files.cut-off`. */
  readonly signal?: AbortSignal;
}

export interface StoredFile {
  /** Of the content, 64 hexadecimal digits; its name in the store. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Both ends count from 0 and belong to the range; without `to` it runs to the end. */
export interface ByteRange {
  readonly from: number;
  readonly to?: number;
}

export interface OpenedFile {
  /** Of the whole file, not of the range. */
  readonly sizeBytes: number;
  /** First and last byte that `stream` hands over; `to` is `from - 1` for an empty file. */
  readonly from: number;
  readonly to: number;
  /** Read it to the end or cancel it: it holds a file or a connection. */
  readonly stream: ReadableStream<Uint8Array>;
}

/**
 * Files by the hash of their content, so that equal ones are stored once. A file is there whole or not at all.
 * Codes beside those of each call: `files.unavailable` (details: reason "unreachable", "slow", "denied",
 * "bucket-missing", "failed"): nothing is known then, neither that a file is there nor that it is missing.
 */
export interface FileStore {
  /**
   * Codes: `files.too-large` (details: maxBytes), `files.cut-off` (the source broke, was given up or has another size),
   * `files.disk-full`, `files.unavailable`. After a refusal nothing is stored.
   */
  put(bytes: FileBytes, limits: PutLimits): Promise<Result<StoredFile>>;
  /** Codes: `files.not-found`, `files.range` (details: sizeBytes), `files.unavailable`. */
  open(sha256: string, range?: ByteRange): Promise<Result<OpenedFile>>;
  has(sha256: string): Promise<Result<boolean>>;
  /** Removing what is not there is no fault. The caller knows that no document of any region needs the content. */
  remove(sha256: string): Promise<Result<null>>;
  /** Whether a file could be stored now. */
  health(): Promise<Result<null>>;
  close(): Promise<void>;
}

/** Where the files of this installation lie. */
export type FilePlace =
  | { readonly kind: "folder"; readonly folder: string }
  | {
      readonly kind: "s3";
      /** "https://s3.example.go.id"; the bucket goes into the path, not into the host name. */
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string;
      readonly accessKey: string;
      readonly secretKey: string;
      /** Before every key; "" or ending in "/". */
      readonly prefix: string;
    };

/** Reads any part of a file: at most `length` bytes from `from`, fewer only at the end. */
export interface ByteSource {
  readonly sizeBytes: number;
  read(from: number, length: number): Promise<Uint8Array>;
}

export type FileKind =
  | "pdf"
  | "image"
  | "video"
  | "audio"
  | "office"
  | "archive"
  | "web-page"
  | "program"
  | "text"
  | "unknown";

/** Something that stands out; never a verdict. Codes begin with `file.`, texts belong to the room that shows them. */
export interface FileFinding {
  readonly code: FileFindingCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type FileFindingCode =
  | "file.empty"
  | "file.type-unknown"
  /** details: extension, mediaType. */
  | "file.extension-mismatch"
  /** details: extensions, isProgram (one of them starts a program or a page). */
  | "file.double-extension"
  /** details: extension. The name alone starts a program, whatever the content. */
  | "file.name-of-program"
  /** Right-to-left and other direction marks that turn "exe.pdf" round on the screen. */
  | "file.name-direction"
  | "file.name-control"
  /** Zero-width and other unseen characters. */
  | "file.name-unseen"
  /** Slashes, "..", or a name that Windows keeps for itself. */
  | "file.name-path"
  /** details: bytes. */
  | "file.name-too-long"
  /** details: mediaTypes, at (byte where the second one starts). */
  | "file.polyglot"
  /** details: format. */
  | "file.program"
  | "file.web-page"
  /** details: parts (script, handler, address, foreign, entity). */
  | "file.svg-active"
  /** details: width, height, maxPixels. */
  | "file.image-too-large"
  /** The header says an image, its size cannot be read. */
  | "file.image-broken"
  | "file.pdf-encrypted"
  | "file.pdf-script"
  | "file.pdf-launch"
  | "file.pdf-embedded"
  /** details: at. The header does not stand at the first byte. */
  | "file.pdf-late-header"
  | "file.pdf-cut-off"
  /** details: inspectedBytes. */
  | "file.pdf-partly-inspected"
  | "file.zip-broken"
  | "file.zip-encrypted"
  /** details: inflatedBytes, sizeBytes, entries. */
  | "file.zip-bomb"
  /** details: entry. A path that leaves the folder it is unpacked in. */
  | "file.zip-path"
  | "file.office-macro"
  | "file.video-cut-off";

/** What the content says about a file. */
export interface FileFacts {
  readonly sizeBytes: number;
  readonly kind: FileKind;
  /** By content; "application/octet-stream" when unknown. Never what the sender said. */
  readonly mediaType: string;
  /** The name as it may be shown and offered for download. */
  readonly safeName: string;
  readonly findings: readonly FileFinding[];
  /** Pixels, from the header. */
  readonly image?: { readonly width: number; readonly height: number };
  /** Of MP4 and QuickTime. */
  readonly video?: { readonly seconds: number };
  /** As declared in the directory of a ZIP. */
  readonly archive?: { readonly entries: number; readonly inflatedBytes: number };
}

/** Looks at name and content; answers facts on any bytes and throws only when the source does. */
export type InspectFile = (name: string, source: ByteSource | Uint8Array) => Promise<FileFacts>;
