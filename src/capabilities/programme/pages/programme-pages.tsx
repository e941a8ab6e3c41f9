import type { AgencyKinds } from "#capabilities/organisation/contract/agency.ts";
import type { Page, PageRequest } from "#platform/http/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import { permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { thisYear } from "#web/format.ts";
import type { ProgrammeReads } from "../api/members.ts";
import type { Member, MemberFilter } from "../contract/operations.ts";
import { dutyReaders } from "../contract/operations.ts";
import { stuckReaders } from "../contract/way-operations.ts";
import type { YearCount } from "../queries/programme-years.ts";
import { bulkVerbsOf } from "./bulk-choice.tsx";
import { DutiesPage, reminderText } from "./duties-page.tsx";
import { dutiesWorkbook } from "./duties-workbook.ts";
import { readMemberFilter } from "./member-filter.ts";
import { MembersPage } from "./members-page.tsx";

export interface ProgrammePageDeps extends ProgrammeReads {
  readonly kinds: AgencyKinds;
  readonly spreadsheets: Spreadsheets;
  years(regionCode: RegionCode): Promise<readonly YearCount[]>;
  /** The list and the years of its filter, in one transaction. */
  membersWithYears(
    regionCode: RegionCode,
    filter: MemberFilter,
  ): Promise<{ readonly total: number; readonly members: readonly Member[]; readonly years: readonly YearCount[] }>;
}

const yearOf = ({ query, view }: PageRequest): number => {
  const asked = Number(query.get("tahun"));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear(view);
};

export function programmePages(deps: ProgrammePageDeps): readonly Page[] {
  const duties = async (request: PageRequest) => {
    const year = yearOf(request);
    const [list, years] = await Promise.all([deps.duties(request.regionCode, year), deps.years(request.regionCode)]);
    return { view: request.view, year, years, duties: list, kinds: deps.kinds };
  };
  return [
    {
      method: "get",
      path: "/inovasi",
      permission: "staff",
      handle: async ({ view, query, regionCode }) => {
        const filter = readMemberFilter(query);
        const { years, ...found } = await deps.membersWithYears(regionCode, filter);
        const canImport = permit(view.actor, { anyOf: ["programme_manager"] }, { regionCode }).ok;
        const canPropose = permit(view.actor, { anyOf: ["innovator", "agency_operator", "programme_manager"] }).ok;
        const canSeeStuck = permit(view.actor, stuckReaders, { regionCode }).ok;
        const may = { canImport, canPropose, canSeeStuck, bulk: bulkVerbsOf(view.actor) };
        return { kind: "html", body: <MembersPage {...{ view, filter, found, years }} {...may} /> };
      },
    },
    {
      method: "get",
      path: "/laporan/belum-mengirim",
      permission: dutyReaders,
      handle: async (request) => ({ kind: "html", body: <DutiesPage {...(await duties(request))} /> }),
    },
    {
      method: "get",
      path: "/laporan/belum-mengirim.txt",
      permission: dutyReaders,
      handle: async (request) => ({
        kind: "text",
        type: "text/plain; charset=utf-8",
        text: `${reminderText(await duties(request))}\n`,
      }),
    },
    {
      method: "get",
      path: "/laporan/belum-mengirim.xlsx",
      permission: dutyReaders,
      handle: async (request) => {
        const given = await duties(request);
        const written = await deps.spreadsheets.write(dutiesWorkbook(given));
        if (!written.ok) return { kind: "refused", code: written.code };
        return {
          kind: "file",
          bytes: written.value,
          type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          name: `belum-mengirim-${given.year}.xlsx`,
        };
      },
    },
  ];
}
