import { type Result, refusal, success } from "#shared/result.ts";

/** Reads JSON text; null stands for bytes that are not UTF-8. Refuses with `index.refused` and `json.broken` at "$". */
export function parseJson(text: string | null): Result<unknown> {
  try {
    const raw: unknown = text === null ? undefined : JSON.parse(text);
    if (raw !== undefined) return success(raw);
  } catch {
    // The parser throws on what people send; the refusal below names it.
  }
  return refusal("index.refused", undefined, [{ path: "$", code: "json.broken", expected: "one JSON value in UTF-8" }]);
}
