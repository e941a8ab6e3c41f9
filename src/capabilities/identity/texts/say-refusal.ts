import type { Details } from "#shared/result.ts";
import { type Language, say } from "#shared/text.ts";
import { refusalTexts } from "./refusals.ts";

/** The sentence for a refusal of this room; the code itself for one that has none. */
export function sayRefusal(code: string, details: Details | undefined, language: Language): string {
  const text = refusalTexts[code];
  if (text === undefined) return code;
  const { retryAfterSeconds, least, most } = details ?? {};
  return say(text, language, {
    ...(typeof retryAfterSeconds === "number" ? { minutes: Math.ceil(retryAfterSeconds / 60) } : {}),
    ...(typeof least === "number" ? { least } : {}),
    ...(typeof most === "number" ? { most } : {}),
  });
}
