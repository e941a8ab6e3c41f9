import { rm } from "node:fs/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { ByteRange, FilePlace, FileStore } from "#platform/files/port.ts";
import type { Log } from "#platform/logging/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { cutStream, resolveRange, sha256Pattern } from "./byte-range.ts";
import { receive } from "./receive.ts";
import { isNotFound, isOutsideRange, refusalOfService } from "./s3-fault.ts";
import { uploadFile, type Where } from "./s3-upload.ts";
import { prepareTemporaryFolder } from "./temporary-files.ts";

export interface S3Options {
  readonly place: Extract<FilePlace, { kind: "s3" }>;
  /** Where a file lies while it is received and hashed: the hash is its key, so nothing can be sent before its end. */
  readonly temporaryFolder: string;
  readonly log: Log;
  readonly connectMs?: number;
  /** A service that sends and takes nothing for this long is given up. */
  readonly idleMs?: number;
  /** Of one request, answer included. */
  readonly longestMs?: number;
}

/** Files in a bucket of an S3-compatible service, at `<prefix><sha256>`. */
export async function createS3Store(options: S3Options): Promise<FileStore> {
  const { place, temporaryFolder, log } = options;
  await prepareTemporaryFolder(temporaryFolder);
  const client = new S3Client({
    endpoint: place.endpoint,
    region: place.region,
    forcePathStyle: true,
    credentials: { accessKeyId: place.accessKey, secretAccessKey: place.secretKey },
    // With the defaults, checksums travel as trailers; services that do not know these store them inside the file.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: options.connectMs ?? 5_000,
      socketTimeout: options.idleMs ?? 30_000,
      requestTimeout: options.longestMs ?? 5 * 60_000,
      throwOnRequestTimeout: true,
    },
  });
  const where = (sha256: string): Where => {
    if (!sha256Pattern.test(sha256)) throw new Error("A file is named by 64 hexadecimal digits.");
    return { Bucket: place.bucket, Key: place.prefix + sha256 };
  };
  /** Null: there is none. */
  const sizeOf = async (at: Where): Promise<number | null> => {
    try {
      return (await client.send(new HeadObjectCommand(at))).ContentLength ?? 0;
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  };
  const guarded = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    try {
      return await work();
    } catch (error) {
      return refusalOfService(error, log);
    }
  };
  return {
    async put(bytes, limits) {
      const received = await receive(bytes, limits, temporaryFolder);
      if (!received.ok) return received;
      const { path, sha256, sizeBytes } = received.value;
      try {
        return await guarded(async () => {
          const at = where(sha256);
          if ((await sizeOf(at)) !== sizeBytes) await uploadFile(client, at, path, sizeBytes, log);
          return success({ sha256, sizeBytes });
        });
      } finally {
        await rm(path, { force: true });
      }
    },
    async open(sha256, range) {
      const at = where(sha256);
      return guarded(() => openObject(client, at, range));
    },
    async has(sha256) {
      const at = where(sha256);
      return guarded(async () => {
        const isThere = (await sizeOf(at)) !== null;
        // An answer to HEAD has no body: "no such bucket" looks like "no such file" and would be taken for a lost document.
        if (!isThere) await client.send(new HeadBucketCommand({ Bucket: place.bucket }));
        return success(isThere);
      });
    },
    async remove(sha256) {
      const at = where(sha256);
      return guarded(async () => {
        await client.send(new DeleteObjectCommand(at));
        return success(null);
      });
    },
    health: () =>
      guarded(async () => {
        await client.send(new HeadBucketCommand({ Bucket: place.bucket }));
        return success(null);
      }),
    async close() {
      client.destroy();
    },
  };
}

async function openObject(client: S3Client, where: Where, range: ByteRange | undefined) {
  // A range that cannot be is refused before it is asked: services read "bytes=-1-" in their own way.
  const asked = range === undefined ? undefined : resolveRange(Number.MAX_SAFE_INTEGER, range);
  try {
    if (asked?.ok === false) return refusal("files.range", { sizeBytes: await lengthOf(client, where) });
    const header = asked === undefined ? {} : { Range: `bytes=${asked.value.from}-${range?.to ?? ""}` };
    const { Body, ContentRange, ContentLength = 0 } = await client.send(new GetObjectCommand({ ...where, ...header }));
    // A service may ignore the range or read it in its own way: what it says that it sends is cut to what was asked.
    const sent = /^bytes (\d+)-\d+\/(\d+)$/.exec(ContentRange ?? "");
    const sizeBytes = Number(sent?.[2] ?? ContentLength);
    if (Body === undefined) throw new Error("The file service sent no body.");
    const stream = Body.transformToWebStream() as ReadableStream<Uint8Array>;
    const part = resolveRange(sizeBytes, range);
    if (!part.ok) {
      await stream.cancel();
      return part;
    }
    const { from, to } = part.value;
    return success({ sizeBytes, from, to, stream: cutStream(stream, from - Number(sent?.[1] ?? 0), to - from + 1) });
  } catch (error) {
    if (isNotFound(error)) return refusal("files.not-found");
    if (isOutsideRange(error)) return refusal("files.range", { sizeBytes: await lengthOf(client, where) });
    throw error;
  }
}

const lengthOf = async (client: S3Client, where: Where): Promise<number> =>
  (await client.send(new HeadObjectCommand(where))).ContentLength ?? 0;
