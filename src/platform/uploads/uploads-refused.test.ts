import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { boundToSession } from "#platform/http/form-token.ts";
import { refusal } from "#shared/result.ts";
import { testDatabase } from "#tests/support/database.ts";
import {
  ask,
  createUpload,
  hashOf,
  idOf,
  megabyte,
  openUploadBench,
  ownerOf,
  patch,
  send,
} from "#tests/support/upload-bench.ts";

const plain = await testDatabase();
const { clock } = plain;
const bench = await openUploadBench(plain);
const server = await bench.start();
beforeEach(() => bench.clear());
afterAll(() => bench.close());

const siti = ownerOf("siti-token");
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe("an upload that is refused", () => {
  test("beyond the limit is told before the first byte", async () => {
    const sent = send(server.endpoint, Buffer.alloc(0), { uploadSize: 41 * megabyte, retryDelays: null });
    await expect(sent).rejects.toThrow(/response code: 413, response text: .*upload\.too-large/);
  });

  test("sends more than it announced: nothing of it counts", async () => {
    const url = await createUpload(server.endpoint, 1000);
    const answer = await patch(url, 0, Buffer.alloc(2000));
    expect([answer.status, await codeOf(answer)]).toEqual([413, "upload.too-large"]);
    expect(await server.uploads.take(siti, idOf(url))).toMatchObject({ code: "upload.unfinished" });
  });

  test("has expired, and is swept with its bytes", async () => {
    const before = clock.now();
    const url = await createUpload(server.endpoint, 1000);
    await patch(url, 0, Buffer.alloc(400));
    expect(await bench.parts()).toHaveLength(1);
    clock.set(new Date(before.getTime() + 48 * 3600 * 1000));
    const answer = await patch(url, 400, Buffer.alloc(600));
    expect([answer.status, await codeOf(answer)]).toEqual([410, "upload.expired"]);
    expect(await server.uploads.take(siti, idOf(url))).toMatchObject({ code: "upload.not-found" });
    expect(await server.uploads.sweep()).toBe(1);
    expect(await bench.parts()).toEqual([]);
    clock.set(before);
    expect((await ask("HEAD", url, "siti-token")).status).toBe(404);
  });

  test("by what looks at the bytes stays refused; when the store is down it can be taken later", async () => {
    const bytes = randomBytes(1000);
    bench.whenFinished = () => refusal("file.infected", { name: "Eicar" });
    const first = await createUpload(server.endpoint, 1000);
    const answer = await patch(first, 0, bytes);
    expect([answer.status, await codeOf(answer)]).toEqual([422, "file.infected"]);
    bench.whenFinished = null;
    expect(await server.uploads.take(siti, idOf(first))).toMatchObject({
      code: "file.infected",
      details: { name: "Eicar" },
    });
    expect(await bench.parts()).toEqual([]);

    bench.whenFinished = () => refusal("files.unavailable", { reason: "slow" });
    const second = await createUpload(server.endpoint, 1000);
    expect((await patch(second, 0, bytes)).status).toBe(503);
    expect(await server.uploads.take(siti, idOf(second))).toMatchObject({ code: "files.unavailable" });
    bench.whenFinished = null;
    const before = bench.stored;
    const both = await Promise.all([server.uploads.take(siti, idOf(second)), server.uploads.take(siti, idOf(second))]);
    expect(both).toEqual([both[0], both[0]]);
    expect(both[0]).toMatchObject({ ok: true, value: { sha256: hashOf(bytes) } });
    expect(bench.stored - before).toBe(1);
  });

  test("is one too many of a person", async () => {
    for (let at = 0; at < 5; at += 1) await createUpload(server.endpoint, 1000);
    const answer = await ask("POST", server.endpoint, "siti-token", {
      "Upload-Length": "5",
      "Upload-Metadata": "filename YQ==",
    });
    expect([answer.status, await codeOf(answer)]).toEqual([429, "upload.too-many-open"]);
    await createUpload(server.endpoint, 1000, "budi-token");
  });

  test.each([
    ["no name", "POST", "", { "Upload-Length": "5" }, 422],
    ["no length", "POST", "", { "Upload-Metadata": "filename YQ==" }, 400],
    ["an empty file", "POST", "", { "Upload-Length": "0", "Upload-Metadata": "filename YQ==" }, 422],
    ["a length to be told later", "POST", "", { "Upload-Defer-Length": "1", "Upload-Metadata": "filename YQ==" }, 501],
    ["an id that is none", "HEAD", "/..%2f..%2fetc", {}, 404],
    ["a read", "GET", "/01900000-0000-7000-8000-000000000009", {}, 405],
  ])("because of %s", async (_what, method, path, headers, status) => {
    const answer = await ask(method, server.endpoint + path, "siti-token", headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("access-control-allow-origin")).toBe(null);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("who may send", () => {
  const create = { "Tus-Resumable": "1.0.0", "Upload-Length": "5", "Upload-Metadata": "filename YQ==" };
  const post = async (headers: Record<string, string>) => {
    const answer = await fetch(server.endpoint, { method: "POST", headers: { ...create, ...headers } });
    return answer.status === 201 ? 201 : codeOf(answer);
  };

  test("somebody who is signed in, with the token of a page when the session is a cookie", async () => {
    const cookie = "intan=session";
    const token = bench.site.tokens.issue(boundToSession("s1"));
    expect(await post({})).toBe("access.sign-in-required");
    expect(await post({ Authorization: "Bearer nobody-knows" })).toBe("access.token-unknown");
    expect(await post({ cookie })).toBe("form.too-old");
    expect(await post({ cookie, "X-Intan-Token": bench.site.tokens.issue(boundToSession("s2")) })).toBe("form.too-old");
    expect(await post({ cookie, "X-Intan-Token": token, "Sec-Fetch-Site": "cross-site" })).toBe("form.foreign-origin");
    expect(await post({ cookie, "X-Intan-Token": token })).toBe(201);
  });
});
