import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { ratioFreeBytes } from "#platform/spreadsheet/limits.ts";
import type { SpreadsheetLimits, WorkbookSource } from "#platform/spreadsheet/port.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

export interface Archive {
  /** Names of the parts, without a leading slash. */
  readonly names: ReadonlySet<string>;
  /** Chunks of one part, counted while inflating. Unknown names have no chunks. */
  chunks(name: string): AsyncIterable<Uint8Array>;
  close(): void;
}

const brokenArchive = (cause: unknown): SpreadsheetRefused =>
  new SpreadsheetRefused("spreadsheet.broken-archive", undefined, { cause });

async function readDirectory(zip: ZipFile, limits: SpreadsheetLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries)
    throw new SpreadsheetRefused("spreadsheet.too-large", { what: "parts", limit: limits.maxEntries });
  const entries = new Map<string, Entry>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= limits.maxEntries)
      throw new SpreadsheetRefused("spreadsheet.too-large", { what: "parts", limit: limits.maxEntries });
    if (entry.isEncrypted()) throw new SpreadsheetRefused("spreadsheet.encrypted");
    declared += entry.uncompressedSize;
    refuseBomb(entry.fileName, entry.uncompressedSize, entry.compressedSize, limits);
    entries.set(entry.fileName, entry);
  }
  if (declared > 4 * limits.maxInflatedBytes) throw new SpreadsheetRefused("spreadsheet.zip-bomb", { bytes: declared });
  return entries;
}

function refuseBomb(part: string, inflated: number, compressed: number, limits: SpreadsheetLimits): void {
  const isDense = inflated > ratioFreeBytes && inflated > compressed * limits.maxRatio;
  if (isDense || inflated > limits.maxInflatedBytes)
    throw new SpreadsheetRefused("spreadsheet.zip-bomb", { part, bytes: inflated });
}

async function openZip(source: WorkbookSource): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  try {
    if ("path" in source) return await openPromise(source.path, options);
    const { buffer, byteOffset, byteLength } = source.bytes;
    return await fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), options);
  } catch (cause) {
    throw brokenArchive(cause);
  }
}

/**
 * Opens a zip for reading by part name. The central directory is checked before anything is inflated,
 * and the bytes that really come out are counted: a directory may lie.
 * @throws SpreadsheetRefused `spreadsheet.broken-archive`, `.encrypted`, `.zip-bomb`, `.too-large`
 */
export async function openArchive(source: WorkbookSource, limits: SpreadsheetLimits): Promise<Archive> {
  const zip = await openZip(source);
  let inflatedBefore = 0;
  const entries = await readDirectory(zip, limits).catch((cause: unknown) => {
    zip.close();
    throw cause instanceof SpreadsheetRefused ? cause : brokenArchive(cause);
  });

  async function* inflate(entry: Entry): AsyncGenerator<Uint8Array> {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    let inflated = 0;
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError("A zip stream gives bytes");
      inflated += chunk.length;
      refuseBomb(entry.fileName, inflated, entry.compressedSize, limits);
      if (inflatedBefore + inflated > limits.maxInflatedBytes)
        throw new SpreadsheetRefused("spreadsheet.zip-bomb", { bytes: inflatedBefore + inflated });
      yield chunk;
    }
    inflatedBefore += inflated;
  }

  return {
    names: new Set(entries.keys()),
    async *chunks(name) {
      const entry = entries.get(name);
      if (entry === undefined) return;
      try {
        yield* inflate(entry);
      } catch (cause) {
        throw cause instanceof SpreadsheetRefused ? cause : brokenArchive(cause);
      }
    },
    close: () => zip.close(),
  };
}
