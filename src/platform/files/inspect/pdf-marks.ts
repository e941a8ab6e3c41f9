import { constants, inflateSync } from "node:zlib";
import type { ByteSource, FileFinding } from "#platform/files/port.ts";

/** How much of a PDF is looked through; a longer one is told as looked at in part. */
const mostBytes = 128 * 1024 * 1024;
const windowBytes = 1024 * 1024;
/** A name across the border of two windows is seen in the second. */
const overlapBytes = 2048;
const mostObjectStreams = 2000;
const mostInflatedBytes = 4 * 1024 * 1024;
const mostInflatedInAll = 64 * 1024 * 1024;

const codesOf: readonly (readonly [code: FileFinding["code"], names: readonly string[]])[] = [
  ["file.pdf-encrypted", ["Encrypt"]],
  ["file.pdf-script", ["JavaScript", "JS"]],
  ["file.pdf-launch", ["Launch", "ImportData", "SubmitForm"]],
  ["file.pdf-embedded", ["EmbeddedFile", "EmbeddedFiles", "RichMedia"]],
];
const wanted = new Set(codesOf.flatMap(([, names]) => names));

/**
 * What a PDF carries beside its pages, by the names of ISO 32000-2 in the file and in its packed object streams; names written
 * with #41 escapes are read. An encrypted PDF hides its strings but not these names.
 */
export async function readPdfMarks(source: ByteSource): Promise<FileFinding[]> {
  const seen = new Set<string>();
  const inspectedBytes = Math.min(source.sizeBytes, mostBytes);
  let inflatedBytes = 0;
  let objectStreams = 0;
  let unread = 0;
  for (let at = 0; at < inspectedBytes; at += windowBytes - overlapBytes) {
    const window = Buffer.from(await source.read(at, Math.min(windowBytes, inspectedBytes - at)));
    const text = window.toString("latin1");
    collectNames(text, seen);
    for (const { start, end } of objectStreamsIn(text)) {
      objectStreams += 1;
      if (objectStreams > mostObjectStreams || inflatedBytes > mostInflatedInAll) break;
      const packed = end === null ? await source.read(at + start, windowBytes) : window.subarray(start, end);
      const inflated = inflate(packed);
      if (inflated === null) unread += 1;
      else inflatedBytes += inflated.length;
      collectNames(inflated ?? "", seen, true);
    }
    if (window.length < windowBytes) break;
  }
  const findings = codesOf.filter(([, names]) => names.some((name) => seen.has(name))).map(([code]) => ({ code }));
  // What is encrypted cannot be unpacked; that is told already.
  const isHidden = unread > 0 && !seen.has("Encrypt");
  const isCounted = objectStreams <= mostObjectStreams && inflatedBytes <= mostInflatedInAll;
  const isWhole = inspectedBytes === source.sizeBytes && isCounted && !isHidden;
  return isWhole ? findings : [...findings, { code: "file.pdf-partly-inspected", details: { inspectedBytes } }];
}

const namePattern = /\/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){2,40})(?=[\s\0()<>[\]{}/%]|$)/g;

/**
 * "/JS" alone also turns up in packed pictures, about once in 10 MB: outside object streams it counts before "(", "<" or a
 * reference only. The longer names do not come about by chance.
 */
function collectNames(text: string, seen: Set<string>, isUnpacked = false): void {
  for (const { 0: found, 1: written = "", index } of text.matchAll(namePattern)) {
    const name = written.replace(/#(..)/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (!wanted.has(name)) continue;
    const after = text.slice(index + found.length, index + found.length + 24);
    if (name === "JS" && !isUnpacked && !/^\s*(\(|<|\d+\s+\d+\s+R)/.test(after)) continue;
    seen.add(name);
  }
}

/** Where the bytes of each packed `/Type /ObjStm … stream` begin and end; end is null beyond this window. */
function* objectStreamsIn(text: string): Generator<{ start: number; end: number | null }> {
  let end = text.indexOf("endstream");
  for (const { index } of text.matchAll(/\/(?:O|#4[fF])bjStm(?![A-Za-z])/g)) {
    const word = /stream\r?\n/.exec(text.slice(index, index + overlapBytes));
    if (!word) continue;
    const start = index + word.index + word[0].length;
    // One that is not packed has been read with the rest.
    if (!text.slice(Math.max(0, index - 512), start).includes("/F")) continue;
    // Looked for once and kept while it lies ahead: thousands of heads may share one end.
    if (end >= 0 && end < start) end = text.indexOf("endstream", start);
    yield { start, end: end < 0 ? null : end };
  }
}

function inflate(packed: Uint8Array): string | null {
  try {
    return inflateSync(packed, { maxOutputLength: mostInflatedBytes, finishFlush: constants.Z_SYNC_FLUSH }).toString(
      "latin1",
    );
  } catch {
    // Encrypted, packed in another way, broken, or larger than any object stream is.
    return null;
  }
}

/** Readers look for "%%EOF" near the end (ISO 32000-2, 7.5.5); without it the upload was cut off. */
export async function isPdfCutOff(source: ByteSource): Promise<boolean> {
  const tail = Buffer.from(await source.read(Math.max(0, source.sizeBytes - 2048), 2048));
  return !tail.includes("%%EOF");
}
