import { type Actor, permit, type Role } from "#shared/actor.ts";
import type { AgencyId, RegionCode } from "#shared/ids.ts";
import { type Refusal, refusal } from "#shared/result.ts";

/** People of an agency, for what belongs to that agency alone. */
const agencyRoles: readonly Role[] = ["innovator", "agency_operator", "agency_head"];

const reviewerRoles: readonly Role[] = [
  "programme_manager",
  "verifier",
  "legal_reviewer",
  "planner",
  "monitor",
  "leader",
  "data_steward",
  "inspector",
  "administrator",
];

/** Who hands papers in: people of the agency for its own entries, the programme manager for all and for the region's own. */
export const suppliers = { anyOf: [...agencyRoles, "programme_manager"] } as const satisfies { anyOf: readonly Role[] };

/** Who looks at papers: suppliers at those of their agency, reviewers at all of the region. */
export const viewers = { anyOf: [...agencyRoles, ...reviewerRoles] } as const satisfies { anyOf: readonly Role[] };

/** Agencies for which the actor may act; `all` for region-wide work. An agency role without an agency counts for none. */
export type Reach = "all" | ReadonlySet<AgencyId>;

function reachOf(actor: Actor, regionCode: RegionCode, wide: readonly Role[]): Reach {
  if (!permit(actor, "signed-in", { regionCode }).ok || actor.kind === "anonymous") return new Set();
  if (actor.kind === "system") return "all";
  if (actor.grants.some((grant) => wide.includes(grant.role))) return "all";
  return new Set(actor.grants.flatMap((grant) => (agencyRoles.includes(grant.role) ? (grant.agencyId ?? []) : [])));
}

export const supplyReach = (actor: Actor, regionCode: RegionCode): Reach =>
  reachOf(actor, regionCode, ["programme_manager"]);

export const viewReach = (actor: Actor, regionCode: RegionCode): Reach => reachOf(actor, regionCode, reviewerRoles);

/** `agencyId` null: an entry of no agency, or the region's own indicators; only region-wide work reaches those. */
export const reaches = (reach: Reach, agencyId: AgencyId | null): boolean =>
  reach === "all" || (agencyId !== null && reach.has(agencyId));

/** Codes: `access.*`. */
export function permitSupply(
  actor: Actor,
  regionCode: RegionCode,
  agencyId: AgencyId | null,
): { readonly ok: true } | Refusal {
  const allowed = permit(actor, suppliers, { regionCode });
  if (!allowed.ok) return allowed;
  return reaches(supplyReach(actor, regionCode), agencyId)
    ? { ok: true }
    : refusal("access.forbidden", { needed: suppliers.anyOf });
}

/** Codes: `access.*`. */
export function permitView(
  actor: Actor,
  regionCode: RegionCode,
  agencyId: AgencyId | null,
): { readonly ok: true } | Refusal {
  const allowed = permit(actor, viewers, { regionCode });
  if (!allowed.ok) return allowed;
  return reaches(viewReach(actor, regionCode), agencyId)
    ? { ok: true }
    : refusal("access.forbidden", { needed: viewers.anyOf });
}
