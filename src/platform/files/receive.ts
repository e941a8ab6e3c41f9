import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileBytes, PutLimits } from "#platform/files/port.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { ownTemporaryPrefix } from "./temporary-files.ts";

/** A file that lies complete, hashed and synced below a temporary name. Whoever gets it renames or removes it. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Writes bytes to a new file (0600) while hashing them. A refusal leaves no file behind. Codes as in `FileStore.put`. */
export async function receive(bytes: FileBytes, limits: PutLimits, folder: string): Promise<Result<Received>> {
  const path = join(folder, `${ownTemporaryPrefix()}${randomUUID()}.part`);
  let handle: FileHandle;
  try {
    handle = await open(path, "wx", 0o600);
  } catch (error) {
    return refusalOfWriting(error);
  }
  let result: Result<Received>;
  try {
    result = await writeAll(handle, path, bytes, limits);
  } finally {
    await handle.close();
  }
  if (!result.ok) await rm(path, { force: true });
  return result;
}

async function writeAll(
  handle: FileHandle,
  path: string,
  bytes: FileBytes,
  limits: PutLimits,
): Promise<Result<Received>> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const source = chunksOf(bytes, limits.signal);
  for (;;) {
    const next = await source();
    if (next === "broken") return cutOff(sizeBytes, limits);
    if (next === "end") break;
    sizeBytes += next.length;
    if (sizeBytes > limits.maxBytes) {
      source.giveUp();
      return refusal("files.too-large", { maxBytes: limits.maxBytes });
    }
    hash.update(next);
    try {
      await writeChunk(handle, next);
    } catch (error) {
      source.giveUp();
      return refusalOfWriting(error);
    }
  }
  if (limits.expectedBytes !== undefined && sizeBytes !== limits.expectedBytes) return cutOff(sizeBytes, limits);
  try {
    await handle.sync();
  } catch (error) {
    return refusalOfWriting(error);
  }
  return success({ path, sha256: hash.digest("hex"), sizeBytes });
}

async function writeChunk(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.length) written += (await handle.write(chunk, written)).bytesWritten;
}

const cutOff = (receivedBytes: number, { expectedBytes }: PutLimits): Refusal =>
  refusal("files.cut-off", { receivedBytes, ...(expectedBytes === undefined ? {} : { expectedBytes }) });

interface Chunks {
  (): Promise<Uint8Array | "end" | "broken">;
  giveUp(): void;
}

/** One chunk a call. A source that hangs is left behind when the signal fires; its own clean-up is not waited for. */
function chunksOf(bytes: FileBytes, signal: AbortSignal | undefined): Chunks {
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    if (bytes instanceof Uint8Array) yield bytes;
    else yield* bytes;
  };
  const iterator = bytes instanceof Uint8Array ? whole() : bytes[Symbol.asyncIterator]();
  const aborted = new Promise<"broken">((resolve) => {
    if (signal?.aborted) resolve("broken");
    signal?.addEventListener("abort", () => resolve("broken"), { once: true });
  });
  const giveUp = (): void => void Promise.resolve(iterator.return?.()).catch(() => undefined);
  const next = async (): Promise<Uint8Array | "end" | "broken"> => {
    // What broke on the sender's side is no fault of the store: the caller hears `files.cut-off`.
    const read = iterator.next().then(
      ({ done, value }) => (done === true ? ("end" as const) : value),
      () => "broken" as const,
    );
    const first = await Promise.race([aborted, read]);
    if (first === "broken") giveUp();
    return first;
  };
  return Object.assign(next, { giveUp });
}

const fullDisk = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What a failed write means to the person who sent the file; anything unexpected is thrown on. */
export function refusalOfWriting(error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (fullDisk.has(code)) return refusal("files.disk-full");
  if (["EACCES", "EPERM", "EROFS"].includes(code)) return refusal("files.unavailable", { reason: "denied" });
  if (["EIO", "ENOENT", "ENOTDIR", "ESTALE", "EMFILE", "ENFILE"].includes(code)) {
    return refusal("files.unavailable", { reason: "failed" });
  }
  throw error;
}
