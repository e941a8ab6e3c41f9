import type { ByteSource } from "#platform/files/port.ts";

export interface ZipFacts {
  readonly names: readonly string[];
  readonly entries: number;
  /** As the directory declares; whoever unpacks counts again. */
  readonly inflatedBytes: number;
  readonly isEncrypted: boolean;
  /** Entries share bytes or claim more than the file holds: many times their size comes out. */
  readonly isOverlapping: boolean;
  /** First byte of the archive: later than 0 when something stands before it. */
  readonly startsAt: number;
}

const endSignature = Buffer.from("504b0506", "hex");
const endBytes = 22;
const longestComment = 65_535;
const mostDirectoryBytes = 8 * 1024 * 1024;
const entryBytes = 46;
const mostEnds = 8;

/** The central directory at the end of a ZIP; null when there is none that holds together. */
export async function readZipDirectory(source: ByteSource): Promise<ZipFacts | null> {
  const { sizeBytes } = source;
  const tailFrom = Math.max(0, sizeBytes - endBytes - longestComment);
  const tail = Buffer.from(await source.read(tailFrom, sizeBytes - tailFrom));
  let at = tail.lastIndexOf(endSignature);
  // A file made of these marks alone would have the directory read thousands of times.
  for (let tried = 0; at >= 0 && tried < mostEnds; tried += 1) {
    const facts = at + endBytes <= tail.length ? await readAt(source, tail.subarray(at), tailFrom + at) : null;
    if (facts !== null) return facts;
    at = at === 0 ? -1 : tail.lastIndexOf(endSignature, at - 1);
  }
  return null;
}

async function readAt(source: ByteSource, end: Buffer, endAt: number): Promise<ZipFacts | null> {
  const entries = end.readUInt16LE(10);
  const directoryBytes = end.readUInt32LE(12);
  const toldAt = end.readUInt32LE(16);
  // ZIP64: sizes that need it are beyond what anybody may send here; they show as a bomb.
  if (entries === 0xffff || toldAt === 0xffffffff) return beyond(entries);
  const directoryAt = endAt - directoryBytes;
  if (directoryAt < 0 || directoryBytes > mostDirectoryBytes) return null;
  const directory = Buffer.from(await source.read(directoryAt, directoryBytes));
  const facts = readEntries(directory, entries, source.sizeBytes);
  return facts === null ? null : { ...facts, startsAt: Math.max(0, directoryAt - toldAt) };
}

const beyond = (entries: number): ZipFacts => ({
  names: [],
  entries,
  inflatedBytes: Number.MAX_SAFE_INTEGER,
  isEncrypted: false,
  isOverlapping: false,
  startsAt: 0,
});

function readEntries(directory: Buffer, entries: number, sizeBytes: number): Omit<ZipFacts, "startsAt"> | null {
  const names: string[] = [];
  let inflatedBytes = 0;
  let packedBytes = 0;
  let isEncrypted = false;
  let at = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null;
    isEncrypted ||= (directory.readUInt16LE(at + 8) & 1) === 1;
    packedBytes += directory.readUInt32LE(at + 20);
    inflatedBytes += directory.readUInt32LE(at + 24);
    const nameBytes = directory.readUInt16LE(at + 28);
    names.push(directory.toString("utf8", at + entryBytes, at + entryBytes + nameBytes));
    at += entryBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return { names, entries, inflatedBytes, isEncrypted, isOverlapping: packedBytes > sizeBytes };
}

const openDocument = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/;

/** What kind of document or program a ZIP is, by the names in it; an OpenDocument says so in its first entry. */
export function typeOfZip({ names }: ZipFacts, head: Buffer): string {
  const has = (name: string): boolean => names.includes(name);
  const begins = (prefix: string): boolean => names.some((name) => name.startsWith(prefix));
  if (has("AndroidManifest.xml") || has("classes.dex")) return "application/java-archive";
  if (has("[Content_Types].xml")) {
    const office = "application/vnd.openxmlformats-officedocument";
    if (begins("word/")) return `${office}.wordprocessingml.document`;
    if (begins("xl/")) return `${office}.spreadsheetml.sheet`;
    if (begins("ppt/")) return `${office}.presentationml.presentation`;
  }
  if (has("META-INF/MANIFEST.MF") && names.some((name) => name.endsWith(".class"))) return "application/java-archive";
  if (head.toString("latin1", 30, 38) === "mimetype") {
    const told = head.toString("latin1", 38, 38 + Math.min(100, head.length >= 26 ? head.readUInt32LE(18) : 0));
    if (openDocument.test(told)) return told;
  }
  return "application/zip";
}

export const hasMacros = ({ names }: ZipFacts): boolean =>
  names.some(
    (name) => /(^|\/)vbaProject\.bin$/i.test(name) || name.startsWith("Basic/") || name.startsWith("Scripts/"),
  );

/** A path that leaves the folder it is unpacked in. */
export const leavingPath = ({ names }: ZipFacts): string | undefined =>
  names.find((name) => /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:/i.test(name) || name.includes("\0"));
