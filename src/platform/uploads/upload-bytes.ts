import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { hasCode } from "#platform/database/error-code.ts";
import type { ByteSource } from "#platform/files/port.ts";
import { refusalOfWriting } from "#platform/files/receive.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import { UploadRefused } from "./upload-refused.ts";

export const uploadIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface UploadBytes {
  /** How much is there: the offset to go on from. 0 when nothing has come yet. */
  sizeOf(regionCode: RegionCode, id: string): Promise<number>;
  /** Writes what comes from `offset` on, and keeps it when the line drops. Answers the new offset. */
  write(regionCode: RegionCode, id: string, offset: number, source: Readable): Promise<number>;
  stream(regionCode: RegionCode, id: string): AsyncIterable<Uint8Array>;
  source(regionCode: RegionCode, id: string, sizeBytes: number): ByteSource;
  remove(regionCode: RegionCode, id: string): Promise<void>;
  /** Every upload that has bytes here, with the moment of its last write. */
  all(): Promise<readonly { readonly regionCode: RegionCode; readonly ids: ReadonlyMap<string, Date> }[]>;
}

/** Bytes of unfinished uploads: `<folder>/<region>/<id>.part`, 0600. Several servers share the folder or keep people to one of them. */
export async function createUploadBytes(folder: string): Promise<UploadBytes> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (regionCode: RegionCode, id: string): string => {
    if (!uploadIdPattern.test(id)) throw new Error("An upload is named by a uuid.");
    return join(folder, regionCode, `${id}.part`);
  };
  return {
    async sizeOf(regionCode, id) {
      try {
        return (await stat(pathOf(regionCode, id))).size;
      } catch (error) {
        if (hasCode(error, "ENOENT")) return 0;
        throw error;
      }
    },
    async write(regionCode, id, offset, source) {
      await mkdir(join(folder, regionCode), { recursive: true, mode: 0o700 });
      return writeFrom(pathOf(regionCode, id), offset, source);
    },
    stream: (regionCode, id) => createReadStream(pathOf(regionCode, id)),
    source: (regionCode, id, sizeBytes) => readFrom(pathOf(regionCode, id), sizeBytes),
    remove: (regionCode, id) => rm(pathOf(regionCode, id), { force: true }),
    async all() {
      const regions = (await readdir(folder))
        .map((name) => regionCodeSchema.safeParse(name))
        .filter(({ success }) => success);
      return Promise.all(
        regions.map(async ({ data }) => {
          const regionCode = regionCodeSchema.parse(data);
          return { regionCode, ids: await idsIn(join(folder, regionCode)) };
        }),
      );
    },
  };
}

async function writeFrom(path: string, offset: number, source: Readable): Promise<number> {
  // "a" would write at the end whatever the offset; a place of its own makes a second writer harmless.
  const handle = await open(path, offset === 0 ? "w" : "r+", 0o600);
  let at = offset;
  try {
    for await (const chunk of source) {
      if (!(chunk instanceof Uint8Array)) continue;
      let written = 0;
      while (written < chunk.length) {
        written += (await handle.write(chunk, written, chunk.length - written, at + written)).bytesWritten;
      }
      at += written;
    }
  } catch (error) {
    // A line that drops is an error of the stream; one of the disk carries the call that failed.
    if (error instanceof Error && "syscall" in error && error.syscall === "write") {
      throw new UploadRefused(refusalOfWriting(error));
    }
    throw error;
  } finally {
    await handle.datasync().catch(() => undefined);
    await handle.close();
  }
  return at;
}

const readFrom = (path: string, sizeBytes: number): ByteSource => ({
  sizeBytes,
  async read(from, length) {
    const handle = await open(path, "r");
    try {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, sizeBytes - from)));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  },
});

async function idsIn(folder: string): Promise<ReadonlyMap<string, Date>> {
  const ids = new Map<string, Date>();
  for (const name of await readdir(folder)) {
    const id = name.replace(/\.part$/, "");
    const found = uploadIdPattern.test(id) ? await stat(join(folder, name)).catch(() => null) : null;
    if (found !== null) ids.set(id, found.mtime);
  }
  return ids;
}
