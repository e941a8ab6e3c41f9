import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Result, refusal, success } from "#shared/result.ts";
import { type FormParts, parseMultipart } from "./parse-multipart.ts";
import type { SentForm } from "./port.ts";
import { readBody } from "./read-body.ts";

export interface ReadForm {
  readonly form: SentForm;
  /** Digest of all that people filled in; hidden fields of the platform (names that begin with `_`) stay out. */
  readonly digest: string;
  /** Plain fields, for sending them again. */
  readonly fields: readonly (readonly [string, string])[];
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const mostFields = 5000;

/**
 * Reads the form of a POST. Codes: `form.too-large`, `form.too-slow`, `form.other-type`, `form.malformed` (broken
 * multipart, bytes that are not UTF-8, NUL characters, more than 5,000 fields).
 */
export async function readForm(incoming: IncomingMessage, maxBytes: number): Promise<Result<ReadForm>> {
  const type = incoming.headers["content-type"] ?? "";
  const kind = type.split(";")[0]?.trim().toLowerCase();
  const isMultipart = kind === "multipart/form-data";
  const hasBody = incoming.headers["content-length"] !== "0" && (type !== "" || incoming.headers["transfer-encoding"]);
  if (hasBody && !isMultipart && kind !== "application/x-www-form-urlencoded") return refusal("form.other-type");
  const body = await readBody(incoming, maxBytes);
  if (!body.ok) return body;
  const parts = isMultipart ? parseMultipart(body.value, type) : parseUrlEncoded(body.value);
  if (parts === null || parts.fields.some(({ name, value }) => name.includes("\0") || value.includes("\0"))) {
    return refusal("form.malformed");
  }
  return success(toForm(parts));
}

function parseUrlEncoded(body: Buffer): FormParts | null {
  try {
    const entries = [...new URLSearchParams(utf8.decode(body))];
    if (entries.length > mostFields) return null;
    return { fields: entries.map(([name, value]) => ({ name, value })), files: [] };
  } catch {
    // The decoder refuses bytes that are not UTF-8.
    return null;
  }
}

const isOwnField = (name: string): boolean => !name.startsWith("_");

function toForm({ fields, files }: FormParts): ReadForm {
  const values = new Map<string, string[]>();
  for (const { name, value } of fields) {
    const list = values.get(name);
    if (list) list.push(value);
    else values.set(name, [value]);
  }
  const names = [...new Set([...values.keys(), ...files.map((part) => part.name)])].filter(isOwnField);
  const filled = fields.filter(({ name }) => isOwnField(name)).map(({ name, value }) => [name, value] as const);
  const digest = createHash("sha256").update(JSON.stringify(filled));
  for (const part of files) {
    digest.update(JSON.stringify([part.name, part.file.name]));
    digest.update(createHash("sha256").update(part.content).digest());
  }
  return {
    form: {
      get: (name) => values.get(name)?.at(-1),
      all: (name) => values.get(name) ?? [],
      file: (name) => files.findLast((part) => part.name === name)?.file,
      files: (name) => files.filter((part) => part.name === name).map((part) => part.file),
      names: () => names,
    },
    digest: digest.digest("hex"),
    fields: filled,
  };
}

/** What a GET brings. */
export const emptyForm: SentForm = {
  get: () => undefined,
  all: () => [],
  file: () => undefined,
  files: () => [],
  names: () => [],
};
