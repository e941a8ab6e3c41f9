import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { type Answer, takesEncoding } from "./answer.ts";
import type { Asset, Assets } from "./port.ts";

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** As the build names its files: site-AB12CD34.css. */
const hashedName = /-[A-Z0-9]{8}\.\w+$/;

/** Reads a folder of built files into memory, each also compressed. Kinds without a type above are not served. */
export async function loadAssets(folder: string): Promise<Assets> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new Error(`The built files are missing in ${folder}; run the build`, { cause: error });
  });
  const found = new Map<string, Asset>();
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    found.set(relative(folder, file).split(sep).join("/"), await loadAsset(file, type));
  }
  return { find: (name) => found.get(name) };
}

async function loadAsset(file: string, type: string): Promise<Asset> {
  const bytes = await readFile(file);
  const isText = /text|json|svg|javascript|manifest/.test(type);
  const [packed, br] = isText ? await Promise.all([compressGzip(bytes), compressBrotli(bytes)]) : [null, null];
  const etag = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  return { type, etag, isImmutable: hashedName.test(file), bytes, gzip: packed, br };
}

export function answerAsset(asset: Asset, acceptEncoding: string | undefined, ifNoneMatch: string | undefined): Answer {
  const [encoding, body] =
    asset.br && takesEncoding(acceptEncoding, "br")
      ? (["br", asset.br] as const)
      : asset.gzip && takesEncoding(acceptEncoding, "gzip")
        ? (["gzip", asset.gzip] as const)
        : (["", asset.bytes] as const);
  const etag = `"${asset.etag}${encoding && `-${encoding}`}"`;
  const headers = {
    "Content-Type": asset.type,
    "Cache-Control": asset.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
    Vary: "Accept-Encoding",
    ETag: etag,
  };
  if (ifNoneMatch?.includes(etag)) return { status: 304, headers, body: null };
  return { status: 200, headers: encoding ? { ...headers, "Content-Encoding": encoding } : headers, body };
}
