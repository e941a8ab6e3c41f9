import { type FileHandle, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { hasCode } from "#platform/database/error-code.ts";
import type { ByteRange, FileStore } from "#platform/files/port.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { resolveRange, sha256Pattern } from "./byte-range.ts";
import { hasSpace } from "./free-space.ts";
import { type Received, receive, refusalOfWriting } from "./receive.ts";
import { prepareTemporaryFolder } from "./temporary-files.ts";

export interface FolderOptions {
  readonly folder: string;
  /** Space that stays free on the disk, bytes; 256 MiB unless told. */
  readonly reserveBytes?: number;
}

/** Files in a folder: `ab/cd/abcd…`, 0600 below folders of 0700. Temporary names stand in `tmp` of the same disk. */
export async function createFolderStore(options: FolderOptions): Promise<FileStore> {
  const { folder, reserveBytes } = options;
  const temporary = join(folder, "tmp");
  await prepareTemporaryFolder(temporary);
  const pathOf = (sha256: string): string => {
    if (!sha256Pattern.test(sha256)) throw new Error("A file is named by 64 hexadecimal digits.");
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(bytes, limits) {
      const wantedBytes = bytes instanceof Uint8Array ? bytes.length : (limits.expectedBytes ?? 0);
      try {
        // Asked before the size: a file beyond the limit is refused as such, however full the disk is.
        if (wantedBytes <= limits.maxBytes && !(await hasSpace(temporary, wantedBytes, reserveBytes)))
          return refusal("files.disk-full");
      } catch (error) {
        return refusalOfWriting(error);
      }
      const received = await receive(bytes, limits, temporary);
      return received.ok ? settle(received.value, pathOf(received.value.sha256)) : received;
    },
    open: async (sha256, range) => openPart(pathOf(sha256), range),
    async has(sha256) {
      try {
        return success((await stat(pathOf(sha256))).isFile());
      } catch (error) {
        return isMissing(error) ? success(false) : refusalOfReading(error);
      }
    },
    async remove(sha256) {
      try {
        await rm(pathOf(sha256), { force: true });
        return success(null);
      } catch (error) {
        return refusalOfWriting(error);
      }
    },
    async health() {
      const probe = await receive(new Uint8Array([1]), { maxBytes: 1 }, temporary);
      if (!probe.ok) return probe;
      await rm(probe.value.path, { force: true });
      return (await hasSpace(temporary, 0, reserveBytes)) ? success(null) : refusal("files.disk-full");
    },
    async close() {
      // Nothing is held open between calls.
    },
  };
}

/** Gives a received file its name. Two senders of the same bytes rename over each other, which changes nothing. */
async function settle(received: Received, path: string): Promise<Result<{ sha256: string; sizeBytes: number }>> {
  const { sha256, sizeBytes } = received;
  try {
    const shard = dirname(path);
    const made = await mkdir(shard, { recursive: true, mode: 0o700 });
    await rename(received.path, path);
    await syncFolder(shard);
    // A new folder is an entry of its parent, which must survive a power cut too.
    if (made !== undefined) {
      await syncFolder(dirname(shard));
      await syncFolder(dirname(dirname(shard)));
    }
    return success({ sha256, sizeBytes });
  } catch (error) {
    await rm(received.path, { force: true });
    return refusalOfWriting(error);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openPart(path: string, range: ByteRange | undefined) {
  let handle: FileHandle;
  try {
    handle = await open(path, "r");
  } catch (error) {
    return isMissing(error) ? refusal("files.not-found") : refusalOfReading(error);
  }
  const { size } = await handle.stat();
  const part = resolveRange(size, range);
  if (!part.ok || part.value.to < part.value.from) await handle.close();
  if (!part.ok) return part;
  const { from, to } = part.value;
  const stream = to < from ? Readable.from([]) : handle.createReadStream({ start: from, end: to });
  return success({ sizeBytes: size, from, to, stream: Readable.toWeb(stream) as ReadableStream<Uint8Array> });
}

const isMissing = (error: unknown): boolean => hasCode(error, "ENOENT", "ENOTDIR");

function refusalOfReading(error: unknown): Refusal {
  if (hasCode(error, "EACCES", "EPERM")) return refusal("files.unavailable", { reason: "denied" });
  if (hasCode(error, "EIO", "ESTALE", "EMFILE", "ENFILE")) return refusal("files.unavailable", { reason: "failed" });
  throw error;
}
