import type { Database } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Agency, AgencyKinds, AgencyTreeNode, PublicAgency } from "../contract/agency.ts";
import { readAgencies } from "./read-agencies.ts";

/** The active agencies of a region with what anybody may see, sorted by name. */
export async function listPublicAgencies(
  deps: { readonly database: Database; readonly kinds: AgencyKinds },
  input: { readonly regionCode: RegionCode; readonly kind?: string | undefined },
): Promise<PublicAgency[]> {
  const agencies = await deps.database.inRegion(input.regionCode, readAgencies);
  return agencies
    .filter((agency) => agency.isActive && (input.kind === undefined || agency.kind === input.kind))
    .map(({ id, parentId, slug, name, abbreviation, kind }) => ({
      id,
      parentId,
      slug,
      name,
      abbreviation,
      kind,
      launchGroup: deps.kinds.launchGroupOf(kind),
    }));
}

/** The whole tree; an agency whose parent is missing stands at the top. */
function agencyTree(agencies: readonly Agency[]): readonly AgencyTreeNode[] {
  const ids = new Set(agencies.map((agency) => agency.id));
  const under = (parentId: Agency["parentId"]): readonly AgencyTreeNode[] =>
    agencies
      .filter((agency) => (agency.parentId !== null && ids.has(agency.parentId) ? agency.parentId : null) === parentId)
      .map((agency) => ({ agency, children: under(agency.id) }));
  return under(null);
}

export async function listAgencyTree(
  deps: { readonly database: Database },
  regionCode: RegionCode,
): Promise<readonly AgencyTreeNode[]> {
  return agencyTree(await deps.database.inRegion(regionCode, readAgencies));
}
