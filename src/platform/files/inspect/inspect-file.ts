import type { ByteSource, FileFacts, FileFinding, InspectFile } from "#platform/files/port.ts";
import { checkName, safeNameOf } from "./check-name.ts";
import { detectType, programOf } from "./detect-type.ts";
import { readImageSize } from "./image-size.ts";
import { activePartsOf, hasPageInside, readMarkup } from "./markup.ts";
import { extensionOf, kindOf, mediaTypes, unknownType } from "./media-types.ts";
import { isPdfCutOff, readPdfMarks } from "./pdf-marks.ts";
import { readVideo } from "./video-length.ts";
import { hasMacros, leavingPath, readZipDirectory, typeOfZip, type ZipFacts } from "./zip-directory.ts";

export interface InspectLimits {
  /** Decoded, each takes four bytes. 120 million covers the cameras of phones. */
  readonly maxPixels: number;
  readonly maxInflatedBytes: number;
  /** Inflated to packed size, asked only above 64 MiB. */
  readonly maxRatio: number;
}

const usual: InspectLimits = { maxPixels: 120_000_000, maxInflatedBytes: 2 * 1024 ** 3, maxRatio: 200 };
const headBytes = 1024 * 1024;
const sniffedBytes = 64 * 1024;
const svgBytes = 1024 * 1024;
const pdfHeader = Buffer.from("%PDF-");

type Part = Partial<Pick<FileFacts, "image" | "video" | "archive">> & { readonly findings: readonly FileFinding[] };

/** Looks at a file by its bytes: type, polyglots, and what each type can carry. Reads about 1 MB of anything but a PDF. */
export function createInspectFile(limits: InspectLimits = usual): InspectFile {
  return async (name, given) => {
    const source = given instanceof Uint8Array ? sourceOfBytes(given) : given;
    const { sizeBytes } = source;
    const head = Buffer.from(await source.read(0, headBytes));
    const zip = await readZipDirectory(source);
    const pdfAt = head.indexOf(pdfHeader);
    const mediaType = typeOf(head, zip, pdfAt);
    const part = await inspectType(mediaType, source, head, zip, limits);
    const { findings, ...facts } = part;
    return {
      sizeBytes,
      mediaType,
      kind: kindOf(mediaType),
      safeName: safeNameOf(name),
      ...facts,
      findings: [
        ...checkName(name),
        ...checkType(name, mediaType, sizeBytes, head),
        ...checkPolyglot(mediaType, head, zip, pdfAt),
        ...findings,
      ],
    };
  };
}

function typeOf(head: Buffer, zip: ZipFacts | null, pdfAt: number): string {
  const found = detectType(head.subarray(0, sniffedBytes));
  if (found === "application/zip" && zip !== null) return typeOfZip(zip, head);
  // Readers take a header within the first KB (ISO 32000-1, note to 7.5.2), but not when the bytes before it are a thing of their own.
  const isLoose = found === unknownType || found === "text/plain";
  return isLoose && pdfAt > 0 && pdfAt < 1024 ? "application/pdf" : found;
}

function checkType(name: string, mediaType: string, sizeBytes: number, head: Buffer): FileFinding[] {
  if (sizeBytes === 0) return [{ code: "file.empty" }];
  const findings: FileFinding[] = [];
  const extension = extensionOf(name);
  const known = mediaTypes[mediaType];
  if (known === undefined) findings.push({ code: "file.type-unknown" });
  else if (!known.extensions.includes(extension)) {
    findings.push({ code: "file.extension-mismatch", details: { extension, mediaType } });
  }
  const format = programOf(head) ?? (mediaType === "application/java-archive" ? "java" : null);
  if (format !== null) findings.push({ code: "file.program", details: { format } });
  if (mediaType === "text/html") findings.push({ code: "file.web-page" });
  return findings;
}

/** One file that two programs read as two things. */
function checkPolyglot(mediaType: string, head: Buffer, zip: ZipFacts | null, pdfAt: number): FileFinding[] {
  const findings: FileFinding[] = [];
  const add = (other: string, at: number): void => {
    findings.push({ code: "file.polyglot", details: { mediaTypes: [mediaType, other], at } });
  };
  const isZip = ["office", "archive"].includes(kindOf(mediaType)) || mediaType === "application/java-archive";
  // An archive may hold a PDF unpacked; every other type has no reason to.
  if (mediaType === "application/pdf" && pdfAt > 0)
    findings.push({ code: "file.pdf-late-header", details: { at: pdfAt } });
  if (mediaType !== "application/pdf" && !isZip && pdfAt >= 0) add("application/pdf", pdfAt);
  if (!isZip && zip !== null && zip.entries > 0) add(typeOfZip(zip, Buffer.alloc(0)), zip.startsAt);
  if (
    ["pdf", "image", "video", "audio"].includes(kindOf(mediaType)) &&
    mediaType !== "image/svg+xml" &&
    hasPageInside(head)
  ) {
    add("text/html", 0);
  }
  return findings;
}

async function inspectType(
  mediaType: string,
  source: ByteSource,
  head: Buffer,
  zip: ZipFacts | null,
  limits: InspectLimits,
): Promise<Part> {
  if (mediaType === "application/pdf") {
    const marks = await readPdfMarks(source);
    return { findings: (await isPdfCutOff(source)) ? [...marks, { code: "file.pdf-cut-off" }] : marks };
  }
  if (mediaType === "image/svg+xml") return inspectSvg(source);
  const kind = kindOf(mediaType);
  if (kind === "image") return inspectImage(mediaType, source, limits);
  if (["video/mp4", "video/quicktime", "video/3gpp"].includes(mediaType)) {
    const { seconds, isCutOff } = await readVideo(source);
    const findings: FileFinding[] = isCutOff ? [{ code: "file.video-cut-off" }] : [];
    return { findings, ...(seconds === null ? {} : { video: { seconds } }) };
  }
  const isZip = head.subarray(0, 2).toString("latin1") === "PK";
  if (!isZip) return { findings: [] };
  return zip === null ? { findings: [{ code: "file.zip-broken" }] } : inspectZip(zip, source.sizeBytes, limits);
}

async function inspectSvg(source: ByteSource): Promise<Part> {
  const text = readMarkup(Buffer.from(await source.read(0, svgBytes)));
  const parts = activePartsOf(text ?? "");
  return { findings: parts.length > 0 ? [{ code: "file.svg-active", details: { parts } }] : [] };
}

async function inspectImage(mediaType: string, source: ByteSource, { maxPixels }: InspectLimits): Promise<Part> {
  const image = await readImageSize(mediaType, source);
  // HEIC and AVIF keep it too deep to be worth a walk; what cannot be decoded here is not decoded.
  if (image === null) return { findings: /heic|avif/.test(mediaType) ? [] : [{ code: "file.image-broken" }] };
  const isTooLarge = image.width * image.height > maxPixels;
  return { image, findings: isTooLarge ? [{ code: "file.image-too-large", details: { ...image, maxPixels } }] : [] };
}

function inspectZip(zip: ZipFacts, sizeBytes: number, limits: InspectLimits): Part {
  const { entries, inflatedBytes } = zip;
  const findings: FileFinding[] = [];
  const isSteep = inflatedBytes > 64 * 1024 ** 2 && inflatedBytes / sizeBytes > limits.maxRatio;
  if (isSteep || inflatedBytes > limits.maxInflatedBytes || zip.isOverlapping) {
    findings.push({ code: "file.zip-bomb", details: { inflatedBytes, sizeBytes, entries } });
  }
  if (zip.isEncrypted) findings.push({ code: "file.zip-encrypted" });
  const entry = leavingPath(zip);
  if (entry !== undefined) findings.push({ code: "file.zip-path", details: { entry: safeNameOf(entry) } });
  if (hasMacros(zip)) findings.push({ code: "file.office-macro" });
  return { archive: { entries, inflatedBytes }, findings };
}

const sourceOfBytes = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + Math.max(0, length)),
});
