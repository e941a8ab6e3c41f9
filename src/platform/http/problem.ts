import { STATUS_CODES } from "node:http";
import type { Details, Problem, Refusal } from "#shared/result.ts";
import type { Language } from "#shared/text.ts";
import type { Answer } from "./answer.ts";
import type { Site } from "./site.ts";
import { statusOfRefusal } from "./status-of-refusal.ts";

export const problemType = "application/problem+json; charset=utf-8";

/** Body of every refused API call (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors: readonly Problem[];
  readonly details?: Details;
}

/** The one mapper from a refusal to problem+json. */
export function problemAnswer(
  site: Pick<Site, "describeRefusal">,
  asked: { readonly path: string; readonly requestId: string; readonly language: Language },
  refused: Omit<Refusal, "ok">,
): Answer {
  const { code, details, errors = [] } = refused;
  const status = statusOfRefusal(code);
  const detail = site.describeRefusal?.(code, details ?? {}, asked.language);
  const body: ProblemBody = {
    type: `urn:intan:problem:${code}`,
    title: STATUS_CODES[status] ?? "Error",
    status,
    ...(detail === undefined ? {} : { detail }),
    instance: asked.path,
    code,
    requestId: asked.requestId,
    errors,
    ...(details === undefined ? {} : { details }),
  };
  const wait = details?.["retryAfterSeconds"];
  return {
    status,
    headers: {
      "Content-Type": problemType,
      "Cache-Control": "no-store",
      "Content-Language": asked.language,
      ...(status === 401 ? { "WWW-Authenticate": 'Bearer realm="intan"' } : {}),
      ...(typeof wait === "number" ? { "Retry-After": String(Math.ceil(wait)) } : {}),
    },
    body: JSON.stringify(body),
  };
}
