import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

/** How much of the file's head `detectFormat` wants, bytes. */
export const headBytes = 65_536;

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

/** A compound file is an old .xls, or an .xlsx behind a password: the names of its streams tell. */
function refuseCompoundFile(whole: Uint8Array): never {
  const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
  const isEncrypted = bytes.includes(utf16("EncryptedPackage")) || bytes.includes(utf16("EncryptionInfo"));
  throw new SpreadsheetRefused(isEncrypted ? "spreadsheet.encrypted" : "spreadsheet.old-xls");
}

const isUtf16 = (head: Uint8Array): boolean => startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);

/**
 * Tells by content, never by name: "zip" (to be opened as .xlsx) or "csv".
 * @param head the first bytes, `headBytes` of them where there are so many
 * @param whole loads the whole file; only asked for compound files
 * @throws SpreadsheetRefused `spreadsheet.empty-file`, `.old-xls`, `.encrypted`, `.web-page`, `.unknown-format`
 */
export function detectFormat(head: Uint8Array, whole: () => Uint8Array): "zip" | "csv" {
  if (head.length === 0) throw new SpreadsheetRefused("spreadsheet.empty-file");
  if (startsWith(head, [0x50, 0x4b])) return "zip";
  if (startsWith(head, compoundFile)) refuseCompoundFile(whole());
  const text = new TextDecoder("latin1").decode(head);
  if (/^\s*(\u00EF\u00BB\u00BF)?\s*<(!doctype html|html|table|meta|style|\?xml)/i.test(text))
    throw new SpreadsheetRefused("spreadsheet.web-page");
  if (/^(%PDF|\{\\rtf|Rar!|7z\u00BC\u00AF)/.test(text)) throw new SpreadsheetRefused("spreadsheet.unknown-format");
  if (!isUtf16(head) && head.includes(0)) throw new SpreadsheetRefused("spreadsheet.unknown-format");
  return "csv";
}
