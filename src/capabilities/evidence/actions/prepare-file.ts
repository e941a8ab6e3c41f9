import { createHash } from "node:crypto";
import type { ByteSource } from "#platform/files/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { DocumentDeps } from "../deps.ts";
import type { StandingRole } from "../queries/roles-of.ts";
import { maxPlainBytes } from "../rules/file-kinds.ts";
import { judgeFile } from "../rules/judge-file.ts";
import type { NewDocument } from "../store/document.ts";

export interface HandedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A file that may become a document; nothing of it is stored yet. */
export interface PreparedFile extends Omit<NewDocument, "id"> {
  readonly bytes: Uint8Array;
  readonly findings: StandingRole["fileFindings"];
}

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
});

/**
 * Looks at content and name and has it scanned. Codes: `evidence.too-large`, `evidence.file-refused`,
 * `evidence.kind-refused`, `evidence.infected`. A scanner that does not answer is a state of the document, no refusal.
 */
export async function prepareFile(
  deps: Pick<DocumentDeps, "inspectFile" | "scanner">,
  { fileName, bytes }: HandedFile,
  maxBytes = maxPlainBytes,
): Promise<Result<PreparedFile>> {
  const facts = await deps.inspectFile(fileName, sourceOf(bytes));
  const judged = judgeFile(facts, maxBytes);
  if (!judged.ok) return judged;
  const verdict = await deps.scanner.scan(bytes);
  if (verdict.state === "infected") return refusal("evidence.infected", { name: verdict.name });
  return success({
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: bytes.length,
    mediaType: facts.mediaType,
    fileName: facts.safeName,
    scanState: verdict.state,
    findings: facts.findings,
  });
}
