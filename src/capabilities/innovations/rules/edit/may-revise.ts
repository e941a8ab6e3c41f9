import { type Actor, permit } from "#shared/actor.ts";
import type { AgencyId, RegionCode } from "#shared/ids.ts";
import { type Refusal, refusal } from "#shared/result.ts";

/** States in which others judge the profile: it stands still until it comes back or is decided. */
const underReview: readonly string[] = ["submitted", "approved", "screened"];

/** Who may write a new version: the unit, but not while it is judged; the programme manager always. */
export function mayRevise(
  actor: Actor,
  innovation: { readonly regionCode: RegionCode; readonly agencyId: AgencyId | null; readonly state: string | null },
): { readonly ok: true } | Refusal {
  const { regionCode, agencyId, state } = innovation;
  if (permit(actor, { anyOf: ["programme_manager"] }, { regionCode }).ok) return { ok: true };
  const allowed = permit(actor, { anyOf: ["innovator", "agency_operator"] }, { regionCode, agencyId });
  if (!allowed.ok) return allowed;
  return state !== null && underReview.includes(state) ? refusal("innovation.under-review", { state }) : { ok: true };
}
