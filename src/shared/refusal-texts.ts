import type { Details } from "#shared/result.ts";
import { type Language, say, type Text } from "#shared/text.ts";

/** Says a refusal in words; undefined for a code that it does not know. */
export type DescribeRefusal = (code: string, details: Details | undefined, language: Language) => string | undefined;

/** Turns a room's table of texts into that function; `{name}` takes the text or number of that detail. */
export const describeWith =
  (texts: Readonly<Record<string, Text>>): DescribeRefusal =>
  (code, details, language) => {
    const found = Object.hasOwn(texts, code) ? texts[code] : undefined;
    if (found === undefined) return undefined;
    const places = Object.entries(details ?? {}).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, value] as const] : [],
    );
    return say(found, language, Object.fromEntries(places));
  };
