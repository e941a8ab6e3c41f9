import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { type Figure, rounded } from "./figure.ts";
import { acceptEncoding } from "./load.ts";
import type { Site } from "./site.ts";

interface Wire {
  readonly bytes: number;
  readonly text: string;
}

/** The body as it travels: `fetch` would unpack it and hide its size. */
function onTheWire(url: string): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { "accept-encoding": acceptEncoding } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}`));
        const body = Buffer.concat(parts);
        const encoding = answer.headers["content-encoding"];
        const plain = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
        resolve({ bytes: body.length, text: plain.toString("utf8") });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** Everything of this site that a browser fetches by itself for this page. */
function fetchedBy(html: string): readonly string[] {
  const tags = html.match(/<(?:link|script|img|source|iframe)\b[^>]*>/g) ?? [];
  const loads = tags.filter(
    (tag) => !tag.startsWith("<link") || /rel="[^"]*(?:stylesheet|icon|preload|manifest)/.test(tag),
  );
  return loads.flatMap((tag) => /\s(?:href|src)="(\/[^"]*)"/.exec(tag)?.[1] ?? []);
}

const fetchedByStyle = (css: string): readonly string[] =>
  [...css.matchAll(/url\(["']?(\/[^)"']+)["']?\)/g)].flatMap(([, address]) => address ?? []);

async function firstVisit(site: Site, path: string): Promise<number> {
  const page = await onTheWire(site.url + path);
  const wanted = new Set(fetchedBy(page.text));
  let bytes = page.bytes;
  // A Set visits what is added meanwhile: a style sheet brings its own pictures.
  for (const address of wanted) {
    const part = await onTheWire(site.url + address);
    bytes += part.bytes;
    if (address.endsWith(".css")) for (const more of fetchedByStyle(part.text)) wanted.add(more);
  }
  return bytes;
}

/** HTML, styles, icons and scripts of each public page with an empty browser: bodies as they travel, without headers. */
export async function benchPageBytes(site: Site): Promise<readonly Figure[]> {
  const { text } = await onTheWire(`${site.url}/katalog`);
  const innovation = /href="(\/katalog\/[^"?]+)"/.exec(text)?.[1];
  if (innovation === undefined) throw new Error("The catalogue links to no innovation");
  const paths = ["/", "/katalog", innovation, "/statistik", "/masuk"];
  const figures: Figure[] = [];
  for (const path of paths) {
    const bytes = await firstVisit(site, path);
    figures.push({
      name: `first visit of ${path}, all files`,
      value: rounded(bytes / 1_000),
      unit: "KB",
      aim: { is: "<=", than: 20 },
    });
  }
  return figures;
}
