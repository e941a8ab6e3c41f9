import { type Refusal, refusal } from "#shared/result.ts";
import { documentMediaTypes } from "./file-kinds.ts";

/** What the inspection of a file told, as far as it is judged here. */
export interface InspectedFile {
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly findings: readonly { readonly code: string; readonly details?: Readonly<Record<string, unknown>> }[];
}

/** Nobody could use such a file, or opening it could do harm. */
const refusing: ReadonlySet<string> = new Set([
  "file.empty",
  "file.name-of-program",
  "file.program",
  "file.web-page",
  "file.svg-active",
  "file.polyglot",
  "file.image-too-large",
  "file.image-broken",
  "file.pdf-encrypted",
  "file.pdf-launch",
  "file.pdf-cut-off",
  "file.video-cut-off",
]);

const isRefusing = ({ code, details }: InspectedFile["findings"][number]): boolean =>
  refusing.has(code) || (code === "file.double-extension" && details?.["isProgram"] === true);

/**
 * Whether the content may become a document; what stands out but harms nobody stays a finding beside it.
 * Codes: `evidence.too-large` (maxBytes), `evidence.file-refused` (reason: code of the finding), `evidence.kind-refused` (mediaType).
 */
export function judgeFile(file: InspectedFile, maxBytes: number): { readonly ok: true } | Refusal {
  if (file.sizeBytes > maxBytes) return refusal("evidence.too-large", { maxBytes });
  const worst = file.findings.find(isRefusing);
  if (worst !== undefined) return refusal("evidence.file-refused", { ...worst.details, reason: worst.code });
  if (!documentMediaTypes.has(file.mediaType)) return refusal("evidence.kind-refused", { mediaType: file.mediaType });
  return { ok: true };
}
