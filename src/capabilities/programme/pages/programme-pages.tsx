import type { AgencyKinds } from "#capabilities/organisation/contract/agency.ts";
import type { Page, PageRequest } from "#platform/http/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import { permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { ProgrammeReads } from "../api.ts";
import { dutyReaders, type MemberFilter, memberFilterSchema } from "../contract.ts";
import type { YearCount } from "../queries/programme-years.ts";
import { DutiesPage, reminderText } from "./duties-page.tsx";
import { dutiesWorkbook } from "./duties-workbook.ts";
import { MembersPage } from "./members-page.tsx";

export interface ProgrammePageDeps extends ProgrammeReads {
  readonly kinds: AgencyKinds;
  readonly spreadsheets: Spreadsheets;
  years(regionCode: RegionCode): Promise<readonly YearCount[]>;
}

const sortOf: Readonly<Record<string, MemberFilter["sort"]>> = { nomor: "number", judul: "title", unit: "agency" };

/** A parameter that makes no sense is left out rather than answered with an error. */
function readFilter(query: URLSearchParams): MemberFilter {
  const given = {
    year: query.get("tahun"),
    state: query.get("keadaan"),
    track: query.get("jalur"),
    text: query.get("cari"),
    sort: sortOf[query.get("urut") ?? ""],
    page: query.get("hal"),
  };
  const sound = Object.entries(given).filter(
    ([name, value]) => value && memberFilterSchema.safeParse({ [name]: value }).success,
  );
  return memberFilterSchema.parse(Object.fromEntries(sound));
}

const yearOf = ({ query, view }: PageRequest): number => {
  const asked = Number(query.get("tahun"));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : view.now.getUTCFullYear();
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
      permission: "signed-in",
      handle: async ({ view, query, regionCode }) => {
        const filter = readFilter(query);
        const [found, years] = await Promise.all([deps.members(regionCode, filter), deps.years(regionCode)]);
        const canImport = permit(view.actor, { anyOf: ["programme_manager"] }, { regionCode }).ok;
        return { kind: "html", body: <MembersPage {...{ view, filter, found, years, canImport }} /> };
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
