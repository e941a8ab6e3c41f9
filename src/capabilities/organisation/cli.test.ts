import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import type { CommandInput } from "#platform/terminal/port.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { refusal, success } from "#shared/result.ts";
import { organisationCommands } from "./cli.ts";

const spreadsheets = createSpreadsheets(startWorker);
const folder = await mkdtemp(join(tmpdir(), "intan-agencies-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(name: string, content: string, options: CommandInput["options"] = { region: "63.03" }) {
  const file = join(folder, name);
  await writeFile(file, content);
  const seen = { rows: [] as readonly unknown[], isDryRun: false, printed: [] as string[], said: [] as string[] };
  const [command] = organisationCommands({ spreadsheets, readFile }, async (_, input) => {
    Object.assign(seen, { rows: input.rows, isDryRun: input.isDryRun });
    return input.rows.length === 0
      ? refusal("agencies.refused", {}, [{ path: "rows[0].kind", code: "agency.unknown-kind", found: "x" }])
      : success({ added: input.rows.length, changed: 0, unchanged: 0, aliases: 0, isDryRun: input.isDryRun });
  });
  const code = await command?.run({
    positionals: name === "" ? [] : [file],
    options,
    isJson: false,
    stdin: Readable.from([]),
    print: (text) => seen.printed.push(text),
    say: (text) => seen.said.push(text),
  });
  return { code, ...seen };
}

describe("intan import agencies", () => {
  test("reads JSON with a list of agencies", async () => {
    const done = await run("a.json", '{"agencies":[{"id":"dinkes","name":"Dinas Kesehatan","kind":"dinas"}]}');
    expect(done).toMatchObject({ code: 0, rows: [{ id: "dinkes" }], isDryRun: false });
  });

  test.each([";", ","])("reads CSV parted by %s, with a byte order mark", async (mark) => {
    const text = ["\uFEFFid", "nama", "jenis"].join(mark) + "\r\n" + ["dinkes", "Dinas Kesehatan", "dinas"].join(mark);
    const done = await run("a.csv", text, { region: "63.03", "dry-run": true });
    expect(done).toMatchObject({ code: 0, isDryRun: true });
    expect(done.rows).toEqual([{ id: "dinkes", name: "Dinas Kesehatan", kind: "dinas" }]);
  });

  test("names the place of a refused row and exits 1", async () => {
    const done = await run("empty.json", "[]");
    expect(done.code).toBe(1);
    expect(done.said[0]).toBe("rows[0].kind: agency.unknown-kind (x)");
  });

  test("broken JSON exits 1 and names the file", async () => {
    const done = await run("broken.json", "{");
    expect(done.code).toBe(1);
    expect(done.said[0]).toContain("broken.json");
  });

  test("a workbook in the old format is refused by code", async () => {
    const done = await run("old.xlsx", "\u00d0\u00cf\u0011\u00e0");
    expect(done.code).toBe(1);
    expect(done.said[0]).toMatch(/old\.xlsx: spreadsheet\./);
  });

  test("a call without a region is wrong usage", async () => {
    expect((await run("a.json", "[]", {})).code).toBe(2);
  });
});
