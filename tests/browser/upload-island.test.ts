import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { boundToSession } from "#platform/http/form-token.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type BadLine, startBadLine } from "#tests/support/s3-server.ts";
import {
  hashOf,
  megabyte,
  openUploadBench,
  ownerOf,
  type UploadApp,
  type UploadServer,
} from "#tests/support/upload-bench.ts";
import { useBrowser } from "./support.ts";

const bench = await openUploadBench(await testDatabase());
const { visit } = useBrowser();
let server: UploadServer;
let context: BrowserContext;
let page: Page;
let line: BadLine | null = null;
/** What the form sent in the end: words as they are, files by hash. */
let sent: [string, string][] | null = null;

const formPage = (token: string): string => `<!doctype html><html lang="id"><head><meta charset="utf-8">
  <script type="module" src="/pulau.js"></script></head><body>
  <form method="post" action="/kirim" enctype="multipart/form-data" data-upload>
    <input type="hidden" name="_token" value="${token}"><input type="file" name="file" multiple>
    <button name="tombol" value="simpan">Simpan</button></form></body></html>`;

async function addPages(app: UploadApp): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["src/web/islands/upload.ts"],
    bundle: true,
    format: "esm",
    write: false,
  });
  const script = outputFiles[0]?.text ?? "";
  const send = (type: string, body: string) =>
    new Response(body, { headers: { ...bench.site.headers, "Content-Type": type } });
  app.get("/pulau.js", () => send("text/javascript", script));
  app.get("/kirim", () => send("text/html; charset=utf-8", formPage(bench.site.tokens.issue(boundToSession("s1")))));
  app.post("/kirim", async (request) => {
    const form = await request.req.raw.formData();
    sent = [];
    for (const [name, value] of form) {
      if (name !== "_token")
        sent.push([name, typeof value === "string" ? value : hashOf(new Uint8Array(await value.arrayBuffer()))]);
    }
    return send("text/html", "<p id=selesai>sampai</p>");
  });
}

beforeAll(async () => {
  const ready: Promise<void>[] = [];
  server = await bench.start((app) => ready.push(addPages(app)));
  await Promise.all(ready);
});
beforeEach(async () => {
  await bench.clear();
  sent = null;
});
afterEach(async () => {
  await context.close();
  await line?.close();
  line = null;
});
afterAll(() => bench.close());

async function open(port: number, hasScripts = true): Promise<void> {
  const origin = `http://127.0.0.1:${port}`;
  context = await visit({ origin, hasScripts });
  await context.addCookies([{ name: "intan", value: "session", url: origin }]);
  page = await context.newPage();
  await page.goto("/kirim");
}

const choose = (...files: readonly { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator("input[type=file]").setInputFiles([...files]);
const video = (buffer: Buffer) => ({ name: "peluncuran.mp4", mimeType: "video/mp4", buffer });
const paper = { name: "sk.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") };

test("sends a large file in parts, over a line that drops, and the small one with the form", async () => {
  line = await startBadLine(server.port, { cutAfterBytes: 7 * megabyte, direction: "up", times: 1 });
  const bytes = randomBytes(14 * megabyte);
  await open(line.port);
  await choose(video(bytes), paper);
  await page.locator("button[name=tombol]").click();
  await page.locator("progress").waitFor();
  await page.locator("#selesai").waitFor();
  const [button, id] = [new Map(sent).get("tombol"), new Map(sent).get("upload")];
  expect(sent?.map(([name]) => name).sort()).toEqual(["file", "tombol", "upload"]);
  expect([button, new Map(sent).get("file")]).toEqual(["simpan", hashOf(paper.buffer)]);
  expect(await server.uploads.take(ownerOf("siti-token"), id ?? "")).toMatchObject({
    ok: true,
    value: { fileName: "peluncuran.mp4", sha256: hashOf(bytes), sizeBytes: bytes.length },
  });
});

test("goes on after the page was left in the middle", async () => {
  const folder = await mkdtemp(join(tmpdir(), "intan-island-"));
  const path = join(folder, "peluncuran.mp4");
  await writeFile(path, randomBytes(14 * megabyte));
  line = await startBadLine(server.port, { cutAfterBytes: 7 * megabyte, direction: "up" });
  await open(line.port);
  await page.locator("input[type=file]").setInputFiles(path);
  await page.locator("button[name=tombol]").click();
  const status = page.locator("[role=status]");
  await expect.poll(() => status.textContent(), { timeout: 10_000 }).toContain("Sambungan terputus");
  expect(await bench.parts()).toHaveLength(1);
  await page.goto("about:blank");
  await page.goto("/kirim");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.method()));
  await page.locator("input[type=file]").setInputFiles(path);
  await page.locator("button[name=tombol]").click();
  await expect.poll(() => requests[0], { timeout: 10_000 }).toBe("HEAD");
  expect(await bench.parts()).toHaveLength(1);
  await rm(folder, { recursive: true });
});

test("says why a file is not taken, and the form stays", async () => {
  await open(server.port);
  await choose(video(Buffer.alloc(41 * megabyte)));
  await page.locator("button[name=tombol]").click();
  await expect
    .poll(() => page.locator("[role=status]").textContent())
    .toBe("peluncuran.mp4 tidak dapat diterima: berkas terlalu besar.");
  await page.getByRole("button", { name: "Batalkan" }).click();
  expect(await page.locator("progress").count()).toBe(0);
  expect(sent).toBe(null);
});

test.each([true, false])("leaves a small file to the form (scripts: %s)", async (hasScripts) => {
  await open(server.port, hasScripts);
  await choose(paper);
  await page.locator("button[name=tombol]").click();
  await page.locator("#selesai").waitFor();
  expect(sent).toEqual([
    ["file", hashOf(paper.buffer)],
    ["tombol", "simpan"],
  ]);
});
