import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzipSync } from "node:zlib";
import { type Answer, takesEncoding, toResponse } from "./answer.ts";
import type { HeaderFields } from "./headers.ts";
import { createKeptPages, type KeptPage, type KeptPages } from "./kept-pages.ts";
import type { CatalogueVersion } from "./port.ts";

const mostBytes = 64 * 1024 * 1024;
const brotli = promisify(brotliCompress);
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export interface PageCache {
  /**
   * The finished page of this key, else `make` once for all that ask at the same time. Kept only when it is a plain 200
   * and the release did not move meanwhile. Answers at once on a hit.
   */
  answer(key: string, asked: HeaderFieldsAsked, make: () => Promise<Answer>): Response | Promise<Response>;
  readonly kept: Pick<KeptPages, "count" | "sizeBytes">;
}

export interface HeaderFieldsAsked {
  readonly requestId: string;
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** Finished anonymous pages in memory, for one release of the catalogue at a time. */
export function createPageCache(version: CatalogueVersion, everywhere: HeaderFields): PageCache {
  const kept = createKeptPages(mostBytes);
  const inFlight = new Map<string, Promise<Answer | KeptPage>>();
  version.onChange(() => kept.clear());

  const render = async (key: string, at: string | null, make: () => Promise<Answer>): Promise<Answer | KeptPage> => {
    const answer = await make();
    if (answer.status !== 200 || answer.cookies?.length || typeof answer.body !== "string") return answer;
    const page = finish(answer.body, answer.headers["Content-Type"] ?? "text/html; charset=utf-8");
    if (at === null || version.current() !== at) return page;
    kept.put(key, page);
    return page;
  };

  const pack = (key: string, page: KeptPage): void => {
    if (page.br || page.isPacking) return;
    page.isPacking = true;
    // A page without this encoding is whole: the next visitors get gzip.
    brotli(page.plain, brotliOptions).then(
      (br) => kept.addBrotli(key, page, br),
      () => undefined,
    );
  };

  return {
    kept,
    answer(address, asked, make) {
      const at = version.current();
      const key = `${at}\n${address}`;
      const page = at === null ? undefined : kept.get(key);
      if (page) {
        pack(key, page);
        return respond(page, asked, everywhere);
      }
      let rendering = inFlight.get(key);
      if (!rendering) {
        rendering = render(key, at, make).finally(() => inFlight.delete(key));
        inFlight.set(key, rendering);
      }
      return rendering.then((made) =>
        "plain" in made
          ? respond(made, asked, everywhere)
          : toResponse(made, everywhere, asked.requestId, asked.acceptEncoding),
      );
    },
  };
}

function finish(text: string, type: string): KeptPage {
  const plain = Buffer.from(text);
  const etag = createHash("sha256").update(type).update(plain).digest("base64url").slice(0, 22);
  return { type, etag, plain, gzip: gzipSync(plain, { level: 6 }), br: null, isPacking: false };
}

function respond(page: KeptPage, asked: HeaderFieldsAsked, everywhere: HeaderFields): Response {
  const [encoding, body] = bestEncoding(page, asked.acceptEncoding);
  const headers: Record<string, string> = {
    ...everywhere,
    "Content-Type": page.type,
    // Kept by browsers, asked for each time: a release shows at once.
    "Cache-Control": "no-cache",
    Vary: "Accept-Encoding, Cookie",
    ETag: `"${page.etag}${encoding}"`,
    "X-Request-Id": asked.requestId,
  };
  const known = knownTag(page, asked.ifNoneMatch);
  if (known) return new Response(null, { status: 304, headers: { ...headers, ETag: known } });
  if (encoding !== "") headers["Content-Encoding"] = encoding.slice(1);
  return new Response(body, { status: 200, headers });
}

function bestEncoding(page: KeptPage, accepted: string | undefined): ["" | "-br" | "-gzip", Uint8Array<ArrayBuffer>] {
  if (page.br && takesEncoding(accepted, "br")) return ["-br", page.br as Uint8Array<ArrayBuffer>];
  if (takesEncoding(accepted, "gzip")) return ["-gzip", page.gzip as Uint8Array<ArrayBuffer>];
  return ["", page.plain as Uint8Array<ArrayBuffer>];
}

/** A browser that holds any encoding of this very page needs no other. */
function knownTag(page: KeptPage, ifNoneMatch: string | undefined): string | undefined {
  if (ifNoneMatch === undefined || !ifNoneMatch.includes(page.etag)) return undefined;
  return ["", "-gzip", "-br"].map((encoding) => `"${page.etag}${encoding}"`).find((tag) => ifNoneMatch.includes(tag));
}
