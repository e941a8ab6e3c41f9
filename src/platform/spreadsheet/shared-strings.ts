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

class TextStore implements SharedStrings {
  private bytes = new Uint8Array(1 << 16);
  private ends = new Uint32Array(1 << 10);
  private count = 0;
  private used = 0;
  private readonly maxBytes: number;
  // Repeated texts (agencies, stages) lie at the front of the list and are asked for again and again.
  private readonly recent = new Map<number, string>();

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  add(text: string): void {
    if (this.used + text.length * 3 > this.bytes.length) this.grow(text.length * 3);
    if (this.count === this.ends.length) {
      const more = new Uint32Array(this.ends.length * 2);
      more.set(this.ends);
      this.ends = more;
    }
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written;
    this.ends[this.count] = this.used;
    this.count += 1;
  }

  private grow(wanted: number): void {
    if (this.used + wanted > this.maxBytes)
      throw new SpreadsheetRefused("spreadsheet.too-large", { what: "text", limit: this.maxBytes });
    const more = new Uint8Array(Math.min(this.maxBytes, Math.max(this.bytes.length * 1.5, this.used + wanted)));
    more.set(this.bytes.subarray(0, this.used));
    this.bytes = more;
  }

  at(index: number): string | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const known = this.recent.get(index);
    if (known !== undefined) return known;
    const from = index === 0 ? 0 : this.ends[index - 1];
    const text = decoder.decode(this.bytes.subarray(from, this.ends[index]));
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
