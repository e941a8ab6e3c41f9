import type { RegionCode } from "#shared/ids.ts";

export interface CommandInput {
  /** Words after the command's own. */
  readonly positionals: readonly string[];
  /** `--year 2026` and `--dry-run` (true). */
  readonly options: Readonly<Record<string, string | true>>;
  readonly isJson: boolean;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Result, on stdout. */
  print(text: string): void;
  /** Message for people, on stderr. */
  say(text: string): void;
  readonly homeRegion?: RegionCode;
}

/** 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** ["index", "score"]. */
  readonly words: readonly string[];
  /** "intan index score --edition 2026 [FILE or -]". */
  readonly usage: string;
  /** Names without dashes. Every command also takes --data DIR, --json, --help. */
  readonly valued: readonly string[];
  readonly switches: readonly string[];
  /** False for commands that need no database (index score). */
  readonly needsDatabase: boolean;
  run(input: CommandInput): Promise<ExitCode>;
}
