import { maxCellCharacters } from "#platform/spreadsheet/limits.ts";
import type { Archive } from "#platform/spreadsheet/open-archive.ts";
import { parseXml } from "#platform/spreadsheet/parse-xml.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

/** Texts that cells name by number, kept as UTF-8 outside the heap: a million of them as strings would fill it. */
export interface SharedStrings {
  at(index: number): string | undefined;
}

const decoder = new TextDecoder("utf-8");
const encoder = new TextEncoder();

// Chunks are never copied: growing one buffer would hold the texts twice. A chunk holds any cell in UTF-8.
const chunkBits = 22;
const chunkBytes = 1 << chunkBits;

const grown = (list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const more = new Uint32Array(list.length * 2);
  more.set(list);
  return more;
};

class TextStore implements SharedStrings {
  private readonly chunks: Uint8Array[] = [];
  private starts = new Uint32Array(1 << 10);
  private lengths = new Uint32Array(1 << 10);
  private count = 0;
  private used = 0;
  private readonly maxBytes: number;
  // Repeated texts (agencies, stages) are asked for again and again.
  private readonly recent = new Map<number, string>();

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  add(text: string): void {
    const room = this.chunks.length * chunkBytes - this.used;
    if (room < text.length * 3) {
      this.used = this.chunks.length * chunkBytes;
      if (this.used >= this.maxBytes)
        throw new SpreadsheetRefused("spreadsheet.too-large", { what: "text", limit: this.maxBytes });
      this.chunks.push(new Uint8Array(chunkBytes));
    }
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts);
      this.lengths = grown(this.lengths);
    }
    const chunk = this.chunks.at(-1)?.subarray(this.used % chunkBytes);
    const written = chunk ? encoder.encodeInto(text, chunk).written : 0;
    this.starts[this.count] = this.used;
    this.lengths[this.count] = written;
    this.used += written;
    this.count += 1;
  }

  at(index: number): string | undefined {
    const start = this.starts[index];
    if (index >= this.count || start === undefined) return undefined;
    const known = this.recent.get(index);
    if (known !== undefined) return known;
    const from = start % chunkBytes;
    const chunk = this.chunks[start >>> chunkBits];
    const text = decoder.decode(chunk?.subarray(from, from + (this.lengths[index] ?? 0)));
    if (this.recent.size >= 4_096) this.recent.clear();
    if (text.length < 100) this.recent.set(index, text);
    return text;
  }
}

/** Undoes `_x000D_`, the way workbooks write characters that XML cannot hold. */
export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Reads the shared texts; rich text is joined, phonetic help left out. */
export async function readSharedStrings(
  archive: Archive,
  part: string | undefined,
  maxBytes: number,
): Promise<SharedStrings> {
  const store = new TextStore(maxBytes);
  if (part === undefined) return store;
  let text = "";
  let isText = false;
  let isPhonetic = false;
  await parseXml(archive.chunks(part), part, {
    open: (tag) => {
      if (tag === "si") text = "";
      else if (tag === "t") isText = true;
      else if (tag === "rPh") isPhonetic = true;
    },
    close: (tag) => {
      if (tag === "si") store.add(unescapeText(text).slice(0, maxCellCharacters));
      else if (tag === "t") isText = false;
      else if (tag === "rPh") isPhonetic = false;
    },
    text: (more) => {
      if (isText && !isPhonetic && text.length <= maxCellCharacters) text += more;
    },
  });
  return store;
}
