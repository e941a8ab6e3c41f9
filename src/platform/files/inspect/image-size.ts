import type { ByteSource } from "#platform/files/port.ts";

export interface Pixels {
  readonly width: number;
  readonly height: number;
}

const headBytes = 64 * 1024;
/** A photo has a handful of segments before its size; a file made to keep us busy has thousands. */
const mostSegments = 2000;

/** Width and height from the header, nothing is decoded. Null when they cannot be read or the type has none. */
export async function readImageSize(mediaType: string, source: ByteSource): Promise<Pixels | null> {
  if (mediaType === "image/jpeg") return readJpeg(source);
  const head = Buffer.from(await source.read(0, headBytes));
  const read = readers[mediaType];
  return sound(read?.(head) ?? null);
}

const readers: Readonly<Record<string, (head: Buffer) => Pixels | null>> = {
  "image/png": (head) =>
    head.length >= 24 && head.toString("latin1", 12, 16) === "IHDR"
      ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
      : null,
  "image/gif": (head) => (head.length >= 10 ? { width: head.readUInt16LE(6), height: head.readUInt16LE(8) } : null),
  "image/bmp": (head) =>
    head.length >= 26 ? { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) } : null,
  "image/webp": readWebp,
  "image/tiff": readTiff,
};

const sound = (pixels: Pixels | null): Pixels | null =>
  pixels !== null && pixels.width > 0 && pixels.height > 0 ? pixels : null;

/** The largest frame that any SOF segment announces: decoders differ in which one they take. */
async function readJpeg(source: ByteSource): Promise<Pixels | null> {
  let found: Pixels | null = null;
  let at = 2;
  for (let segment = 0; segment < mostSegments; segment += 1) {
    const head = Buffer.from(await source.read(at, 9));
    if (head.length < 9 || head[0] !== 0xff) break;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of the picture itself: the header is over.
    if (marker === 0xda || marker === 0xd9) break;
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const frame = { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
      if (found === null || frame.width * frame.height > found.width * found.height) found = frame;
    }
    at += isAlone ? 2 : 2 + head.readUInt16BE(2);
  }
  return sound(found);
}

function readWebp(head: Buffer): Pixels | null {
  if (head.length < 30) return null;
  const chunk = head.toString("latin1", 12, 16);
  if (chunk === "VP8X") return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
  if (chunk === "VP8 ") return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (chunk !== "VP8L") return null;
  const bits = head.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function readTiff(head: Buffer): Pixels | null {
  if (head.length < 8) return null;
  const isLittle = head[0] === 0x49;
  const short = (at: number): number =>
    at + 2 > head.length ? 0 : isLittle ? head.readUInt16LE(at) : head.readUInt16BE(at);
  const long = (at: number): number =>
    at + 4 > head.length ? 0 : isLittle ? head.readUInt32LE(at) : head.readUInt32BE(at);
  const directory = long(4);
  const size: Record<number, number> = {};
  for (let entry = 0; entry < Math.min(short(directory), 200); entry += 1) {
    const at = directory + 2 + 12 * entry;
    const tag = short(at);
    if (tag === 256 || tag === 257) size[tag] = short(at + 2) === 3 ? short(at + 8) : long(at + 8);
  }
  return { width: size[256] ?? 0, height: size[257] ?? 0 };
}
