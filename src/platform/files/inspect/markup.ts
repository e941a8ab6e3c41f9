/** Decodes the start of a file as words; null when it holds bytes that no text has. UTF-16 counts: browsers read it too. */
export function readMarkup(head: Buffer): string | null {
  const utf16 = head.length >= 2 && (head.readUInt16BE(0) === 0xfeff || head.readUInt16BE(0) === 0xfffe);
  const text = utf16
    ? new TextDecoder(head.readUInt16BE(0) === 0xfeff ? "utf-16be" : "utf-16le").decode(head)
    : head.toString("utf8").replace(/^\ufeff/u, "");
  // A character cut in two at the end of the head is none of the file's.
  const whole = text.replace(/\ufffd{1,3}$/u, "");
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/u.test(whole)) return null;
  return utf16 || !whole.includes("\ufffd") ? whole : readLatin(head);
}

/** Old text files in Windows' own letters have bytes that UTF-8 does not know. */
const readLatin = (head: Buffer): string => head.toString("latin1");

/** The tags at which a browser that guesses takes a file for a page (mimesniff 7.1). */
const pageTag =
  /^<(!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|object|embed|base|link)[\s>/]/i;

export function isWebPage(text: string): boolean {
  let rest = text.trimStart();
  // Comments and the XML head are stepped over by hand: one pattern for all of them can be made to run for hours.
  for (let step = 0; step < 1000; step += 1) {
    const end = rest.startsWith("<!--") ? "-->" : rest.startsWith("<?") ? ">" : null;
    const at = end === null ? -1 : rest.indexOf(end);
    if (end === null || at < 0) break;
    rest = rest.slice(at + end.length).trimStart();
  }
  return pageTag.test(rest.slice(0, 64));
}

export const isSvg = (text: string): boolean => /<(\w+:)?svg[\s/>]/i.test(text.slice(0, 4096));

/** Words of a page or a server program in a file that claims to be something else. Only the first KB: a browser guesses from it. */
export const hasPageInside = (head: Buffer): boolean =>
  /<(!doctype\s+html|html|script|iframe|svg|body)[\s>/]|<\?php/i.test(head.toString("latin1", 0, 1024));

const activeParts: readonly (readonly [part: string, pattern: RegExp])[] = [
  ["script", /<(\w+:)?script[\s>/]/i],
  ["handler", /[\s"'/]on[a-z]{3,}\s*=/i],
  ["address", /(href|src|from|to|values)\s*=\s*["']?\s*(javascript|data\s*:\s*text\/html|vbscript)/i],
  ["foreign", /<(\w+:)?(foreignObject|iframe|embed|object|use\s[^>]{0,200}href\s*=\s*["']?\s*https?)/i],
  ["entity", /<!(ENTITY|DOCTYPE[^>]{0,200}\[)/i],
];

/** What in an SVG runs or loads something. Character references are read first, as a browser does. */
export function activePartsOf(text: string): string[] {
  // Runs of blanks become one first: patterns with several "\\s*" would walk them again and again.
  const read = text
    .replace(/\s+/g, (run) => run.charAt(0))
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});?/gi, (_all, code: string) => {
      const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
    });
  // Line breaks inside "java\nscript:" do not stop a browser.
  const joined = read.replace(/[\t\n\r]/g, "");
  return activeParts.filter(([, pattern]) => pattern.test(read) || pattern.test(joined)).map(([part]) => part);
}
