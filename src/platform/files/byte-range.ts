import type { ByteRange } from "#platform/files/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";

/** Name of a file in the store. */
export const sha256Pattern = /^[0-9a-f]{64}$/;

/** First and last byte of a part; a part that ends beyond the file ends with it. Code: `files.range` (details: sizeBytes). */
export function resolveRange(sizeBytes: number, range: ByteRange | undefined): Result<{ from: number; to: number }> {
  if (range === undefined) return success({ from: 0, to: sizeBytes - 1 });
  const { from, to = sizeBytes - 1 } = range;
  const isSound = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to >= from;
  if (!isSound || from >= sizeBytes) return refusal("files.range", { sizeBytes });
  return success({ from, to: Math.min(to, sizeBytes - 1) });
}

/** Leaves out the first `skip` bytes and ends after `length`; errors when the source ends before. */
export function cutStream(
  source: ReadableStream<Uint8Array>,
  skip: number,
  length: number,
): ReadableStream<Uint8Array> {
  let toSkip = skip;
  let left = length;
  return source.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start(controller) {
        if (length === 0) controller.terminate();
      },
      transform(chunk, controller) {
        const part = chunk.subarray(Math.min(toSkip, chunk.length)).subarray(0, left);
        toSkip = Math.max(0, toSkip - chunk.length);
        left -= part.length;
        if (part.length > 0) controller.enqueue(part);
        if (left === 0) controller.terminate();
      },
      flush() {
        if (left > 0) throw new Error("A stored file ended before its last byte.");
      },
    }),
  );
}
