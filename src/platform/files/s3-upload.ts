import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { Log } from "#platform/logging/port.ts";

/** Bucket and key of one file. */
export interface Where {
  readonly Bucket: string;
  readonly Key: string;
}

/** Above this size a file travels in parts: a part that failed is sent again alone. */
const largestWholeBytes = 16 * 1024 * 1024;
const partBytes = 8 * 1024 * 1024;
/** S3 takes 10,000 parts. */
const mostParts = 10_000;

/** Sends a file under its key; it appears there whole or not at all. Throws what the service throws. */
export async function uploadFile(
  client: S3Client,
  where: Where,
  path: string,
  sizeBytes: number,
  log: Log,
): Promise<void> {
  const handle = await open(path, "r");
  try {
    if (sizeBytes <= largestWholeBytes) {
      await client.send(new PutObjectCommand({ ...where, ...asBody(await readPart(handle, 0, sizeBytes)) }));
    } else {
      await uploadParts(client, where, handle, sizeBytes, log);
    }
  } finally {
    await handle.close();
  }
  const { ContentLength } = await client.send(new HeadObjectCommand(where));
  if (ContentLength !== sizeBytes) throw new Error("The file service kept another number of bytes than it was sent.");
}

async function uploadParts(
  client: S3Client,
  where: Where,
  handle: FileHandle,
  sizeBytes: number,
  log: Log,
): Promise<void> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...where, ContentType: "application/octet-stream" }),
  );
  if (UploadId === undefined) throw new Error("The file service named no upload.");
  try {
    const size = Math.max(partBytes, Math.ceil(sizeBytes / mostParts));
    const parts: { ETag: string | undefined; PartNumber: number }[] = [];
    for (let at = 0; at < sizeBytes; at += size) {
      const PartNumber = parts.length + 1;
      const body = asBody(await readPart(handle, at, Math.min(size, sizeBytes - at)));
      const { ETag } = await client.send(new UploadPartCommand({ ...where, UploadId, PartNumber, ...body }));
      parts.push({ ETag, PartNumber });
    }
    await client.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts: parts } }));
  } catch (error) {
    // Parts that nobody completes cost space for ever; a rule of the bucket's life cycle catches what a crash leaves.
    await client.send(new AbortMultipartUploadCommand({ ...where, UploadId })).catch((failed: unknown) => {
      log.warn("Parts of a broken upload stay in the bucket", {
        code: failed instanceof Error ? failed.name : "unknown",
      });
    });
    throw error;
  }
}

async function readPart(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, from + filled);
    if (bytesRead === 0) throw new Error("A received file has become shorter.");
    filled += bytesRead;
  }
  return bytes;
}

/** The service compares the digest with what arrived; MD5 guards against a bad line here, not against people. */
const asBody = (bytes: Buffer) => ({
  Body: bytes,
  ContentLength: bytes.length,
  ContentMD5: createHash("md5").update(bytes).digest("base64"),
});
