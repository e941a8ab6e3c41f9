import type { AgencyReader } from "#capabilities/organisation/contract/agency.ts";
import type { Track } from "#capabilities/programme/contract/membership.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { AgencyId, InnovationId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal } from "#shared/result.ts";
import type { Profile } from "../contract/profile.ts";
import type { InnovationsDeps } from "../deps.ts";
import { type RegisteredInnovation, registerInnovation } from "./register-innovation.ts";

export interface ProposeInnovationInput {
  readonly regionCode: RegionCode;
  readonly profile: Profile;
  readonly year: number;
  readonly track: Track;
  readonly agencyId: AgencyId | null;
  readonly continuesId: InnovationId | null;
}

/** Somebody of an agency writes a draft for this programme year or the next; the programme manager for any year. */
export async function proposeInnovation(
  deps: InnovationsDeps & { readonly agencies: AgencyReader },
  actor: Actor,
  input: ProposeInnovationInput,
): Promise<Result<RegisteredInnovation>> {
  const { regionCode, profile, year, track, agencyId, continuesId } = input;
  const thisYear = deps.clock.now().getUTCFullYear();
  const isManager = permit(actor, { anyOf: ["programme_manager"] }, { regionCode }).ok;
  if (agencyId !== null) {
    const agency = await deps.database.inRegion(regionCode, (db) => deps.agencies.byId(db, agencyId));
    if (agency === null || !agency.isActive) return refusal("innovation.agency-not-found", { id: agencyId });
  }
  const allowed = permit(
    actor,
    { anyOf: ["innovator", "agency_operator", "programme_manager"] },
    { regionCode, agencyId },
  );
  if (!allowed.ok) return allowed;
  if (!isManager && year !== thisYear && year !== thisYear + 1) {
    return refusal("innovation.year-closed", { year, first: thisYear, last: thisYear + 1 });
  }
  return registerInnovation(deps, actor, {
    regionCode,
    profile,
    isSample: false,
    source: null,
    confidence: null,
    continuesId,
    membership: { year, track, agencyId, state: "draft", proposedOn: null },
  });
}
