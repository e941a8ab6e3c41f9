import type { Page, PageRequest } from "#platform/http/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import { permit } from "#shared/actor.ts";
import { parseTypedDay } from "#shared/calendar-day.ts";
import type { RegionCode } from "#shared/ids.ts";
import { formatDate, thisYear } from "#web/format.ts";
import type { WayFunctions } from "../api/way.ts";
import { deadlineVerbs } from "../contract/way.ts";
import {
  type StuckFilter,
  setDeadlinesOperation,
  stuckFilterSchema,
  stuckReaders,
} from "../contract/way-operations.ts";
import type { YearCount } from "../queries/programme-years.ts";
import { describeRefusal } from "../texts/refusals.ts";
import { wayTexts } from "../texts/way.ts";
import { DeadlinesPage } from "./deadlines-page.tsx";
import { StuckPage } from "./stuck-page.tsx";
import { stuckWorkbook } from "./stuck-workbook.ts";

export interface StuckPageDeps extends Pick<WayFunctions, "stuck" | "deadlines" | "setDeadlines"> {
  years(regionCode: RegionCode): Promise<readonly YearCount[]>;
  readonly spreadsheets: Spreadsheets;
}

/** A parameter that makes no sense is left out rather than answered with an error. */
function readFilter(query: URLSearchParams): StuckFilter {
  const given = {
    year: query.get("tahun"),
    state: query.get("keadaan"),
    age: query.get("lama"),
    late: query.get("telat"),
  };
  const sound = Object.entries(given).filter(
    ([name, value]) => value && stuckFilterSchema.safeParse({ [name]: value }).success,
  );
  return stuckFilterSchema.parse(Object.fromEntries(sound));
}

const yearOf = ({ query, view }: PageRequest): number => {
  const asked = Number(query.get("tahun"));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear(view);
};

const keepers = setDeadlinesOperation.permission;

export function stuckPages(deps: StuckPageDeps): readonly Page[] {
  const found = async ({ view, query, regionCode }: PageRequest) => {
    const filter = readFilter(query);
    const { year } = filter;
    const all = await deps.stuck(view.actor, regionCode, year === undefined ? {} : { year });
    const rows = all.filter(
      (row) =>
        (filter.state === undefined || row.state === filter.state) &&
        (filter.age === undefined || row.age === filter.age) &&
        (filter.late === undefined || row.isLate),
    );
    return { view, filter, all, found: rows };
  };

  const yearsOf = async (regionCode: RegionCode, year: number): Promise<readonly number[]> => {
    const known = (await deps.years(regionCode)).map((each) => each.year);
    return [...new Set([year, year + 1, ...known])].sort((a, b) => b - a);
  };

  return [
    {
      method: "get",
      path: "/inovasi/macet",
      permission: stuckReaders,
      handle: async (request) => {
        const { view, regionCode } = request;
        const years = await deps.years(regionCode);
        const canSetDeadlines = permit(view.actor, keepers, { regionCode }).ok;
        return { kind: "html", body: <StuckPage {...(await found(request))} {...{ years, canSetDeadlines }} /> };
      },
    },
    {
      method: "get",
      path: "/inovasi/macet.xlsx",
      permission: stuckReaders,
      handle: async (request) => {
        const written = await deps.spreadsheets.write(stuckWorkbook(request.view, (await found(request)).found));
        if (!written.ok) return { kind: "refused", code: written.code };
        return {
          kind: "file",
          bytes: written.value,
          type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          name: "tertahan.xlsx",
        };
      },
    },
    {
      method: "get",
      path: "/inovasi/tenggat",
      permission: keepers,
      handle: async (request) => {
        const { view, query, regionCode } = request;
        const year = yearOf(request);
        const standing = await deps.deadlines(regionCode, year);
        const typed = new Map([...standing].map(([verb, day]) => [verb as string, formatDate(day, view)]));
        const years = await yearsOf(regionCode, year);
        const isSaved = query.get("tersimpan") === "ya";
        return { kind: "html", body: <DeadlinesPage {...{ view, year, years, typed, isSaved }} errors={[]} /> };
      },
    },
    {
      method: "post",
      path: "/inovasi/tenggat",
      permission: keepers,
      handle: async (request) => {
        const { view, form, regionCode } = request;
        const year = yearOf(request);
        const typed = new Map(deadlineVerbs.map((verb) => [verb as string, form.get(`tenggat-${verb}`)?.trim() ?? ""]));
        const read = deadlineVerbs.map((verb) => {
          const text = typed.get(verb) ?? "";
          return {
            verb,
            dueOn: text === "" ? null : parseTypedDay(text),
            isWrong: text !== "" && !parseTypedDay(text),
          };
        });
        const errors = read
          .filter((row) => row.isWrong)
          .map((row) => ({ field: `tenggat-${row.verb}`, message: wayTexts.dayWrong[view.language] }));
        const set =
          errors.length > 0
            ? null
            : await deps.setDeadlines(view.actor, {
                regionCode,
                year,
                deadlines: read.map(({ verb, dueOn }) => ({ verb, dueOn })),
              });
        if (set?.ok) return { kind: "redirect", to: `/inovasi/tenggat?tahun=${year}&tersimpan=ya` };
        const refused =
          set === null ? [] : [{ message: describeRefusal(set.code, set.details, view.language) ?? set.code }];
        const years = await yearsOf(regionCode, year);
        return {
          kind: "html",
          status: 422,
          body: <DeadlinesPage {...{ view, year, years, typed }} errors={[...errors, ...refused]} isSaved={false} />,
        };
      },
    },
  ];
}
