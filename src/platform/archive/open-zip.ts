import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { ArchiveFile, ArchiveLimits, OpenArchive, OpenedArchive } from "#platform/archive/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";

/** Below this size a file may be as dense as it likes. */
const ratioFreeBytes = 2 ** 20;

const isBomb = (inflated: number, packed: number, limits: ArchiveLimits): boolean =>
  inflated > ratioFreeBytes && inflated > packed * limits.maxRatio;

const broken = refusal("archive.broken");

/** yauzl refuses names that leave the folder by an error without a code. */
const isPathFault = (error: unknown): boolean =>
  error instanceof Error && /absolute path|invalid relative path|invalid characters in fileName/.test(error.message);

async function inflate(zip: ZipFile, entry: Entry, maxBytes: number, limits: ArchiveLimits): Promise<Result<Buffer>> {
  if (entry.uncompressedSize > maxBytes) return refusal("archive.too-large", { maxBytes });
  try {
    const chunks: Uint8Array[] = [];
    let inflated = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError("A zip stream gives bytes");
      inflated += chunk.length;
      if (inflated > maxBytes) return refusal("archive.too-large", { maxBytes });
      // The directory may lie: what really comes out is counted.
      if (isBomb(inflated, entry.compressedSize, limits)) return refusal("archive.bomb");
      chunks.push(chunk);
    }
    return success(Buffer.concat(chunks));
  } catch {
    // Whatever the packer got wrong, the file cannot be had.
    return broken;
  }
}

async function readDirectory(zip: ZipFile, limits: ArchiveLimits): Promise<Result<readonly ArchiveFile[]>> {
  if (zip.entryCount > limits.maxEntries) return refusal("archive.too-many", { limit: limits.maxEntries });
  const files: ArchiveFile[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    if (entry.isEncrypted()) return refusal("archive.encrypted");
    declared += entry.uncompressedSize;
    const isTooMuch = declared > limits.maxInflatedBytes;
    if (isTooMuch || isBomb(entry.uncompressedSize, entry.compressedSize, limits)) return refusal("archive.bomb");
    if (files.length >= limits.maxEntries) return refusal("archive.too-many", { limit: limits.maxEntries });
    files.push({
      path: entry.fileName,
      sizeBytes: entry.uncompressedSize,
      read: (maxBytes) => inflate(zip, entry, maxBytes, limits),
    });
  }
  return success(files);
}

/** Opens a ZIP held in memory. */
export const openZip: OpenArchive = async (bytes, limits): Promise<Result<OpenedArchive>> => {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    });
  } catch {
    // Not a ZIP, or cut off before its directory.
    return broken;
  }
  const files = await readDirectory(zip, limits).catch((error: unknown) =>
    isPathFault(error) ? refusal("archive.path") : broken,
  );
  if (files.ok) return success({ files: files.value, close: () => zip.close() });
  zip.close();
  return files;
};
