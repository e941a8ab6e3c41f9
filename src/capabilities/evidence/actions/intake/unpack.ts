import type { OpenArchive, OpenedArchive } from "#platform/archive/port.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { maxIntakeFiles } from "../../contract/intake.ts";
import { maxPlainBytes } from "../../rules/file-kinds.ts";

/** A file as it was handed in; its bytes are taken out only when its turn comes. */
export interface IncomingFile {
  readonly path: string;
  readonly sizeBytes: number;
  bytes(): Promise<Result<Uint8Array>>;
}

export interface Unpacked {
  readonly files: readonly IncomingFile[];
  close(): void;
}

const limits = { maxEntries: maxIntakeFiles, maxInflatedBytes: 512 * 2 ** 20, maxRatio: 100 };

/** Left by computers, not by people. */
const isLitter = (path: string): boolean => /(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$|~\$)/iu.test(path);

const isZip = (name: string, bytes: Uint8Array): boolean =>
  /\.zip$/iu.test(name) && bytes[0] === 0x50 && bytes[1] === 0x4b;

async function openOne(
  openArchive: OpenArchive,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly files: readonly IncomingFile[]; readonly archive: OpenedArchive | null }>> {
  const { name, bytes } = file;
  if (!isZip(name, bytes)) {
    const whole = { path: name, sizeBytes: bytes.length, bytes: async () => success(bytes) };
    return success({ files: [whole], archive: null });
  }
  const archive = await openArchive(bytes, limits);
  if (!archive.ok) return refusal("evidence.archive-refused", { ...archive.details, reason: archive.code });
  return success({
    archive: archive.value,
    files: archive.value.files.map((entry) => ({
      path: entry.path,
      sizeBytes: entry.sizeBytes,
      bytes: () => entry.read(maxPlainBytes),
    })),
  });
}

/**
 * Zips are opened one level deep; a zip inside a zip stays a file, and is refused as one.
 * Codes: `evidence.archive-refused` (reason), `evidence.intake-empty`, `evidence.intake-too-many` (limit).
 */
export async function unpack(
  openArchive: OpenArchive,
  handed: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Result<Unpacked>> {
  const archives: OpenedArchive[] = [];
  const files: IncomingFile[] = [];
  const close = () => {
    for (const archive of archives) archive.close();
  };
  const refuse = (refused: Refusal) => {
    close();
    return refused;
  };
  for (const file of handed) {
    const opened = await openOne(openArchive, file);
    if (!opened.ok) return refuse(opened);
    if (opened.value.archive !== null) archives.push(opened.value.archive);
    files.push(...opened.value.files.filter(({ path }) => !isLitter(path)));
  }
  if (files.length === 0) return refuse(refusal("evidence.intake-empty"));
  if (files.length > maxIntakeFiles) return refuse(refusal("evidence.intake-too-many", { limit: maxIntakeFiles }));
  return success({ files, close });
}
