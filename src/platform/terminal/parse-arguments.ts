import type { Command } from "./port.ts";

export interface ParsedArguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
  readonly isJson: boolean;
}

export type ArgumentFault =
  | { readonly kind: "unknown-option"; readonly option: string }
  | { readonly kind: "value-missing"; readonly option: string }
  | { readonly kind: "value-unwanted"; readonly option: string }
  | { readonly kind: "given-twice"; readonly option: string };

/** Options that every command takes. */
const everywhere = { valued: ["data"], switches: ["json", "help"] } as const;

/** The command whose words stand first in `argv`; of several the one with most words ("index score" before "index"). */
export function findCommand(commands: readonly Command[], argv: readonly string[]): Command | undefined {
  return commands
    .filter((command) => command.words.every((word, at) => argv[at] === word))
    .sort((a, b) => b.words.length - a.words.length)[0];
}

/** `--x value`, `--x=value`, switches, `-` and, after `--`, anything as positional. */
export function parseArguments(
  command: Pick<Command, "valued" | "switches">,
  argv: readonly string[],
): { readonly ok: true; readonly parsed: ParsedArguments } | { readonly ok: false; readonly fault: ArgumentFault } {
  const valued = new Set<string>([...command.valued, ...everywhere.valued]);
  const switches = new Set<string>([...command.switches, ...everywhere.switches]);
  const positionals: string[] = [];
  const options = new Map<string, string | true>();
  const fault = (kind: ArgumentFault["kind"], option: string) => ({ ok: false, fault: { kind, option } }) as const;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--") {
      positionals.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-" || /^-\d/.test(word)) {
      positionals.push(word);
      continue;
    }
    const [option = "", ...rest] = word.replace(/^--/, "").split("=");
    const isValued = valued.has(option);
    if (!word.startsWith("--") || !(isValued || switches.has(option)))
      return fault("unknown-option", word.split("=")[0] ?? word);
    if (options.has(option)) return fault("given-twice", `--${option}`);
    if (!isValued && rest.length > 0) return fault("value-unwanted", `--${option}`);
    const value = !isValued ? true : rest.length > 0 ? rest.join("=") : valueAfter(argv[++at]);
    if (value === undefined || value === "") return fault("value-missing", `--${option}`);
    options.set(option, value);
  }
  const isJson = options.delete("json");
  return { ok: true, parsed: { positionals, options: Object.fromEntries(options), isJson } };
}

/** The next word is a value unless it is an option itself; "-" and negative numbers are values. */
const valueAfter = (word: string | undefined): string | undefined =>
  word === undefined || (word.startsWith("-") && word !== "-" && !/^-\d/.test(word)) ? undefined : word;
