import { describe, expect, test } from "vitest";
import { indexScoreCommands } from "./score.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* inPieces(source: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.length; at += size) yield source.subarray(at, at + size);
}

interface Call {
  readonly command: "score" | "level";
  readonly options?: Readonly<Record<string, string | true>>;
  readonly positionals?: readonly string[];
  readonly stdin?: string | Uint8Array;
  readonly files?: Readonly<Record<string, string>>;
  readonly pieceBytes?: number;
}

async function run(call: Call) {
  const { stdin = "", files = {}, pieceBytes = 7 } = call;
  const commands = indexScoreCommands({
    readFile: (path) => {
      const content = files[path];
      if (content === undefined) throw new Error("ENOENT: no such file");
      return inPieces(bytes(content), pieceBytes);
    },
  });
  const command = commands.find((candidate) => candidate.words[1] === call.command);
  const [printed, said]: [string[], string[]] = [[], []];
  const exit = await command?.run({
    positionals: call.positionals ?? [],
    options: call.options ?? {},
    isJson: false,
    stdin: inPieces(typeof stdin === "string" ? bytes(stdin) : stdin, pieceBytes),
    print: (text) => printed.push(text),
    say: (text) => said.push(text),
  });
  return { exit, printed: printed.map((text): unknown => JSON.parse(text)), said };
}

const year = { edition: "2026" };
const good = JSON.stringify({
  governanceScore: "40",
  innovations: Array.from({ length: 8 }, (_, place) => ({
    id: `é${place}`,
    affair: `1.0${(place % 5) + 1}`,
    maturity: 80,
  })),
});

describe("intan index score", () => {
  test("scores standard input, with and without the dash, and a file", async () => {
    for (const call of [
      { stdin: good },
      { stdin: good, positionals: ["-"] },
      { files: { "in.json": good }, positionals: ["in.json"] },
      { stdin: good, pieceBytes: 1 },
    ]) {
      const { exit, printed } = await run({ command: "score", options: year, ...call });
      expect(exit).toBe(0);
      expect(printed).toMatchObject([{ index: "38.55", divisor: 12, innovations: { length: 8 } }]);
    }
  });

  test("refuses with every problem, exit 1", async () => {
    const { exit, printed } = await run({
      command: "score",
      options: year,
      stdin: '{"innovations":[{"id":"x","affair":"1.02","levels":{"16":4}},{"id":"x","affair":"?"}]}',
    });
    expect(exit).toBe(1);
    expect(printed).toEqual([
      {
        errors: [
          { path: "$.innovations[0].levels.16", code: "level.out-of-range", expected: "0..3", found: 4 },
          expect.objectContaining({ path: "$.innovations[1].affair", code: "affair.unknown" }),
          expect.objectContaining({ path: "$.innovations[1].id", code: "innovation.duplicate-id" }),
        ],
      },
    ]);
  });

  test.each<[string, string | Uint8Array]>([
    ["nothing", ""],
    ["half an object", '{"governance":'],
    ["NaN", '{"governanceScore":NaN,"innovations":[]}'],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ])("%s is broken JSON", async (_, stdin) => {
    const { exit, printed } = await run({ command: "score", options: year, stdin });
    expect(exit).toBe(1);
    expect(printed).toMatchObject([{ errors: [{ path: "$", code: "json.broken" }] }]);
  });

  test("a wrong edition and broken JSON are named together", async () => {
    const { exit, printed } = await run({ command: "score", options: { edition: "1999" }, stdin: "{" });
    expect(exit).toBe(1);
    expect(printed).toMatchObject([
      {
        errors: [
          { path: "$edition", code: "edition.unknown", found: "1999" },
          { path: "$", code: "json.broken" },
        ],
      },
    ]);
  });

  test("one line in, one line out, in order, all of them", async () => {
    const lines = [good, "", "{", "null", good.replace('"40"', '"63"'), "   "];
    for (const [end, pieceBytes] of [
      ["\n", 5],
      ["\r\n", 64],
      ["\n", 1_000_000],
    ] as const) {
      const { exit, printed } = await run({
        command: "score",
        options: { ...year, ndjson: true },
        stdin: lines.map((line) => line + end).join(""),
        pieceBytes,
      });
      expect(exit).toBe(1);
      expect(printed).toMatchObject([
        { index: "38.55" },
        { errors: [{ code: "json.broken" }] },
        { errors: [{ code: "json.broken" }] },
        { errors: [{ code: "input.shape", path: "$" }] },
        { index: "47.75" },
        { errors: [{ code: "json.broken" }] },
      ]);
    }
  });

  test("a last line without its end counts; all good lines exit 0", async () => {
    const { exit, printed } = await run({
      command: "score",
      options: { ...year, ndjson: true },
      stdin: `${good}\n${good}`,
    });
    expect(exit).toBe(0);
    expect(printed).toHaveLength(2);
  });

  test("--check-eligibility rejects what is outside the rules", async () => {
    const stdin =
      '{"governanceScore":"40","innovations":[{"id":"x","affair":"1.01","maturity":60,"appliedOn":"2019-01-01"}]}';
    const { printed } = await run({ command: "score", options: { ...year, "check-eligibility": true }, stdin });
    expect(printed).toMatchObject([
      { innovations: [{ rejected: true, reasons: [{ code: "entry.applied-before-window" }] }] },
    ]);
  });

  test("wrong usage is exit 2, a file that is not there exit 1", async () => {
    expect(await run({ command: "score", stdin: good })).toMatchObject({ exit: 2, printed: [] });
    expect(await run({ command: "score", options: year, positionals: ["a", "b"] })).toMatchObject({ exit: 2 });
    expect(await run({ command: "score", options: year, positionals: ["no.json"] })).toMatchObject({
      exit: 1,
      printed: [{ errors: [{ code: "input.unreadable" }] }],
      said: ["no.json: ENOENT: no such file"],
    });
  });
});

describe("intan index level", () => {
  test.each([
    [{ indicator: "33", basis: "b", value: "20.01" }, { level: 2 }],
    [{ indicator: "33", basis: "b", value: "20,01" }, { level: 2 }],
    [
      { indicator: "3", value: "-50.33" },
      { level: 2, border: true },
    ],
  ])("%j", async (options, expected) => {
    expect(await run({ command: "level", options: { ...year, ...options } })).toMatchObject({
      exit: 0,
      printed: [expected],
    });
  });

  test("refuses with places, or shows the usage", async () => {
    expect(await run({ command: "level", options: { ...year, indicator: "33", value: "x" } })).toMatchObject({
      exit: 1,
      printed: [{ errors: [{ path: "$value" }, { path: "$basis" }] }],
    });
    const options = { edition: "2025", indicator: "33", value: "1" };
    expect(await run({ command: "level", options })).toMatchObject({
      exit: 1,
      printed: [{ errors: [{ path: "$edition", code: "edition.not-computable" }] }],
    });
    expect(await run({ command: "level", options: { ...year, indicator: "33" } })).toMatchObject({ exit: 2 });
    expect(await run({ command: "level", options: { ...year, indicator: "33", value: true } })).toMatchObject({
      exit: 2,
    });
  });
});
