import type { IncomingMessage } from "node:http";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";

/** Weak village lines pause; a line that sends nothing for this long is given up. */
const longestPauseMs = 30_000;

/**
 * Reads a body of at most `maxBytes`. Codes: `form.too-large` (nothing more is read), `form.too-slow`.
 * Throws when the client goes away.
 */
export function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Result<Buffer>> {
  const announced = Number(incoming.headers["content-length"] ?? 0);
  if (announced > maxBytes) return Promise.resolve(tooLarge(maxBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const pause = setTimeout(() => finish(refusal("form.too-slow")), longestPauseMs);
    const onData = (chunk: Buffer): void => {
      pause.refresh();
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) finish(tooLarge(maxBytes));
      else chunks.push(chunk);
    };
    const onEnd = (): void => finish(success(Buffer.concat(chunks, sizeBytes)));
    const onGone = (error?: Error): void => {
      stop();
      reject(new ClientGone("The client went away while sending", { cause: error }));
    };
    const stop = (): void => {
      clearTimeout(pause);
      incoming.off("data", onData).off("end", onEnd).off("error", onGone).off("close", onGone).pause();
      // A late reset of the line must not become an uncaught error.
      incoming.on("error", () => undefined);
    };
    const finish = (result: Result<Buffer>): void => {
      stop();
      resolve(result);
    };
    if (incoming.readableEnded) return finish(success(Buffer.alloc(0)));
    incoming.on("data", onData).on("end", onEnd).on("error", onGone).on("close", onGone);
  });
}

/** Nobody is left to answer; no fault of the server. */
export class ClientGone extends Error {}

const tooLarge = (maxBytes: number): Refusal => refusal("form.too-large", { maxBytes });
