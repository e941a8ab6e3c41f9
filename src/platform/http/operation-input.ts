import type { IncomingMessage } from "node:http";
import type * as z from "zod";
import { type Problem, type Result, refusal, success } from "#shared/result.ts";
import { readBody } from "./read-body.ts";

/** A query parameter that comes more than once is a list. */
function queryFields(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/**
 * One input from path, query and JSON body. Codes: `form.too-large`, `form.other-type`, `json.broken`, `input.shape`.
 * A name that comes from two places is refused: nobody can tell which of them was checked elsewhere.
 */
export async function gatherInput(
  incoming: IncomingMessage,
  maxBytes: number,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Promise<Result<{ readonly input: Record<string, unknown>; readonly body: string }>> {
  const read = await readBody(incoming, maxBytes);
  if (!read.ok) return read;
  const body = parseBody(read.value, incoming.headers["content-type"]);
  if (!body.ok) return body;
  const sources: readonly Record<string, unknown>[] = [params, queryFields(query), body.value];
  const names = sources.flatMap((source) => Object.keys(source));
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) {
    return refusal(
      "input.shape",
      undefined,
      twice.map((name) => ({ path: pathOf([name]), code: "input.given-twice" })),
    );
  }
  const input = { ...sources[0], ...sources[1], ...sources[2] };
  if (!canBeStored(input)) return refusal("input.shape", undefined, [{ path: "$", code: "input.unstorable-text" }]);
  return success({ input, body: read.value.toString("latin1") });
}

function parseBody(bytes: Buffer, contentType: string | undefined): Result<Record<string, unknown>> {
  if (bytes.length === 0) return success({});
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? "")) return refusal("form.other-type");
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return success(value as Record<string, unknown>);
    }
    const found = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
    return refusal("input.shape", undefined, [{ path: "$", code: "input.shape", expected: "object", found }]);
  } catch {
    // JSON.parse and the decoder throw on what people send; the answer names it.
    return refusal("json.broken", undefined, [{ path: "$", code: "json.broken" }]);
  }
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; JSON.stringify writes both as escapes. */
const canBeStored = (input: unknown): boolean => !/\\u(?:0000|d[89a-f][0-9a-f]{2})/i.test(JSON.stringify(input));

/** "$.innovations[0].levels.16". */
export function pathOf(keys: readonly PropertyKey[]): string {
  const steps = keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return `$${steps.join("")}`;
}

/** Faults of a schema as problems with a place; values that people sent are not repeated. */
export function problemsOf(error: z.ZodError): readonly Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), code: "input.unknown-field" }));
    }
    const expected = issue.code === "invalid_type" ? issue.expected : issue.message;
    return [{ path: pathOf(issue.path), code: "input.shape", expected }];
  });
}
