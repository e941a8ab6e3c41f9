import { deflateSync } from "node:zlib";
import { seededBetween } from "./seeded.ts";

/** Check sum of a PNG chunk (ISO 3309); `zlib.crc32` needs Node 22. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

const width = 320;
const height = 200;
const bars = 8;

/** A small picture of coloured bars, as a stand-in for a photo or screenshot; the same bytes for the same key. */
export function samplePng(key: string): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, colours from a palette.
  head.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(
    Array.from({ length: (bars + 1) * 3 }, (_, part) =>
      part < 3 ? ([20, 110, 110][part] ?? 0) : seededBetween(60, 230, key, "bar", part),
    ),
  );
  const titleRow = Buffer.alloc(1 + width);
  const barRow = Buffer.from(
    Array.from({ length: 1 + width }, (_, x) => (x === 0 ? 0 : 1 + Math.trunc(((x - 1) * bars) / width))),
  );
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => (y < 24 ? titleRow : barRow)));
  const note = Buffer.from("Comment\0Dokumen contoh", "latin1");
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", palette),
    chunk("tEXt", note),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", new Uint8Array()),
  ]);
}
