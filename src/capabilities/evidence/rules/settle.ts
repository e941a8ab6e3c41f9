import type { VerificationState } from "../contract/evidence.ts";

export type Seat = "first" | "second" | "third";

/** A decision as the rule sees it; `digest` names the claim and the papers on which it was taken. */
export interface SeatedDecision {
  readonly seat: Seat;
  readonly level: number;
  readonly digest: string;
  /** Key of the verifier. */
  readonly by: string;
}

/** What stands at one place now, and what people decided there at any time. */
export interface Standing {
  readonly claimedLevel: number;
  readonly hasEvidence: boolean;
  readonly digest: string;
  readonly decisions: readonly SeatedDecision[];
  /** Digests for which somebody asked for a second verifier. */
  readonly secondLooks: readonly string[];
}

export interface Settled {
  readonly state: VerificationState;
  /** The level that stands; null unless `decided`. */
  readonly verifiedLevel: number | null;
  /** Whose turn it is; null where there is nothing to decide or all is said. */
  readonly nextSeat: Seat | null;
}

const open = (state: VerificationState, nextSeat: Seat | null): Settled => ({ state, verifiedLevel: null, nextSeat });
const decided = (level: number): Settled => ({ state: "decided", verifiedLevel: level, nextSeat: null });

/**
 * Claim, papers and decisions of one place to its state. Only decisions on exactly what stands there now hold; another
 * claim or another set of papers falls back to waiting. One level counts: the first verifier's, unless a second look is
 * asked for; where the two differ, the third's.
 */
export function settle(standing: Standing): Settled {
  const { claimedLevel, hasEvidence, digest, decisions, secondLooks } = standing;
  if (claimedLevel === 0) return open("no-claim", null);
  if (!hasEvidence) return open("no-evidence", null);
  const holding = new Map(decisions.filter((each) => each.digest === digest).map((each) => [each.seat, each.level]));
  const [first, second, third] = [holding.get("first"), holding.get("second"), holding.get("third")];
  if (first === undefined) return open("waiting", "first");
  if (second === undefined) return secondLooks.includes(digest) ? open("second-look", "second") : decided(first);
  if (first === second) return decided(first);
  return third === undefined ? open("third-look", "third") : decided(third);
}
