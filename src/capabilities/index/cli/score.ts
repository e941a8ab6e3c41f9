import type { Command, CommandInput } from "#platform/terminal/port.ts";
import type { Result } from "#shared/result.ts";
import { compiledByName, knownAffairs } from "../reference.ts";
import { levelOf } from "../rules/level.ts";
import { parseJson } from "../rules/parse-json.ts";
import { scoreRaw } from "../rules/score-raw.ts";

export interface IndexCommandDeps {
  /** The bytes of a file, piece by piece; throws when it cannot be read. */
  readonly readFile: (path: string) => AsyncIterable<Uint8Array>;
}

type ExitCode = 0 | 1 | 2;

const scoreUsage = "intan index score --edition 2026 [FILE or -] [--ndjson] [--check-eligibility]";
const levelUsage = "intan index level --edition 2026 --indicator 33 [--basis b] --value 20.01";

/** `index score` and `index level`: need no database, always print JSON. */
export function indexScoreCommands(deps: IndexCommandDeps): readonly Command[] {
  return [
    {
      words: ["index", "score"],
      usage: scoreUsage,
      valued: ["edition"],
      switches: ["ndjson", "check-eligibility"],
      needsDatabase: false,
      run: (input) => runScore(deps, input),
    },
    {
      words: ["index", "level"],
      usage: levelUsage,
      valued: ["edition", "indicator", "basis", "value"],
      switches: [],
      needsDatabase: false,
      run: async (input) => runLevel(input),
    },
  ];
}

/** Prints the answer, or `{"errors":[…]}`. */
function printResult(input: CommandInput, result: Result<unknown>): ExitCode {
  input.print(JSON.stringify(result.ok ? result.value : { errors: result.errors ?? [] }));
  return result.ok ? 0 : 1;
}

function decode(pieces: readonly Uint8Array[]): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return null;
  }
}

/** Pieces cut at line feeds: each yield is one whole line without its end; bytes stay bytes until a line is complete. */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Uint8Array[]> {
  let open: Uint8Array[] = [];
  for await (const piece of source) {
    let start = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, start)) {
      yield [...open, piece.subarray(start, end)];
      open = [];
      start = end + 1;
    }
    if (start < piece.length) open.push(piece.slice(start));
  }
  if (open.length > 0) yield open;
}

async function runScore(deps: IndexCommandDeps, input: CommandInput): Promise<ExitCode> {
  const { edition: name, ndjson, "check-eligibility": check } = input.options;
  const [file = "-", ...others] = input.positionals;
  if (typeof name !== "string" || others.length > 0) {
    input.say(scoreUsage);
    return 2;
  }
  const edition = compiledByName(name);
  const options = { checkEligibility: check === true };
  const scorePieces = (pieces: readonly Uint8Array[]): ExitCode =>
    printResult(input, scoreRaw(edition, parseJson(decode(pieces)), knownAffairs, options));
  try {
    const source = file === "-" ? input.stdin : deps.readFile(file);
    if (ndjson === true) {
      let worst: ExitCode = 0;
      for await (const line of linesOf(source)) if (scorePieces(line) !== 0) worst = 1;
      return worst;
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of source) pieces.push(piece);
    return scorePieces(pieces);
  } catch (error) {
    input.say(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    input.print(JSON.stringify({ errors: [{ path: "$", code: "input.unreadable", found: file }] }));
    return 1;
  }
}

function runLevel(input: CommandInput): ExitCode {
  const { edition: name, indicator, basis, value } = input.options;
  if (
    typeof name !== "string" ||
    typeof indicator !== "string" ||
    typeof value !== "string" ||
    input.positionals.length > 0
  ) {
    input.say(levelUsage);
    return 2;
  }
  const edition = compiledByName(name);
  if (!edition.ok) return printResult(input, edition);
  return printResult(input, levelOf(edition.value, { indicator, basis, value }));
}
