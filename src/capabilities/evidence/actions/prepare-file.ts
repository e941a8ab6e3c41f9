import { createHash } from "node:crypto";
import type { ByteSource, FileBytes } from "#platform/files/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { DocumentDeps } from "../deps.ts";
import type { StandingRole } from "../queries/roles-of.ts";
import { maxLargeBytesOf, maxPlainBytes } from "../rules/file-kinds.ts";
import { judgeFile } from "../rules/judge-file.ts";
import type { NewDocument } from "../store/document.ts";

type LookingDeps = Pick<DocumentDeps, "inspectFile" | "scanner">;

export interface HandedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A file that may become a document, as it was seen. */
export interface SeenFile extends Omit<NewDocument, "id" | "sha256"> {
  readonly findings: StandingRole["fileFindings"];
}

/** A seen file whose bytes are known; nothing of it is stored yet. */
export interface PreparedFile extends SeenFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
});

/**
 * Looks at content and name and has it scanned. Codes: `evidence.too-large`, `evidence.file-refused`,
 * `evidence.kind-refused`, `evidence.infected`. A scanner that does not answer is a state of the document, no refusal.
 */
export async function lookAtFile(
  deps: LookingDeps,
  file: { readonly fileName: string; readonly source: ByteSource; readonly bytes: () => FileBytes },
  maxBytesOf: (mediaType: string) => number = maxLargeBytesOf,
): Promise<Result<SeenFile>> {
  const facts = await deps.inspectFile(file.fileName, file.source);
  const judged = judgeFile(facts, maxBytesOf(facts.mediaType));
  if (!judged.ok) return judged;
  const verdict = await deps.scanner.scan(file.bytes());
  if (verdict.state === "infected") return refusal("evidence.infected", { name: verdict.name });
  return success({
    sizeBytes: facts.sizeBytes,
    mediaType: facts.mediaType,
    fileName: facts.safeName,
    scanState: verdict.state,
    findings: facts.findings,
  });
}

/** The same for a file that is here whole, with its hash. */
export async function prepareFile(
  deps: LookingDeps,
  { fileName, bytes }: HandedFile,
  maxBytes = maxPlainBytes,
): Promise<Result<PreparedFile>> {
  const seen = await lookAtFile(deps, { fileName, source: sourceOf(bytes), bytes: () => bytes }, () => maxBytes);
  if (!seen.ok) return seen;
  return success({ ...seen.value, bytes, sha256: createHash("sha256").update(bytes).digest("hex") });
}
