/** Formats as editions name them, and the content that each means. */
const mediaTypesOf: Readonly<Record<string, readonly string[]>> = {
  PDF: ["application/pdf"],
  JPEG: ["image/jpeg"],
  JPG: ["image/jpeg"],
  PNG: ["image/png"],
  MP4: ["video/mp4"],
};

/** What may be a document at all: formats that some indicator can take. */
export const documentMediaTypes: ReadonlySet<string> = new Set(Object.values(mediaTypesOf).flat());

/** Whether content is of one of the formats; null formats: the edition names none, every document will do. */
export function fitsFormats(formats: readonly string[] | null, mediaType: string): boolean {
  if (formats === null) return documentMediaTypes.has(mediaType);
  return formats.some((format) => mediaTypesOf[format.toUpperCase()]?.includes(mediaType) ?? false);
}

/** For the `accept` of a file field: ".pdf,.jpg". */
export const acceptOf = (formats: readonly string[] | null): string =>
  (formats ?? Object.keys(mediaTypesOf)).map((format) => `.${format.toLowerCase()}`).join(",");

/** Shown as it is by every browser, and cannot run anything. */
export const isPicture = (mediaType: string): boolean => mediaType === "image/jpeg" || mediaType === "image/png";
export const opensInBrowser = (mediaType: string): boolean => isPicture(mediaType) || mediaType === "application/pdf";

/** Plain uploads; a larger file goes up in pieces. */
export const maxPlainBytes = 8 * 2 ** 20;

/** In pieces: bound scans of many pages, five minutes of video (indicator 35), photos of a good camera. */
const largeBytesOf: Readonly<Record<string, number>> = {
  "application/pdf": 200 * 1_000_000,
  "video/mp4": 100 * 1_000_000,
  "image/jpeg": 25 * 1_000_000,
  "image/png": 25 * 1_000_000,
};
export const maxLargeBytes = Math.max(...Object.values(largeBytesOf));

/** Largest file of a content; what cannot be a document at all is refused for that, not for its size. */
export const maxLargeBytesOf = (mediaType: string): number => largeBytesOf[mediaType] ?? maxLargeBytes;

const maxLargeBytesOfFormat = (format: string): number =>
  Math.max(0, ...(mediaTypesOf[format.toUpperCase()] ?? []).map(maxLargeBytesOf));

/** Before the content is known, by the ending of the name. */
export const maxLargeBytesByName = (fileName: string): number =>
  maxLargeBytesOfFormat(fileName.split(".").at(-1) ?? "") || maxLargeBytes;

/** "PDF", 200000000: each format with the largest file of it. */
export const largeSizes = (formats: readonly string[] | null): readonly (readonly [string, number])[] =>
  (formats ?? Object.keys(mediaTypesOf)).map((format) => [format, maxLargeBytesOfFormat(format)] as const);

/** Room for the documents of a region until its quota says otherwise. */
export const usualQuotaBytes = 20 * 2 ** 30;
