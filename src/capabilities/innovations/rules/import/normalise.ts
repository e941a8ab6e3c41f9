// Most cells are plain: nothing to compose, replace or remove.
const isPlain = (text: string): boolean => /^[\u0020-\u007E\u00C0-\u024F]*$/.test(text);

/** Text as it is stored and compared: composed, LF line ends, no control characters, no blank ends. */
export const tidyText = (text: string): string => (isPlain(text) ? text.trim() : cleanText(text));

const cleanText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, "")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .trim();

/** Key of a heading, a label or a name: lower case, no marks, no bracketed remark, single spaces. */
export const keyOf = (text: string): string =>
  /[([]/.test(text) ? plainKey(text.replace(/\([^)]*\)|\[[^\]]*\]/g, " ")) || plainKey(text) : plainKey(text);

const plainKey = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** "C5". */
export function cellName(column: number, row: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** "Profil!C5", or "C5" in a text list, whose only sheet has no name. */
export const cellPath = (sheetName: string, column: number, row: number): string =>
  sheetName === "" ? cellName(column, row) : `${sheetName}!${cellName(column, row)}`;
