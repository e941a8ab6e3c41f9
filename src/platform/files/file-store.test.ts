import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startS3Server } from "#tests/support/s3-server.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import { createFolderStore } from "./folder-store.ts";
import type { FileStore } from "./port.ts";
import { createS3Store } from "./s3-store.ts";

const mega = 1024 * 1024;
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const limits = { maxBytes: 64 * mega };

async function* piecesOf(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

async function readAll(store: FileStore, sha256: string, range?: { from: number; to?: number }): Promise<Buffer> {
  const opened = await store.open(sha256, range);
  if (!opened.ok) throw new Error(opened.code);
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.value.stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  expect(bytes.length).toBe(opened.value.to - opened.value.from + 1);
  return bytes;
}

interface Standing {
  readonly store: FileStore;
  /** Files that are on their way. */
  temporary(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

async function standFolder(): Promise<Standing> {
  const folder = await mkdtemp(join(tmpdir(), "intan-files-"));
  const store = await createFolderStore({ folder });
  const stop = () => rm(folder, { recursive: true });
  return { store, temporary: () => readdir(join(folder, "tmp")), stop };
}

async function standS3(): Promise<Standing> {
  const temporaryFolder = await mkdtemp(join(tmpdir(), "intan-spool-"));
  const { stop, endpoint, bucket, accessKey, secretKey } = await startS3Server();
  const place = { kind: "s3" as const, endpoint, bucket, accessKey, secretKey, region: "us-east-1", prefix: "intan/" };
  const store = await createS3Store({ place, temporaryFolder, log: silentLog });
  return {
    store,
    temporary: () => readdir(temporaryFolder),
    async stop() {
      await store.close();
      await stop();
      await rm(temporaryFolder, { recursive: true });
    },
  };
}

describe.each([
  ["folder", standFolder],
  ["S3 server process", standS3],
] as const)("file store: %s", (_name, stand) => {
  let standing: Standing;
  let store: FileStore;
  beforeAll(async () => {
    standing = await stand();
    store = standing.store;
  });
  afterAll(() => standing.stop());

  test("gives back the bytes of 20 MB that came in pieces", async () => {
    const bytes = randomBytes(20 * mega + 17);
    const put = await store.put(piecesOf(bytes, 65_537), { ...limits, expectedBytes: bytes.length });
    expect(put).toEqual({ ok: true, value: { sha256: hashOf(bytes), sizeBytes: bytes.length } });
    expect((await readAll(store, hashOf(bytes))).equals(bytes)).toBe(true);
    expect(await standing.temporary()).toEqual([]);
  });

  test("keeps equal bytes once and says so in the same words", async () => {
    const bytes = randomBytes(1000);
    const first = await store.put(bytes, limits);
    expect(await store.put(piecesOf(bytes, 7), limits)).toEqual(first);
    const both = await Promise.all([store.put(bytes, limits), store.put(bytes, limits)]);
    expect(both).toEqual([first, first]);
    expect((await readAll(store, hashOf(bytes))).equals(bytes)).toBe(true);
  });

  test("keeps an empty file", async () => {
    const put = await store.put(new Uint8Array(), limits);
    expect(put).toEqual({ ok: true, value: { sha256: hashOf(new Uint8Array()), sizeBytes: 0 } });
    expect(await readAll(store, hashOf(new Uint8Array()))).toEqual(Buffer.alloc(0));
  });

  test("reads parts: from the middle, to the end, beyond the end", async () => {
    const bytes = randomBytes(100_000);
    await store.put(bytes, limits);
    const sha256 = hashOf(bytes);
    expect((await readAll(store, sha256, { from: 10, to: 19 })).equals(bytes.subarray(10, 20))).toBe(true);
    expect((await readAll(store, sha256, { from: 0, to: 0 })).equals(bytes.subarray(0, 1))).toBe(true);
    expect((await readAll(store, sha256, { from: 99_990 })).equals(bytes.subarray(99_990))).toBe(true);
    expect((await readAll(store, sha256, { from: 99_990, to: 500_000 })).equals(bytes.subarray(99_990))).toBe(true);
  });

  test.each([{ from: 100 }, { from: -1 }, { from: 5, to: 4 }, { from: 0.5 }])("refuses the range %j", async (range) => {
    const bytes = Buffer.alloc(100, "r");
    await store.put(bytes, limits);
    expect(await store.open(hashOf(bytes), range)).toMatchObject({
      ok: false,
      code: "files.range",
      details: { sizeBytes: 100 },
    });
  });

  test("tells what is there from what is not, and removes", async () => {
    const bytes = randomBytes(100);
    const sha256 = hashOf(bytes);
    expect(await store.has(sha256)).toEqual({ ok: true, value: false });
    expect(await store.open(sha256)).toMatchObject({ ok: false, code: "files.not-found" });
    expect(await store.open(sha256, { from: 1 })).toMatchObject({ ok: false, code: "files.not-found" });
    await store.put(bytes, limits);
    expect(await store.has(sha256)).toEqual({ ok: true, value: true });
    expect(await store.remove(sha256)).toEqual({ ok: true, value: null });
    expect(await store.remove(sha256)).toEqual({ ok: true, value: null });
    expect(await store.has(sha256)).toEqual({ ok: true, value: false });
  });

  test("refuses one byte too many and does not read the rest", async () => {
    const bytes = randomBytes(1001);
    let handedOver = 0;
    const source = (async function* () {
      for (let at = 0; at < 1_000_000; at += 1) {
        handedOver += 1;
        yield bytes;
      }
    })();
    expect(await store.put(source, { maxBytes: 1000 })).toEqual({
      ok: false,
      code: "files.too-large",
      details: { maxBytes: 1000 },
    });
    expect(handedOver).toBe(1);
    expect(await standing.temporary()).toEqual([]);
  });

  test.each([
    ["broke", "throw"],
    ["ended early", "end"],
  ])("stores nothing of a source that %s", async (_what, how) => {
    const bytes = randomBytes(50_000);
    const source = (async function* () {
      yield bytes;
      if (how === "throw") throw new Error("the line dropped");
    })();
    expect(await store.put(source, { ...limits, expectedBytes: 100_000 })).toMatchObject({
      ok: false,
      code: "files.cut-off",
      details: { receivedBytes: 50_000 },
    });
    expect(await store.has(hashOf(bytes))).toEqual({ ok: true, value: false });
    expect(await standing.temporary()).toEqual([]);
  });

  test("gives up a source that hangs when its sender is gone", async () => {
    const gone = new AbortController();
    const source = (async function* () {
      yield randomBytes(10);
      queueMicrotask(() => gone.abort());
      await new Promise(() => undefined);
    })();
    const put = await store.put(source, { ...limits, signal: gone.signal });
    expect(put).toMatchObject({ ok: false, code: "files.cut-off" });
    expect(await standing.temporary()).toEqual([]);
  });

  test("is healthy", async () => {
    expect(await store.health()).toEqual({ ok: true, value: null });
  });

  test("takes no name that is not a hash", async () => {
    const open = async () => store.open("../../etc/passwd");
    await expect(open()).rejects.toThrow(/64 hexadecimal/);
  });
});
