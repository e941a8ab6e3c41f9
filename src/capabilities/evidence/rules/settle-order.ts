/** What decides how urgent a claim is. */
export interface Urgency {
  /** Calendar day until which the round is open. */
  readonly closesOn: string | null;
  /** A governance indicator counts once for the whole region, an entry's is divided by the number of entries. */
  readonly isGovernance: boolean;
  /** Weight x claimed level, in the edition's smallest unit. */
  readonly score: number;
  /** Milliseconds since 1970 of the last change. */
  readonly waitingSince: number;
  /** Makes the order complete. */
  readonly key: string;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Nearest deadline first, then what moves the index most, then what waits longest. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  return (
    compareText(a.closesOn ?? "9", b.closesOn ?? "9") ||
    Number(b.isGovernance) - Number(a.isGovernance) ||
    b.score - a.score ||
    a.waitingSince - b.waitingSince ||
    compareText(a.key, b.key)
  );
}
