import type { RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { success } from "#shared/result.ts";
import {
  type AgencyDuty,
  listDuties,
  listMembersOperation,
  type Member,
  type MemberFilter,
} from "../contract/operations.ts";

export interface ProgrammeReads {
  duties(regionCode: RegionCode, year: number): Promise<readonly AgencyDuty[]>;
  members(
    regionCode: RegionCode,
    filter: MemberFilter,
  ): Promise<{ readonly total: number; readonly members: readonly Member[] }>;
}

export function programmeOperationsOf(reads: ProgrammeReads): readonly BoundOperation[] {
  return [
    bindOperation(listDuties, async ({ regionCode }, { year }) =>
      success({ year, agencies: [...(await reads.duties(regionCode, year))] }),
    ),
    bindOperation(listMembersOperation, async ({ regionCode }, filter) => {
      const { total, members } = await reads.members(regionCode, filter);
      return success({ total, page: filter.page, members: [...members] });
    }),
  ];
}
