import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { WorkerFailed } from "#platform/worker/port.ts";
import { startWorker } from "#platform/worker/start-worker.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "intan-worker-"));
writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function entryFile(name: string, source: string): URL {
  const path = join(folder, `${name}.worker.ts`);
  writeFileSync(path, source);
  return new URL(`file://${path}`);
}

const head = `import { parentPort, workerData } from "node:worker_threads";\n`;

test("runs a TypeScript entry from its source, answers and ends", async () => {
  const entry = entryFile("echo", `${head}const n: number = workerData.input.n;\nparentPort?.postMessage(n * 2);\n`);
  const worker = startWorker({ entry, input: { n: 21 }, maxOldGenerationSizeMb: 64 });
  expect(await worker.next()).toBe(42);
  expect(await worker.next()).toBeUndefined();
});

test("tells an entry that fails", async () => {
  const worker = startWorker({
    entry: entryFile("fails", `throw new Error("no");`),
    input: null,
    maxOldGenerationSizeMb: 64,
  });
  await expect(worker.next()).rejects.toMatchObject({ name: "WorkerFailed", reason: "failed" });
});

test("ends a thread, not the process, when its heap is full", async () => {
  const entry = entryFile(
    "fills",
    "const held: unknown[] = [];\nfor (;;) held.push(Array.from({ length: 1000 }, () => ({})));",
  );
  const worker = startWorker({ entry, input: null, maxOldGenerationSizeMb: 32 });
  const failure = await worker.next().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(WorkerFailed);
  expect(failure).toMatchObject({ reason: "out-of-memory" });
});

test("reads a workbook from the built files", async () => {
  const dist = join(folder, "dist");
  const script = join(folder, "main.ts");
  writeFileSync(
    script,
    `import { createSpreadsheets } from "${root}src/platform/spreadsheet/create-spreadsheets.ts";
import { startWorker } from "${root}src/platform/worker/start-worker.ts";
const texts: string[] = [];
const result = await createSpreadsheets(startWorker).read({ bytes: Buffer.from("Nama;OPD\\nSimpus;Dinkes") }, (rows) => {
  for (const row of rows) texts.push(...row.cells.map((cell) => cell.text));
});
process.stdout.write(JSON.stringify({ ok: result.ok, texts }));
`,
  );
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const options = { bundle: true, platform: "node", format: "esm", packages: "external", absWorkingDir: root } as const;
  await build({ ...options, entryPoints: [script], outfile: join(dist, "entrypoints", "main.js") });
  await build({
    ...options,
    entryPoints: { "read-workbook.worker": join(root, "src/platform/spreadsheet/read-workbook.worker.ts") },
    outdir: join(dist, "workers"),
  });
  const { stdout } = await promisify(execFile)(process.execPath, [join(dist, "entrypoints", "main.js")], {
    timeout: 20_000,
  });
  expect(JSON.parse(stdout)).toEqual({ ok: true, texts: ["Nama", "OPD", "Simpus", "Dinkes"] });
});
