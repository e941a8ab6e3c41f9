import type { FileFinding } from "#platform/files/port.ts";
import { extensionOf, isKnownExtension, programExtensions } from "./media-types.ts";

/** Marks that change the direction of what follows (Unicode 15, Bidi_Control). */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu;
/** Unicode 15, Default_Ignorable_Code_Point without the marks above; a picture sign's selector counts too. */
const unseen = /(?![\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const mostBytes = 255;
const mostSafeBytes = 180;
/** A longer name is looked at so far. */
const mostCharacters = 2000;

const has = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

/** What a name tries, whatever the content. Looks at no file. */
export function checkName(sent: string): FileFinding[] {
  const name = sent.slice(0, mostCharacters);
  const findings: FileFinding[] = [];
  if (has(direction, name)) findings.push({ code: "file.name-direction" });
  if (has(control, name) || has(loneSurrogate, name)) findings.push({ code: "file.name-control" });
  if (has(unseen, name)) findings.push({ code: "file.name-unseen" });
  if (/[/\\]|^\.\.?$/.test(name) || reserved.test(name.trim())) findings.push({ code: "file.name-path" });
  const bytes = Buffer.byteLength(sent);
  if (bytes > mostBytes) findings.push({ code: "file.name-too-long", details: { bytes } });
  const bare = withoutMarks(name).replace(/[.\s]+$/u, "");
  const extension = extensionOf(bare);
  if (programExtensions.has(extension)) findings.push({ code: "file.name-of-program", details: { extension } });
  const all = bare
    .split(".")
    .slice(1)
    .map((part) => part.trim().toLowerCase());
  const earlier = all.slice(0, -1).filter((part) => part !== extension && isKnownExtension(part));
  if (earlier.length > 0 && isKnownExtension(extension)) {
    const extensions = [...earlier, extension];
    const isProgram = extensions.some((part) => programExtensions.has(part));
    findings.push({ code: "file.double-extension", details: { extensions, isProgram } });
  }
  return findings;
}

const withoutMarks = (name: string): string =>
  name.replace(direction, "").replace(control, "").replace(unseen, "").replace(loneSurrogate, "");

/** The name as it may be shown and saved: nothing unseen, no folder, at most 180 bytes, the ending kept. Never empty. */
export function safeNameOf(name: string): string {
  const bare = withoutMarks(name.slice(0, mostCharacters).normalize("NFC"))
    .replace(/[/\\:*?"<>|]/g, "-")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s-]+|[.\s]+$/gu, "");
  const extension = extensionOf(bare);
  const ending = extension === "" ? "" : bare.slice(bare.length - extension.length - 1);
  const stem = cutToBytes(bare.slice(0, bare.length - ending.length), mostSafeBytes - Buffer.byteLength(ending));
  const whole = `${stem.trim() || "berkas"}${ending}`;
  return reserved.test(whole) ? `berkas-${whole}` : whole;
}

function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let cut = "";
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    cut += character;
  }
  return cut;
}
