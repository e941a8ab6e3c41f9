import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16" | "windows-1252";
}

const tryDecode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

// 81, 8D, 8F, 90 and 9D mean nothing in Windows-1252; the other low control characters stand in no list.
const cannotBeText = /[\u0000-\u0008\u000E-\u001F\u0081\u008D\u008F\u0090\u009D]/;

// TextDecoder("windows-1252") of Node 20 reads Latin-1; these are the 27 letters in which the two differ.
const upperHalf = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009F]/g, (letter) => upperHalf.charAt(letter.charCodeAt(0) - 0x80));

/**
 * UTF-16 with its mark, UTF-8 with or without, else Windows-1252, which Excel writes for "CSV (comma delimited)".
 * @throws SpreadsheetRefused `spreadsheet.encoding-unknown`
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (isLittle || isBig) {
    const text = tryDecode(bytes, isLittle ? "utf-16le" : "utf-16be");
    if (text !== undefined) return { text, encoding: "utf-16" };
    throw new SpreadsheetRefused("spreadsheet.encoding-unknown");
  }
  const utf8 = tryDecode(bytes, "utf-8");
  const text = utf8 ?? fromWindows1252(bytes);
  if (cannotBeText.test(text)) throw new SpreadsheetRefused("spreadsheet.encoding-unknown");
  return { text, encoding: utf8 === undefined ? "windows-1252" : "utf-8" };
}
