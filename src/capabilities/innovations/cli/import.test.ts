import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { CommandInput } from "#platform/terminal/port.ts";
import { importPartUnderTest } from "#tests/support/import-part.ts";

const tested = await importPartUnderTest();
const { addMember, clearImports, listOf, part, tally } = tested;
const folder = await mkdtemp(join(tmpdir(), "intan-cli-"));
afterAll(() => rm(folder, { recursive: true }));
beforeEach(clearImports);

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
}

async function run(word: "import" | "export", positionals: readonly string[], options: CommandInput["options"] = {}) {
  const command = part.commands.find(({ words }) => words[0] === word);
  if (command === undefined) throw new Error(`no command ${word}`);
  const printed: string[] = [];
  const said: string[] = [];
  const code = await command.run({
    positionals,
    options: { region: "63.03", year: "2026", ...options },
    isJson: true,
    stdin: nothing(),
    print: (text) => void printed.push(text),
    say: (text) => void said.push(text),
  });
  return { code, said: said.join("\n"), json: JSON.parse(printed[0] ?? "null") };
}

async function fileOf(rows: Parameters<typeof listOf>[0], name = "daftar.xlsx"): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await listOf(rows));
  return path;
}

const head = ["Nama Inovasi", "OPD", "Tahun", "Tahapan"];

describe("intan import innovations", () => {
  test("writes once; again, it changes nothing and exits 0", async () => {
    const path = await fileOf([head, ["Kelotok Sehat", "Dinas Kesehatan", 2025, "Penerapan"]]);
    const first = await run("import", [path]);
    expect(first).toMatchObject({
      code: 0,
      json: { counts: { new: 1 }, written: { added: 1, joined: 1 }, problems: [] },
    });
    const before = await tally();
    const second = await run("import", [path]);
    expect(second).toMatchObject({ code: 0, json: { counts: { new: 0, changed: 0, unchanged: 1 }, written: null } });
    expect(await tally()).toEqual(before);
  });

  test("a dry run writes nothing at all", async () => {
    const path = await fileOf([head, ["Kelotok Sehat", "Dinas Kesehatan", 2025, "Penerapan"]]);
    const before = await tally();
    expect(await run("import", [path], { "dry-run": true })).toMatchObject({
      code: 0,
      json: { isDryRun: true, counts: { new: 1 }, written: null },
    });
    expect(await tally()).toEqual(before);
  });

  test("exits 1 and writes nothing when a row is wrong or unanswered, unless told otherwise", async () => {
    const path = await fileOf([
      head,
      ["Kelotok Sehat", "Dinas Kesehtan", 2025, "Penerapan"],
      ["Gambut Cerdas", "Dinas Kesehatan", 2025, "mungkin"],
    ]);
    const before = await tally();
    const refused = await run("import", [path]);
    expect(refused).toMatchObject({
      code: 1,
      json: { problems: [{ path: "Sheet1!D3", code: "import.choice-unknown", found: "mungkin" }] },
    });
    expect(refused.said).toContain("Sheet1!D3: Isian tidak dikenal. Pilih salah satu: Inisiatif, Uji Coba, Penerapan.");
    expect(await run("import", [path], { "accept-proposals": true })).toMatchObject({ code: 1 });
    expect(await tally()).toEqual(before);
    const taken = await run("import", [path], { "accept-proposals": true, "skip-wrong": true });
    expect(taken).toMatchObject({ code: 0, json: { written: { added: 1 } } });
  });

  test("says in words why a file is refused", async () => {
    const path = join(folder, "lama.xlsx");
    await writeFile(path, "%PDF-1.7");
    const refused = await run("import", [path]);
    expect(refused).toMatchObject({ code: 1, json: { code: "spreadsheet.unknown-format" } });
    expect(refused.said).toBe("Berkas ini bukan .xlsx atau .csv.");
    expect(await run("import", [join(folder, "tidak-ada.xlsx")])).toMatchObject({ code: 1 });
    expect(await run("import", [await fileOf([["a"], ["b"]])])).toMatchObject({
      code: 1,
      json: { code: "import.no-table" },
    });
  });

  test("is wrong usage without a file or a year", async () => {
    expect(await run("import", [])).toMatchObject({ code: 2 });
    expect(await run("import", ["a.xlsx"], { year: "dua" })).toMatchObject({ code: 2 });
  });
});

describe("intan export innovations", () => {
  test("writes a workbook whose import changes nothing", async () => {
    await addMember({ title: "Kelotok Sehat", year: 2025, agency: "dinkes" });
    const out = join(folder, "ekspor.xlsx");
    expect(await run("export", [], { out })).toMatchObject({ code: 0, json: { out } });
    expect(await run("import", [out])).toMatchObject({
      code: 0,
      json: { counts: { new: 0, changed: 0 }, written: null },
    });
  });

  test("refuses a round that was never opened", async () => {
    const refused = await run("export", [], { out: join(folder, "x.xlsx"), year: "2019" });
    expect(refused).toMatchObject({ code: 1, json: { code: "import.round-unknown" } });
    expect(await run("export", [])).toMatchObject({ code: 2 });
  });
});
