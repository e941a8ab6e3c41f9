import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { AgencyId, RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { type SecondLookInput, secondLookAskers } from "../contract/decision.ts";
import type { VerificationState } from "../contract/evidence.ts";
import type { EvidenceDeps } from "../deps.ts";
import { verifierPlaces } from "../queries/verifier-places.ts";
import { settle } from "../rules/settle.ts";
import { insertSecondLook } from "../store/decision.ts";

/** A verifier, the programme manager or the agency itself asks for a second verifier; until then no level stands. */
export async function requestSecondLook(
  deps: Pick<EvidenceDeps, "database" | "journal" | "clock" | "newId">,
  actor: Actor,
  input: SecondLookInput & { readonly regionCode: RegionCode },
): Promise<Result<{ readonly state: VerificationState; readonly verifiedLevel: number | null }>> {
  const { regionCode, roundYear, entryId, indicator, digest, sentence } = input;
  const known = permit(actor, secondLookAskers, { regionCode });
  if (!known.ok) return known;
  return deps.database.inRegion(regionCode, async (db) => {
    const [place] = await verifierPlaces(db, roundYear, { entryId, indicator });
    if (place === undefined) return refusal("evidence.place-not-found", { indicator });
    const allowed = mayAsk(actor, regionCode, place.agencyId);
    if (!allowed.ok) return allowed;
    const { standing } = place;
    if (standing.digest !== digest) return refusal("evidence.changed-meanwhile");
    if (standing.secondLooks.length > 0) return refusal("evidence.second-look.conflict");
    if (standing.decisions.length === 0) return refusal("evidence.not-decided");
    const id = deps.newId();
    const look = { id, roundYear, entryId, indicator, digest, sentence };
    const isKept = await insertSecondLook(db, regionCode, look, actorKey(actor), deps.clock.now());
    if (!isKept) return refusal("evidence.second-look.conflict");
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "evidence.second-look-requested",
      subject: { kind: "second-look-request", id },
      facts: { roundYear, entryId, indicator, digest },
    });
    const { state, verifiedLevel } = settle({ ...standing, secondLooks: [digest] });
    return success({ state, verifiedLevel });
  });
}

/** Who reviews for the region may ask anywhere, an agency only about its own innovations. */
function mayAsk(actor: Actor, regionCode: RegionCode, agencyId: AgencyId | null): { readonly ok: true } | Refusal {
  if (permit(actor, { anyOf: ["verifier", "programme_manager"] }, { regionCode }).ok) return { ok: true };
  const isOwn =
    agencyId !== null && actor.kind === "person" && actor.grants.some((grant) => grant.agencyId === agencyId);
  return isOwn
    ? permit(actor, secondLookAskers, { regionCode, agencyId })
    : refusal("access.forbidden", { needed: secondLookAskers.anyOf });
}
