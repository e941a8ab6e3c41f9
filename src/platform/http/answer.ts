import { promisify } from "node:util";
import { gzip, gzipSync } from "node:zlib";
import type { HeaderFields } from "./headers.ts";

/** An answer before it becomes a Response: with words for a body it can be kept, compressed and replayed. */
export interface Answer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: string | Uint8Array | ReadableStream<Uint8Array> | null;
  /** `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
}

type ResponseBody = ConstructorParameters<typeof Response>[0];

const gzipLater = promisify(gzip);
const smallestGzipBytes = 1024;
const largestInlineBytes = 256 * 1024;

const spellings = {
  br: /(?:^|[,\s])br\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i,
  gzip: /(?:^|[,\s])gzip\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i,
};

/** True when the `Accept-Encoding` header takes this encoding. */
export function takesEncoding(header: string | undefined, encoding: "br" | "gzip"): boolean {
  if (header === undefined) return false;
  const found = spellings[encoding].exec(header);
  return found !== null && Number(found[1] ?? 1) > 0;
}

/**
 * Makes the Response, with all headers given to its constructor: setting them afterwards leaves the fast path of the
 * adapter (6,900 against 9,700 answers a second).
 */
export async function toResponse(
  answer: Answer,
  everywhere: HeaderFields,
  requestId: string,
  acceptEncoding: string | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { ...everywhere, ...answer.headers, "X-Request-Id": requestId };
  let body: ResponseBody = asBody(answer.body);
  if (typeof answer.body === "string" && answer.body.length >= smallestGzipBytes) {
    headers["Vary"] = headers["Vary"] ? `Accept-Encoding, ${headers["Vary"]}` : "Accept-Encoding";
    if (takesEncoding(acceptEncoding, "gzip")) {
      body =
        answer.body.length <= largestInlineBytes ? gzipSync(answer.body, { level: 5 }) : await gzipLater(answer.body);
      headers["Content-Encoding"] = "gzip";
    }
  }
  if (!answer.cookies?.length) return new Response(body, { status: answer.status, headers });
  const lines = answer.cookies.map((line): [string, string] => ["Set-Cookie", line]);
  return new Response(body, { status: answer.status, headers: [...Object.entries(headers), ...lines] });
}

// An empty body stays null: 204 and 304 must not have one, and the adapter then sets no default type.
const asBody = (body: Answer["body"]): ResponseBody => (body === "" ? null : (body as ResponseBody));
