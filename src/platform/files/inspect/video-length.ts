import type { ByteSource } from "#platform/files/port.ts";

export interface VideoFacts {
  /** Null when the header that tells it is not there: the file was cut off, or never finished. */
  readonly seconds: number | null;
  /** A box announces more bytes than the file has. */
  readonly isCutOff: boolean;
}

const mostBoxes = 500;

interface Box {
  readonly type: string;
  readonly contentAt: number;
  readonly end: number;
}

/** Walks the boxes of MP4, QuickTime and 3GP (ISO 14496-12) without reading what is in them. */
export async function readVideo(source: ByteSource): Promise<VideoFacts> {
  let movie: Box | undefined;
  let isCutOff = false;
  for await (const box of boxesIn(source, 0, source.sizeBytes)) {
    if (box.end > source.sizeBytes) isCutOff = true;
    if (box.type === "moov") movie = box;
  }
  if (movie === undefined) return { seconds: null, isCutOff: true };
  for await (const box of boxesIn(source, movie.contentAt, Math.min(movie.end, source.sizeBytes))) {
    if (box.type === "mvhd") return { seconds: await readSeconds(source, box.contentAt), isCutOff };
  }
  return { seconds: null, isCutOff };
}

async function* boxesIn(source: ByteSource, from: number, to: number): AsyncGenerator<Box> {
  let at = from;
  for (let count = 0; count < mostBoxes && at + 8 <= to; count += 1) {
    const head = Buffer.from(await source.read(at, 16));
    if (head.length < 8) return;
    const told = head.readUInt32BE(0);
    const isLong = told === 1 && head.length === 16;
    const sizeBytes = told === 0 ? to - at : isLong ? Number(head.readBigUInt64BE(8)) : told;
    const headBytes = isLong ? 16 : 8;
    if (sizeBytes < headBytes) return;
    yield { type: head.toString("latin1", 4, 8), contentAt: at + headBytes, end: at + sizeBytes };
    at += sizeBytes;
  }
}

async function readSeconds(source: ByteSource, at: number): Promise<number | null> {
  const head = Buffer.from(await source.read(at, 32));
  if (head.length < 32) return null;
  const isLong = head[0] === 1;
  const scale = head.readUInt32BE(isLong ? 20 : 12);
  const units = isLong ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16);
  return scale === 0 || units === 0xffffffff ? null : Math.round(units / scale);
}
