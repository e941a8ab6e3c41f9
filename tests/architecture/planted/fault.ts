export type CheckerName =
  | "format and lint"
  | "types: server and tests"
  | "types: pure"
  | "types: islands"
  | "import rules"
  | "unused code"
  | "unused in production"
  | "house rules";

type Files = Readonly<Record<string, string>>;

/** A fault that a checker must name in the first of its files, and a harmless twin that it must leave alone. */
export interface Fault {
  readonly checker: CheckerName;
  readonly rule: string;
  /** The first file is the one that must be named. */
  readonly files: Files;
  readonly twin: Files;
}

/** One file as fault, one as twin. */
export const pair = (
  checker: CheckerName,
  rule: string,
  [file, text]: readonly [string, string],
  [twinFile, twinText]: readonly [string, string],
): Fault => ({ checker, rule, files: { [file]: `${text}\n` }, twin: { [twinFile]: `${twinText}\n` } });
