import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createJsonLog } from "#platform/logging/json-log.ts";
import { type BadLine, type S3Server, startBadLine, startS3Server } from "#tests/support/s3-server.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import type { FileStore } from "./port.ts";
import { createS3Store, type S3Options } from "./s3-store.ts";

const mega = 1024 * 1024;
const limits = { maxBytes: 64 * mega };
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const unavailable = (reason: string) => ({ ok: false, code: "files.unavailable", details: { reason } });

let server: S3Server;
let temporaryFolder: string;
const stores: FileStore[] = [];
const lines: BadLine[] = [];

beforeAll(async () => {
  server = await startS3Server();
  temporaryFolder = await mkdtemp(join(tmpdir(), "intan-spool-"));
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all(lines.map((line) => line.close()));
  await server.stop();
  await rm(temporaryFolder, { recursive: true });
});

async function storeWith(place: Partial<S3Options["place"]> = {}, more: Partial<S3Options> = {}): Promise<FileStore> {
  const { endpoint, bucket, accessKey, secretKey } = server;
  const whole = {
    kind: "s3" as const,
    endpoint,
    bucket,
    accessKey,
    secretKey,
    region: "us-east-1",
    prefix: "",
    ...place,
  };
  const store = await createS3Store({ place: whole, temporaryFolder, log: silentLog, ...more });
  stores.push(store);
  return store;
}

async function storeBehind(fault: Parameters<typeof startBadLine>[1], more: Partial<S3Options> = {}) {
  const line = await startBadLine(server.port, fault);
  lines.push(line);
  return storeWith({ endpoint: `http://127.0.0.1:${line.port}` }, more);
}

/** What every call answers when the service cannot be asked. */
async function expectUnavailable(store: FileStore, reason: string): Promise<void> {
  const bytes = randomBytes(2000);
  expect(await store.put(bytes, limits)).toEqual(unavailable(reason));
  expect(await store.open(hashOf(bytes))).toEqual(unavailable(reason));
  expect(await store.has(hashOf(bytes))).toEqual(unavailable(reason));
  expect(await store.health()).toEqual(unavailable(reason));
  expect(await readdir(temporaryFolder)).toEqual([]);
}

describe("S3 store that cannot do its work", () => {
  // The server process knows access keys but checks no signature of version 4: a wrong secret alone is not tried here.
  test("names wrong credentials, and keeps the keys out of the log", async () => {
    const written: string[] = [];
    const log = createJsonLog(
      (line) => written.push(line),
      () => new Date(0),
    );
    await expectUnavailable(await storeWith({ accessKey: "NOBODY-KEY", secretKey: "very-secret" }, { log }), "denied");
    expect(written.length).toBeGreaterThan(0);
    expect(written.join()).not.toMatch(/very-secret|NOBODY-KEY|Signature=/);
  });

  test("does not take a missing bucket for a missing file", async () => {
    await expectUnavailable(await storeWith({ bucket: "nowhere" }), "bucket-missing");
  });

  test("says that nobody listens", async () => {
    const line = await startBadLine(server.port, "silent");
    await line.close();
    await expectUnavailable(await storeWith({ endpoint: `http://127.0.0.1:${line.port}` }), "unreachable");
  });

  test("gives up a service that takes everything and answers nothing", async () => {
    const store = await storeBehind("silent", { idleMs: 150, longestMs: 150 });
    await expectUnavailable(store, "slow");
  });
});

describe("S3 store on a bad line", () => {
  test("an upload that breaks again and again is refused and leaves no file", async () => {
    const bytes = randomBytes(20 * mega);
    const store = await storeBehind({ cutAfterBytes: 3 * mega, direction: "up" });
    expect(await store.put(bytes, limits)).toEqual(unavailable("unreachable"));
    expect(await readdir(temporaryFolder)).toEqual([]);
    const direct = await storeWith();
    expect(await direct.has(hashOf(bytes))).toEqual({ ok: true, value: false });
    expect(await direct.put(bytes, limits)).toMatchObject({ ok: true });
  });

  test("a part that broke once is sent again", async () => {
    const bytes = randomBytes(20 * mega);
    const store = await storeBehind({ cutAfterBytes: 3 * mega, direction: "up", times: 1 });
    expect(await store.put(bytes, limits)).toMatchObject({ ok: true });
    const opened = await (await storeWith()).open(hashOf(bytes));
    const hash = createHash("sha256");
    if (opened.ok) for await (const chunk of opened.value.stream) hash.update(chunk);
    expect(hash.digest("hex")).toBe(hashOf(bytes));
  });

  test.each([[undefined], [{ from: 5 }]])(
    "a read that breaks off is an error, never a shorter file (range %j)",
    async (range) => {
      const bytes = randomBytes(6 * mega);
      await (await storeWith()).put(bytes, limits);
      const store = await storeBehind({ cutAfterBytes: mega, direction: "down" });
      const opened = await store.open(hashOf(bytes), range);
      const read = async () => {
        if (opened.ok) for await (const chunk of opened.value.stream) expect(chunk.length).toBeGreaterThan(0);
      };
      await expect(read()).rejects.toThrow();
    },
  );
});
