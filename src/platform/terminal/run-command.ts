import type { RegionCode } from "#shared/ids.ts";
import { type ArgumentFault, findCommand, parseArguments } from "./parse-arguments.ts";
import type { Command, ExitCode } from "./port.ts";

/** Where a command reads and writes; a test hands in its own. */
export interface TerminalIo {
  readonly stdin: AsyncIterable<Uint8Array>;
  writeOut(text: string): void;
  writeError(text: string): void;
  readonly homeRegion?: RegionCode;
}

const words = {
  "unknown-option": "Opsi tidak dikenal",
  "value-missing": "Opsi ini memerlukan nilai",
  "value-unwanted": "Opsi ini tidak memakai nilai",
  "given-twice": "Opsi diberikan dua kali",
} satisfies Record<ArgumentFault["kind"], string>;

/**
 * Runs the command that `argv` names. Results go to stdout, everything else to stderr.
 * Exit codes: 0 done, 1 refused or failed, 2 wrong usage. A fault of a command comes out as thrown.
 */
export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  io: TerminalIo,
): Promise<ExitCode> {
  const say = (text: string): void => io.writeError(withLineEnd(text));
  const ordered = wordsFirst(argv);
  const command = findCommand(commands, ordered);
  if (command === undefined) return listCommands(commands, ordered, io);
  const result = parseArguments(command, ordered.slice(command.words.length));
  if (!result.ok) {
    say(`${words[result.fault.kind]}: ${result.fault.option}`);
    say(usageOf(command));
    return 2;
  }
  const { positionals, options, isJson } = result.parsed;
  if (options["help"] === true) {
    io.writeOut(withLineEnd(usageOf(command)));
    return 0;
  }
  let hasSpoken = false;
  const exit = await command.run({
    positionals,
    options,
    isJson,
    stdin: io.stdin,
    print: (text) => io.writeOut(withLineEnd(text)),
    say(text) {
      hasSpoken = true;
      say(text);
    },
    ...(io.homeRegion === undefined ? {} : { homeRegion: io.homeRegion }),
  });
  if (exit === 2 && !hasSpoken) say(usageOf(command));
  return exit;
}

/** `--data DIR` stands anywhere among the words; the composition needs it before it can make the commands. */
export function dataFolderOf(argv: readonly string[]): string | undefined {
  const end = argv.indexOf("--");
  const own = end < 0 ? argv : argv.slice(0, end);
  for (const [at, word] of own.entries()) {
    if (word === "--data") return own[at + 1];
    if (word.startsWith("--data=")) return word.slice("--data=".length);
  }
  return undefined;
}

/** `intan --data DIR index score` reads like `intan index score --data DIR`. */
function wordsFirst(argv: readonly string[]): readonly string[] {
  const first = argv[0] ?? "";
  if (first === "--data") return [...argv.slice(2), ...argv.slice(0, 2)];
  return first.startsWith("--data=") ? [...argv.slice(1), first] : argv;
}

const usageOf = (command: Command): string => `Pemakaian: ${lineOf(command)}`;
const lineOf = ({ usage }: Command): string => (usage.startsWith("intan ") ? usage : `intan ${usage}`);
const withLineEnd = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);

function listCommands(commands: readonly Command[], argv: readonly string[], io: TerminalIo): ExitCode {
  const asked = argv[0];
  const isHelp = asked === undefined || asked === "help" || asked === "--help";
  const near = commands.filter((command) => command.words[0] === asked);
  const list = (near.length > 0 ? near : commands).map((command) => `  ${lineOf(command)}`).sort();
  const text = `Perintah:\n${list.join("\n")}\n`;
  if (isHelp) io.writeOut(text);
  else io.writeError(`Perintah tidak dikenal: ${argv.slice(0, 2).join(" ")}\n${text}`);
  return isHelp && asked !== undefined ? 0 : 2;
}
