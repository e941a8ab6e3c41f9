import type { Actor } from "#shared/actor.ts";
import type { AgencyId, RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Result, success } from "#shared/result.ts";
import type { Agency, AgencyImportCounts, PublicAgency } from "./contract/agency.ts";
import { agencyById, importAgencies, listAgencies, listRegions, rememberAlias } from "./contract/operations.ts";
import type { Region } from "./contract/region.ts";

interface OrganisationFunctions {
  readonly regionsHead: { readonly source: string; readonly licence: string; readonly attribution: string };
  readonly regions: readonly Region[];
  listPublicAgencies(input: {
    readonly regionCode: RegionCode;
    readonly kind?: string | undefined;
  }): Promise<PublicAgency[]>;
  findAgency(input: { readonly regionCode: RegionCode; readonly id: AgencyId }): Promise<Result<Agency>>;
  importAgencies(
    actor: Actor,
    input: { readonly regionCode: RegionCode; readonly rows: readonly unknown[]; readonly isDryRun: boolean },
  ): Promise<Result<AgencyImportCounts>>;
  rememberAgencyAlias(
    actor: Actor,
    input: { readonly regionCode: RegionCode; readonly agencyId: AgencyId; readonly written: string },
  ): Promise<Result<{ readonly normalised: string }>>;
}

export function organisationOperations(functions: OrganisationFunctions): readonly BoundOperation[] {
  return [
    bindOperation(listRegions, async (_, input) =>
      success({
        ...functions.regionsHead,
        regions: functions.regions.filter(
          (region) =>
            (input.province === undefined || region.provinceCode === input.province) &&
            (input.rankable === undefined || region.isRankable === (input.rankable === "true")),
        ),
      }),
    ),
    bindOperation(listAgencies, async ({ regionCode }, input) =>
      success({ regionCode, agencies: await functions.listPublicAgencies({ regionCode, kind: input.kind }) }),
    ),
    bindOperation(agencyById, ({ regionCode }, input) => functions.findAgency({ regionCode, id: input.id })),
    bindOperation(importAgencies, ({ actor, regionCode }, input) =>
      functions.importAgencies(actor, { regionCode, rows: input.rows, isDryRun: input.isDryRun }),
    ),
    bindOperation(rememberAlias, ({ actor, regionCode }, input) =>
      functions.rememberAgencyAlias(actor, { regionCode, agencyId: input.id, written: input.written }),
    ),
  ];
}
