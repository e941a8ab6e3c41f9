import { type Details, type Refusal, refusal } from "#shared/result.ts";

/** Status of tus for each code; the protocol gives some of them a meaning. */
const statuses: Readonly<Record<string, number>> = {
  "upload.not-found": 404,
  "upload.offset-conflict": 409,
  "upload.expired": 410,
  "upload.too-large": 413,
  "upload.busy": 423,
  "upload.too-many-open": 429,
  "files.disk-full": 507,
  "files.unavailable": 503,
};

const codes: Readonly<Record<number, string>> = {
  400: "upload.malformed",
  403: "upload.malformed",
  404: "upload.not-found",
  409: "upload.offset-conflict",
  410: "upload.expired",
  412: "upload.malformed",
  413: "upload.too-large",
};

/** Carries a refusal through the tus library, which reads `status_code` and `body`. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  readonly status_code: number;
  readonly body: string;

  constructor({ code, details }: Refusal) {
    super(code);
    this.status_code = statuses[code] ?? 422;
    this.body = JSON.stringify({ code, details });
  }
}

export const refuse = (code: string, details?: Details): UploadRefused => new UploadRefused(refusal(code, details));

/** What a person reads of a failed answer: problem+json (RFC 9457) with our code, never the library's words. */
export function problemOf(
  status: number,
  body: string,
): { type: string; status: number; code: string; details?: unknown } {
  let own: { code?: unknown; details?: unknown } = {};
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === "object" && parsed !== null) own = parsed;
  } catch {
    // The library's own errors are plain words.
  }
  const code = typeof own.code === "string" ? own.code : (codes[status] ?? "server.failed");
  return { type: "about:blank", status, code, ...(own.details === undefined ? {} : { details: own.details }) };
}
