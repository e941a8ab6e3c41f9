import type { UploadedFile } from "./port.ts";

export interface FormField {
  readonly name: string;
  readonly value: string;
}

export interface FormFile {
  readonly name: string;
  readonly file: UploadedFile;
  readonly content: Uint8Array;
}

export interface FormParts {
  readonly fields: readonly FormField[];
  readonly files: readonly FormFile[];
}

const mostParts = 2000;
const longestHeadBytes = 8192;
const lineBreak = Buffer.from("\r\n");
const headEnd = Buffer.from("\r\n\r\n");
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads `multipart/form-data` as browsers send it (RFC 7578, WHATWG names). Null when it is malformed. */
export function parseMultipart(body: Buffer, contentType: string): FormParts | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/i.exec(contentType);
  if (!boundary) return null;
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const fields: FormField[] = [];
  const files: FormFile[] = [];
  if (!body.subarray(0, mark.length).equals(mark)) return null;
  const nextMark = Buffer.concat([lineBreak, mark]);
  let at = mark.length;
  for (let count = 0; count <= mostParts; count++) {
    if (body.subarray(at, at + 2).toString("latin1") === "--") return { fields, files };
    if (!body.subarray(at, at + 2).equals(lineBreak)) return null;
    const end = body.indexOf(nextMark, at);
    if (end < 0) return null;
    const part = readPart(body.subarray(at + lineBreak.length, end));
    if (part === null) return null;
    if ("file" in part) files.push(part);
    else if ("value" in part) fields.push(part);
    at = end + nextMark.length;
  }
  return null;
}

/** An empty object is a file field in which nothing was chosen. */
function readPart(part: Buffer): FormField | FormFile | Record<never, never> | null {
  const split = part.subarray(0, longestHeadBytes).indexOf(headEnd);
  if (split < 0) return null;
  try {
    const head = utf8.decode(part.subarray(0, split));
    const content = part.subarray(split + headEnd.length);
    const disposition = headerOf(head, "content-disposition");
    const name = parameterOf(disposition, "name");
    if (name === undefined || !disposition.toLowerCase().startsWith("form-data")) return null;
    const fileName = parameterOf(disposition, "filename");
    if (fileName === undefined) return { name, value: utf8.decode(content) };
    if (fileName === "" && content.length === 0) return {};
    return { name, content, file: uploadedFile(fileName, headerOf(head, "content-type"), content) };
  } catch {
    // The decoder refuses bytes that are not UTF-8.
    return null;
  }
}

function headerOf(head: string, wanted: string): string {
  const line = head.split("\r\n").find((text) => text.toLowerCase().startsWith(`${wanted}:`));
  return line?.slice(wanted.length + 1).trim() ?? "";
}

/** Browsers write `"`, CR and LF inside names as %22, %0D, %0A. */
function parameterOf(disposition: string, wanted: string): string | undefined {
  const found = new RegExp(`;\\s*${wanted}="([^"]*)"`, "i").exec(disposition)?.[1];
  return found?.replace(/%(22|0D|0A)/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function uploadedFile(sentName: string, type: string, content: Uint8Array): UploadedFile {
  // No path, control or direction character in a file name: a direction mark makes an .exe read as a PDF.
  const base = sentName.split(/[/\\]/).at(-1) ?? "";
  const name = base.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").slice(0, 255);
  return {
    name: name || "berkas",
    type: /^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0].toLowerCase() ?? "application/octet-stream",
    sizeBytes: content.length,
    bytes: () => Promise.resolve(content),
  };
}
