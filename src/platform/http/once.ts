import { createHash } from "node:crypto";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Answer } from "./answer.ts";
import type { FirstOrRepeat, KeptAnswer, RequestKey } from "./port.ts";
import type { Site } from "./site.ts";

/** The second of two clicks waits this long for the answer to the first. */
const longestWaitMs = 20_000;
const lookAgainMs = 60;
/** A first attempt that has not answered by then was cut off; whether it saved anything is not known. */
const abandonedMs = 60_000;

export const isRequestKey = (key: string): boolean => /^[\x21-\x7e]{1,200}$/.test(key);

export const hashOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/**
 * Does `run` once per person and key; equal repeats get the first answer for 24 h, a double click waits for it.
 * A refusal changed nothing and frees the key. Codes: `request.key-reused`, `request.outcome-unknown`.
 */
export async function answerOnce(
  site: Site,
  key: RequestKey,
  requestHash: string,
  run: () => Promise<Answer>,
): Promise<Result<Answer>> {
  const first = await firstOrRepeat(site, key, requestHash);
  if (first.kind === "other-content") return refusal("request.key-reused");
  if (first.kind === "running") return refusal("request.outcome-unknown");
  if (first.kind === "repeat") return success(replayed(first.answer));
  const answer = await run().catch(async (error: unknown) => {
    await site.answeredRequests.release(key);
    throw error;
  });
  await remember(site, key, answer);
  return success(answer);
}

async function firstOrRepeat(site: Site, key: RequestKey, requestHash: string): Promise<FirstOrRepeat> {
  const giveUpAt = performance.now() + longestWaitMs;
  for (;;) {
    const now = site.clock.now();
    const found = await site.answeredRequests.begin(key, requestHash, now);
    const isAbandoned = found.kind === "running" && now.getTime() - found.since.getTime() > abandonedMs;
    if (found.kind !== "running" || isAbandoned || performance.now() > giveUpAt) return found;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

async function remember(site: Site, key: RequestKey, answer: Answer): Promise<void> {
  const kept = keptOf(answer);
  try {
    if (kept) await site.answeredRequests.keep(key, kept);
    else await site.answeredRequests.release(key);
  } catch (error) {
    // The work is done and answered; a repeat will hear that the outcome has to be looked up.
    site.log.error("An answer could not be kept for repeats", { region: key.regionCode, error });
  }
}

/** Cookies are not kept: they carry session tokens. Files are answers to reading, not to changing. */
function keptOf(answer: Answer): KeptAnswer | null {
  if (answer.status >= 400 || typeof answer.body !== "string") return null;
  return { status: answer.status, headers: answer.headers, body: answer.body };
}

const replayed = (kept: KeptAnswer): Answer => ({ ...kept, headers: { ...kept.headers, "Idempotent-Replay": "true" } });
