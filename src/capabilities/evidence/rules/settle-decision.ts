import { type Actor, actorKey } from "#shared/actor.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { type Seat, type Standing, settle } from "./settle.ts";

/** What a verifier wants to decide; the level only with `lower`. */
export interface WantedDecision {
  readonly outcome: "accept" | "lower" | "reject";
  readonly level?: number | undefined;
  readonly reason?: string | undefined;
  readonly sentence?: string | undefined;
  /** Digest of what the verifier saw. */
  readonly digest: string;
}

export interface Verifier {
  readonly key: string;
  /** Agencies that any of the verifier's roles names. */
  readonly agencyIds: readonly string[];
}

/** A verifier as the rules know one; a decision is a person's, never the system's. */
export function verifierOf(actor: Actor): Verifier | null {
  if (actor.kind !== "person") return null;
  return { key: actorKey(actor), agencyIds: actor.grants.flatMap((grant) => grant.agencyId ?? []) };
}

export interface SeatTaken {
  readonly seat: Seat;
  readonly decidedLevel: number;
}

/** Whether this person may decide here at all: not on the own agency, not in two seats. */
export function mayDecide(standing: Standing, agencyId: string | null, verifier: Verifier): Refusal | { ok: true } {
  if (agencyId !== null && verifier.agencyIds.includes(agencyId)) return refusal("evidence.own-agency");
  const hasDecided = standing.decisions.some((each) => each.digest === standing.digest && each.by === verifier.key);
  return hasDecided ? refusal("evidence.same-verifier") : { ok: true };
}

/** The seat and level of a decision, or why it cannot be taken. Codes: `evidence.*` of the operation `evidence.decide`. */
export function judgeDecision(
  standing: Standing,
  agencyId: string | null,
  verifier: Verifier,
  wanted: WantedDecision,
): Result<SeatTaken> {
  if (agencyId !== null && verifier.agencyIds.includes(agencyId)) return refusal("evidence.own-agency");
  if (wanted.digest !== standing.digest) return refusal("evidence.changed-meanwhile");
  const { state, nextSeat } = settle(standing);
  if (state === "no-claim" || state === "no-evidence") return refusal("evidence.nothing-to-decide");
  if (nextSeat === null) return refusal("evidence.already-decided");
  const allowed = mayDecide(standing, agencyId, verifier);
  if (!allowed.ok) return allowed;
  const level = levelOf(standing.claimedLevel, wanted);
  if (level === null) return refusal("evidence.level-not-lower", { claimed: standing.claimedLevel });
  const isExplained = wanted.outcome === "accept" || (wanted.reason !== undefined && wanted.sentence !== undefined);
  return isExplained ? success({ seat: nextSeat, decidedLevel: level }) : refusal("evidence.reason-missing");
}

function levelOf(claimed: number, wanted: WantedDecision): number | null {
  if (wanted.outcome === "accept") return claimed;
  if (wanted.outcome === "reject") return 0;
  const { level } = wanted;
  return level !== undefined && level >= 1 && level < claimed ? level : null;
}
