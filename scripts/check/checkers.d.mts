export interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly problem: string;
}

export interface Checker {
  readonly name: string;
  readonly check: (root: string) => Promise<Verdict>;
}

export const checkers: readonly Checker[];
