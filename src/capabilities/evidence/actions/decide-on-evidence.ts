import type { Db } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { type DecisionInput, deciders } from "../contract/decision.ts";
import type { VerificationState } from "../contract/evidence.ts";
import type { EvidenceDeps } from "../deps.ts";
import { type VerifierPlace, verifierPlaces } from "../queries/verifier-places.ts";
import { type Seat, settle } from "../rules/settle.ts";
import { judgeDecision, type SeatTaken, type Verifier, verifierOf } from "../rules/settle-decision.ts";
import { insertDecisions, type NewDecision } from "../store/decision.ts";

type Deps = Pick<EvidenceDeps, "database" | "journal" | "clock" | "newId">;

export interface DecisionTaken {
  readonly seat: Seat;
  readonly state: VerificationState;
  readonly verifiedLevel: number | null;
}

/** A verifier accepts, lowers or rejects one claim on what stands there now; the decision is added and never changed. */
export async function decideOnEvidence(
  deps: Deps,
  actor: Actor,
  input: DecisionInput & { readonly regionCode: RegionCode },
): Promise<Result<DecisionTaken>> {
  const { regionCode, roundYear, entryId, indicator } = input;
  const verifier = mayVerify(actor, regionCode);
  if ("ok" in verifier) return verifier;
  return deps.database.inRegion(regionCode, async (db) => {
    const [place] = await verifierPlaces(db, roundYear, { entryId, indicator });
    if (place === undefined) return refusal("evidence.place-not-found", { indicator });
    const seat = judgeDecision(place.standing, place.agencyId, verifier, input);
    if (!seat.ok) return seat;
    const decision = newDecision(deps, place, seat.value, input);
    const kept = await insertDecisions(db, regionCode, [decision], verifier.key, deps.clock.now());
    if (kept.size === 0) return refusal("evidence.decided-meanwhile");
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "evidence.decided",
      subject: { kind: "evidence-decision", id: decision.id },
      facts: {
        roundYear,
        entryId,
        indicator,
        seat: decision.seat,
        outcome: decision.outcome,
        claimedLevel: decision.claimedLevel,
        decidedLevel: decision.decidedLevel,
        reason: decision.reason,
        digest: decision.digest,
      },
    });
    return success({ seat: decision.seat, ...settledAfter(place, seat.value, verifier) });
  });
}

/** Many decisions of one verifier in one transaction and one event; those that cannot be taken are left out and named by code. */
export async function decideMany(
  deps: Deps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly roundYear: number; readonly decisions: readonly DecisionInput[] },
): Promise<Result<{ readonly decided: number; readonly refused: Readonly<Record<string, number>> }>> {
  const { regionCode, roundYear } = input;
  const verifier = mayVerify(actor, regionCode);
  if ("ok" in verifier) return verifier;
  return deps.database.inRegionForBulk(regionCode, async (db) => {
    const places = await placesByKey(db, roundYear);
    const refused: Record<string, number> = {};
    const taken: NewDecision[] = [];
    for (const wanted of input.decisions) {
      const place = places.get(`${wanted.entryId}/${wanted.indicator}`);
      const seat =
        place === undefined
          ? refusal("evidence.place-not-found")
          : judgeDecision(place.standing, place.agencyId, verifier, wanted);
      if (place === undefined || !seat.ok) {
        const code = seat.ok ? "evidence.place-not-found" : seat.code;
        refused[code] = (refused[code] ?? 0) + 1;
      } else taken.push(newDecision(deps, place, seat.value, wanted));
    }
    const kept = await insertDecisions(db, regionCode, taken, verifier.key, deps.clock.now());
    const lost = taken.length - kept.size;
    if (lost > 0) refused["evidence.decided-meanwhile"] = lost;
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "evidence.decided-many",
      subject: { kind: "index-round", id: String(roundYear) },
      facts: { roundYear, decided: kept.size, refused },
    });
    return success({ decided: kept.size, refused });
  });
}

function mayVerify(actor: Actor, regionCode: RegionCode): Verifier | Refusal {
  const allowed = permit(actor, deciders, { regionCode });
  return allowed.ok ? (verifierOf(actor) ?? refusal("access.forbidden", { needed: deciders.anyOf })) : allowed;
}

async function placesByKey(db: Db, roundYear: number): Promise<ReadonlyMap<string, VerifierPlace>> {
  const places = await verifierPlaces(db, roundYear);
  return new Map(places.map((place) => [`${place.entryId}/${place.indicator}`, place]));
}

const newDecision = (deps: Deps, place: VerifierPlace, seat: SeatTaken, wanted: DecisionInput): NewDecision => ({
  id: deps.newId(),
  roundYear: place.roundYear,
  entryId: place.entryId,
  indicator: place.indicator,
  seat: seat.seat,
  outcome: wanted.outcome,
  claimedLevel: place.standing.claimedLevel,
  decidedLevel: seat.decidedLevel,
  reason: wanted.outcome === "accept" ? null : (wanted.reason ?? null),
  sentence: wanted.sentence ?? null,
  digest: place.standing.digest,
});

function settledAfter({ standing }: VerifierPlace, taken: SeatTaken, verifier: Verifier) {
  const added = { seat: taken.seat, level: taken.decidedLevel, digest: standing.digest, by: verifier.key };
  const { state, verifiedLevel } = settle({ ...standing, decisions: [...standing.decisions, added] });
  return { state, verifiedLevel };
}
