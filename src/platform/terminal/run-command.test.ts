import { describe, expect, test } from "vitest";
import type { Command, CommandInput, ExitCode } from "./port.ts";
import { dataFolderOf, runCommand } from "./run-command.ts";

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
}

/** Runs `line` against two small commands and shows what came out. */
async function run(line: string, answer: ExitCode = 0) {
  const seen: CommandInput[] = [];
  const command = (words: readonly string[], usage: string): Command => ({
    words,
    usage,
    valued: ["edition", "value"],
    switches: ["dry-run"],
    needsDatabase: false,
    async run(input) {
      seen.push(input);
      if (answer === 0) input.print(`${words.join(" ")} done`);
      return answer;
    },
  });
  let out = "";
  let error = "";
  const exit = await runCommand(
    [command(["index"], "intan index"), command(["index", "score"], "intan index score --edition 2026 [FILE or -]")],
    line.split(" ").filter((word) => word !== ""),
    {
      stdin: nothing(),
      writeOut: (text) => {
        out += text;
      },
      writeError: (text) => {
        error += text;
      },
    },
  );
  return { exit, out, error, input: seen[0] };
}

describe("the command line", () => {
  test("takes the longest words that match", async () => {
    expect((await run("index score")).out).toBe("index score done\n");
    expect((await run("index levels")).out).toBe("index done\n");
  });

  test("reads options in both spellings, switches, positionals and a dash", async () => {
    const { input } = await run("index score --edition 2026 - --value=20.01 --dry-run --json a.json");
    expect(input).toMatchObject({
      positionals: ["-", "a.json"],
      options: { edition: "2026", value: "20.01", "dry-run": true },
      isJson: true,
    });
  });

  test("takes a value with an equals sign, a negative number, and anything after two dashes", async () => {
    const { input } = await run("index score --edition=a=b --value -3 -- --dry-run");
    expect(input).toMatchObject({ positionals: ["--dry-run"], options: { edition: "a=b", value: "-3" } });
  });

  test("takes --data everywhere", async () => {
    expect((await run("index score --data /srv/intan")).input?.options).toEqual({ data: "/srv/intan" });
    const before = await run("--data /srv/intan index score");
    expect([before.out, before.input?.options]).toEqual(["index score done\n", { data: "/srv/intan" }]);
    expect(dataFolderOf(["index", "score", "--data", "/srv/intan"])).toBe("/srv/intan");
    expect(dataFolderOf(["--data=/srv/a", "doctor"])).toBe("/srv/a");
    expect(dataFolderOf(["doctor", "--", "--data=/srv/a"])).toBeUndefined();
  });

  test.each([
    ["index score --editon 2026", "Opsi tidak dikenal: --editon"],
    ["index score -e 2026", "Opsi tidak dikenal: -e"],
    ["index score --edition", "Opsi ini memerlukan nilai: --edition"],
    ["index score --edition --dry-run", "Opsi ini memerlukan nilai: --edition"],
    ["index score --edition=", "Opsi ini memerlukan nilai: --edition"],
    ["index score --dry-run=yes", "Opsi ini tidak memakai nilai: --dry-run"],
    ["index score --edition 1 --edition 2", "Opsi diberikan dua kali: --edition"],
  ])("refuses %j with the usage on stderr", async (line, message) => {
    const { exit, out, error, input } = await run(line);
    expect(exit).toBe(2);
    expect(error).toBe(`${message}\nPemakaian: intan index score --edition 2026 [FILE or -]\n`);
    expect([out, input]).toEqual(["", undefined]);
  });

  test("shows the usage when a command says only that it was called wrongly", async () => {
    const { exit, error } = await run("index score", 2);
    expect([exit, error]).toEqual([2, "Pemakaian: intan index score --edition 2026 [FILE or -]\n"]);
  });

  test("lists the commands for an unknown one, and on request", async () => {
    const unknown = await run("indeks skor");
    expect([unknown.exit, unknown.out]).toEqual([2, ""]);
    expect(unknown.error).toContain("Perintah tidak dikenal: indeks skor\nPerintah:\n  intan index\n");
    expect(await run("help")).toMatchObject({ exit: 0, error: "" });
    expect((await run("")).exit).toBe(2);
    expect(await run("index score --help")).toMatchObject({ exit: 0, input: undefined });
  });

  test("hands on a refusal as exit 1", async () => {
    expect((await run("index score", 1)).exit).toBe(1);
  });
});
