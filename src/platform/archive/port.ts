import type { Result } from "#shared/result.ts";

export interface ArchiveLimits {
  readonly maxEntries: number;
  /** Of all files together, unpacked. */
  readonly maxInflatedBytes: number;
  /** Unpacked size over packed size of one file; small files may be denser. */
  readonly maxRatio: number;
}

/** A file in an archive; folders are not named. */
export interface ArchiveFile {
  /** With "/" between folders, never leaving the folder it would be unpacked in. */
  readonly path: string;
  /** As the directory declares it. */
  readonly sizeBytes: number;
  /** Codes: `archive.broken`, `archive.bomb`, `archive.too-large` (details: maxBytes). */
  read(maxBytes: number): Promise<Result<Uint8Array>>;
}

export interface OpenedArchive {
  readonly files: readonly ArchiveFile[];
  close(): void;
}

/**
 * Opens a ZIP whose directory is checked before a byte is unpacked.
 * Codes: `archive.broken`, `archive.encrypted`, `archive.too-many` (details: limit), `archive.bomb`, `archive.path`.
 */
export type OpenArchive = (bytes: Uint8Array, limits: ArchiveLimits) => Promise<Result<OpenedArchive>>;
