import { isSvg, isWebPage, readMarkup } from "./markup.ts";
import { unknownType } from "./media-types.ts";

/** Bytes at the start that a type is known by; `at` counts from 0. Longer signatures before shorter ones. */
const signatures: readonly (readonly [mediaType: string, hex: string, at?: number])[] = [
  ["application/pdf", "255044462d"],
  ["image/jpeg", "ffd8ff"],
  ["image/png", "89504e470d0a1a0a"],
  ["image/gif", "474946383761"],
  ["image/gif", "474946383961"],
  ["image/tiff", "49492a00"],
  ["image/tiff", "4d4d002a"],
  ["application/zip", "504b0304"],
  ["application/zip", "504b0506"],
  ["application/x-ole-storage", "d0cf11e0a1b11ae1"],
  ["text/rtf", "7b5c727466"],
  ["application/vnd.rar", "526172211a07"],
  ["application/x-7z-compressed", "377abcaf271c"],
  ["application/gzip", "1f8b08"],
  ["video/webm", "1a45dfa3"],
  ["audio/ogg", "4f676753"],
  ["audio/mpeg", "494433"],
  ["image/webp", "57454250", 8],
  ["video/x-msvideo", "41564920", 8],
  ["audio/wav", "57415645", 8],
];

/** What starts a program, by name for the reader. MZ stands for every Windows program. */
const programs: readonly (readonly [format: string, hex: string])[] = [
  ["windows", "4d5a"],
  ["elf", "7f454c46"],
  ["mach-o", "feedface"],
  ["mach-o", "feedfacf"],
  ["mach-o", "cefaedfe"],
  ["mach-o", "cffaedfe"],
  ["java-class", "cafebabe"],
  ["android", "6465780a"],
  ["wasm", "0061736d"],
  ["windows-shortcut", "4c00000001140200"],
  ["script", "2321"],
];

const brands: Readonly<Record<string, string>> = {
  "qt  ": "video/quicktime",
  heic: "image/heic",
  heix: "image/heic",
  mif1: "image/heic",
  msf1: "image/heic",
  avif: "image/avif",
  "M4A ": "audio/mp4",
  "M4B ": "audio/mp4",
};

const startsWith = (head: Buffer, hex: string, at = 0): boolean =>
  head.subarray(at, at + hex.length / 2).equals(Buffer.from(hex, "hex"));

/** The program format that a file begins with; null for none. */
export const programOf = (head: Buffer): string | null =>
  programs.find(([, hex]) => startsWith(head, hex))?.[0] ?? null;

/**
 * The media type by the first bytes alone (4 KB or more, fewer when the file is shorter). A ZIP may be an office document:
 * its directory tells. Leading bytes before "%PDF-" are not looked through here.
 */
export function detectType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (programOf(head) !== null && !startsWith(head, "2321")) return "application/x-executable";
  for (const [mediaType, hex, at] of signatures) {
    const isRiff = at === undefined || startsWith(head, "52494646");
    if (isRiff && startsWith(head, hex, at)) return mediaType;
  }
  const brand = head.toString("latin1", 4, 8) === "ftyp" ? head.toString("latin1", 8, 12) : null;
  if (brand !== null) return brands[brand] ?? (brand.startsWith("3g") ? "video/3gpp" : "video/mp4");
  if (startsWith(head, "424d") && isBitmap(head)) return "image/bmp";
  return detectText(head);
}

/** "BM" alone begins many a word: the size of the second header decides. */
const isBitmap = (head: Buffer): boolean =>
  head.length >= 26 && [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14));

function detectText(head: Buffer): string {
  const text = readMarkup(head);
  if (text === null) return unknownType;
  if (isWebPage(text)) return "text/html";
  if (isSvg(text)) return "image/svg+xml";
  if (/^\s*<\?xml\s/i.test(text)) return "application/xml";
  return text.trim() === "" ? unknownType : "text/plain";
}
