import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { startBadLine } from "#tests/support/s3-server.ts";
import {
  ask,
  createUpload,
  hashOf,
  idOf,
  megabyte,
  openUploadBench,
  ownerOf,
  partHeaders,
  patch,
  send,
} from "#tests/support/upload-bench.ts";

const bench = await openUploadBench(await testDatabase());
const server = await bench.start();
beforeEach(() => bench.clear());
afterAll(() => bench.close());

const siti = ownerOf("siti-token");
const offsetOf = async (url: string) => (await ask("HEAD", url, "siti-token")).headers.get("upload-offset");

describe("a large file", () => {
  test("arrives whole, is stored by its hash and leaves no bytes behind", async () => {
    const bytes = randomBytes(12 * megabyte + 5);
    const id = idOf(await send(server.endpoint, bytes));
    const taken = await server.uploads.take(siti, id);
    const value = { id, fileName: "video peluncuran.mp4", sha256: hashOf(bytes), sizeBytes: bytes.length };
    expect(taken).toEqual({ ok: true, value });
    expect(await server.uploads.take(siti, id)).toEqual(taken);
    expect(await bench.store.has(hashOf(bytes))).toEqual({ ok: true, value: true });
    expect(await bench.parts()).toEqual([]);
  });

  test("goes on where the line dropped", async () => {
    const bytes = randomBytes(12 * megabyte);
    const line = await startBadLine(server.port, { cutAfterBytes: 7 * megabyte, direction: "up", times: 1 });
    const sent: number[] = [];
    const url = await send(`http://127.0.0.1:${line.port}/unggah`, bytes, {
      chunkSize: Number.POSITIVE_INFINITY,
      onBeforeRequest: (request) => {
        if (request.getMethod() === "PATCH") sent.push(Number(request.getHeader("Upload-Offset")));
      },
    });
    expect(sent.length).toBe(2);
    expect(sent[1]).toBeGreaterThan(5 * megabyte);
    expect(await server.uploads.take(siti, idOf(url))).toMatchObject({ ok: true, value: { sha256: hashOf(bytes) } });
    await line.close();
  });

  test("goes on after the server was restarted, even on another one", async () => {
    const bytes = randomBytes(12 * megabyte);
    const first = await bench.start();
    const url = await createUpload(server.endpoint, bytes.length);
    expect(
      (await patch(url.replace(String(server.port), String(first.port)), 0, bytes.subarray(0, 5 * megabyte))).status,
    ).toBe(204);
    await first.stop();
    const second = await bench.start();
    const uploadUrl = url.replace(String(server.port), String(second.port));
    await send(second.endpoint, bytes, { uploadUrl });
    expect(await second.uploads.take(siti, idOf(url))).toMatchObject({ ok: true, value: { sha256: hashOf(bytes) } });
  });

  test("is not there for another person, nor for the same one in another region", async () => {
    const url = await createUpload(server.endpoint, 1000);
    for (const token of ["budi-token", "siti-elsewhere"]) {
      const answers = [
        await ask("HEAD", url, token),
        await patch(url, 0, Buffer.alloc(10), token),
        await ask("DELETE", url, token),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(await server.uploads.take(ownerOf(token), idOf(url))).toMatchObject({ code: "upload.not-found" });
    }
    expect(await offsetOf(url)).toBe("0");
    await patch(url, 0, Buffer.alloc(1000));
    expect(await server.uploads.take(ownerOf("budi-token"), idOf(url))).toMatchObject({ code: "upload.not-found" });
  });

  test("is not taken before its last byte", async () => {
    const url = await createUpload(server.endpoint, 1000);
    await patch(url, 0, Buffer.alloc(400));
    expect(await server.uploads.take(siti, idOf(url))).toEqual({
      ok: false,
      code: "upload.unfinished",
      details: { offsetBytes: 400, sizeBytes: 1000 },
    });
  });

  test("that two tabs send at once keeps its bytes", async () => {
    const bytes = randomBytes(6 * megabyte);
    const second = await bench.start();
    const url = await createUpload(server.endpoint, bytes.length);
    const elsewhere = url.replace(String(server.port), String(second.port));
    const answers = await Promise.all([patch(url, 0, bytes), patch(url, 0, bytes), patch(elsewhere, 0, bytes)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(204);
    expect(statuses.slice(1)).toEqual([409, 409]);
    // On a busy machine the first one had to let go before its end: the client goes on from there.
    await send(server.endpoint, bytes, { uploadUrl: url });
    expect(await server.uploads.take(siti, idOf(url))).toMatchObject({ ok: true, value: { sha256: hashOf(bytes) } });
  });

  test("takes its place back from a request that hangs on a dead line, also of another server", async () => {
    const second = await bench.start();
    const url = await createUpload(server.endpoint, 1000);
    for (const [at, port] of [server.port, second.port].entries()) {
      const hanging = new AbortController();
      const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) });
      const first = fetch(url.replace(String(server.port), String(port)), {
        method: "PATCH",
        body: silent,
        duplex: "half",
        signal: hanging.signal,
        headers: { Authorization: "Bearer siti-token", "Tus-Resumable": "1.0.0", ...partHeaders(at * 10) },
      }).catch(() => null);
      await expect.poll(() => bench.sizeOnDisk(idOf(url))).toBe((at + 1) * 10);
      // On a busy machine the first answer may be "not free yet"; clients ask again.
      await expect.poll(() => offsetOf(url), { timeout: 10_000 }).toBe(String((at + 1) * 10));
      hanging.abort();
      await first;
    }
  });
});
