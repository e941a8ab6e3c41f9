import type { Details } from "#shared/result.ts";
import { type Language, say } from "#shared/text.ts";
import { refusalTexts } from "./refusals.ts";

/** The sentence for a refusal of this room; the code itself for one that has none. */
export const sayRefusal = (code: string, details: Details | undefined, language: Language): string =>
  describeRefusal(code, details, language) ?? code;

/** The same; undefined for a code of another room. */
export function describeRefusal(code: string, details: Details | undefined, language: Language): string | undefined {
  const text = refusalTexts[code];
  if (text === undefined) return undefined;
  const { retryAfterSeconds, least, most } = details ?? {};
  return say(text, language, {
    ...(typeof retryAfterSeconds === "number" ? { minutes: Math.ceil(retryAfterSeconds / 60) } : {}),
    ...(typeof least === "number" ? { least } : {}),
    ...(typeof most === "number" ? { most } : {}),
  });
}
