import type { FileKind } from "#platform/files/port.ts";

interface MediaType {
  readonly kind: FileKind;
  /** Endings that fit the content, the usual one first. */
  readonly extensions: readonly string[];
}

const type = (kind: FileKind, ...extensions: readonly string[]): MediaType => ({ kind, extensions });

/** What the content can be known as. Everything else is "application/octet-stream". */
export const mediaTypes: Readonly<Record<string, MediaType>> = {
  "application/pdf": type("pdf", "pdf"),
  "image/jpeg": type("image", "jpg", "jpeg", "jpe", "jfif"),
  "image/png": type("image", "png"),
  "image/gif": type("image", "gif"),
  "image/webp": type("image", "webp"),
  "image/bmp": type("image", "bmp"),
  "image/tiff": type("image", "tif", "tiff"),
  "image/heic": type("image", "heic", "heif"),
  "image/avif": type("image", "avif"),
  "image/svg+xml": type("image", "svg"),
  "video/mp4": type("video", "mp4", "m4v"),
  "video/quicktime": type("video", "mov", "qt"),
  "video/3gpp": type("video", "3gp", "3g2"),
  "video/webm": type("video", "webm", "mkv"),
  "video/x-msvideo": type("video", "avi"),
  "audio/mp4": type("audio", "m4a"),
  "audio/mpeg": type("audio", "mp3"),
  "audio/ogg": type("audio", "ogg", "oga", "opus"),
  "audio/wav": type("audio", "wav"),
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": type("office", "docx", "docm"),
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": type("office", "xlsx", "xlsm"),
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": type("office", "pptx", "pptm", "ppsx"),
  "application/vnd.oasis.opendocument.text": type("office", "odt"),
  "application/vnd.oasis.opendocument.spreadsheet": type("office", "ods"),
  "application/vnd.oasis.opendocument.presentation": type("office", "odp"),
  // Word, Excel and PowerPoint until 2003, and installers: the container does not tell them apart cheaply.
  "application/x-ole-storage": type("office", "doc", "xls", "ppt"),
  "text/rtf": type("office", "rtf"),
  "application/zip": type("archive", "zip"),
  "application/vnd.rar": type("archive", "rar"),
  "application/x-7z-compressed": type("archive", "7z"),
  "application/gzip": type("archive", "gz", "tgz"),
  "text/html": type("web-page", "html", "htm", "xhtml"),
  "application/xml": type("text", "xml"),
  "text/plain": type("text", "txt", "csv", "tsv", "md", "log"),
  "application/x-executable": type("program", "exe", "dll"),
  "application/java-archive": type("program", "jar", "apk"),
};

export const unknownType = "application/octet-stream";

export const kindOf = (mediaType: string): FileKind => mediaTypes[mediaType]?.kind ?? "unknown";

/** Endings at which Windows, a phone or a browser starts something, whatever the content. */
export const programExtensions: ReadonlySet<string> = new Set(
  (
    "exe com scr pif msi msp msix dll cpl bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta lnk url scf reg inf jar apk xapk ipa " +
    "app dmg pkg deb rpm sh bash csh run bin elf py pl rb php phtml phar asp aspx jsp jspx cgi html htm xhtml shtml mht mhtml " +
    "svg svgz xml xsl xslt chm hlp iso img vhd docm dotm xlsm xltm xlam pptm potm ppam swf"
  ).split(" "),
);

const known = new Set(Object.values(mediaTypes).flatMap(({ extensions }) => extensions));

/** An ending that means something: ".2024" in "SK No. 12.2024.pdf" does not. */
export const isKnownExtension = (extension: string): boolean =>
  known.has(extension) || programExtensions.has(extension);

/** The part after the last dot, lower case; "" when there is none. */
export const extensionOf = (name: string): string => /\.([^.\s/\\]{1,10})$/.exec(name.trim())?.[1]?.toLowerCase() ?? "";
