import type { Page } from "#platform/http/port.ts";
import { permit } from "#shared/actor.ts";
import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import type { Stat } from "#web/components/stat.tsx";
import { thisYear, today } from "#web/format.ts";
import type { Task } from "../contract.ts";
import { texts } from "../texts.ts";
import { DashboardPage } from "./dashboard-page.tsx";
import { homeFigures } from "./home-figures.ts";
import { HomePage } from "./home-page.tsx";
import type { OverviewReads } from "./overview-reads.ts";

const newestShown = 3;

async function statsFor(reads: OverviewReads, view: View): Promise<readonly Stat[]> {
  const { language } = view;
  const year = thisYear(view);
  const [now, results] = await Promise.all([reads.roundNow(view.region.code, year), reads.results(view.region.code)]);
  const official = results.findLast((result) => result.index !== null);
  return [
    ...(now === null
      ? []
      : [
          {
            figure: formatDecimal(now.index, language),
            href: "/indeks",
            label: say(texts.indexNow, language, { year: now.year }),
            isIndex: true,
          },
          ...(now.verified === null
            ? []
            : [
                {
                  figure: formatDecimal(now.verified, language),
                  href: `/indeks?putaran=${now.year}&dasar=terverifikasi#pohon`,
                  label: say(texts.indexVerified, language, { year: now.year }),
                },
              ]),
          ...(now.toNext === null
            ? []
            : [
                {
                  figure: formatDecimal(now.toNext.missing, language),
                  href: "/indeks#penggaris",
                  label: say(texts.toNext, language, { name: now.toNext.name }),
                },
              ]),
        ]),
    ...(official?.index
      ? [
          {
            figure: formatDecimal(official.index, language),
            href: `/indeks?putaran=${official.year}`,
            label: say(texts.lastOfficial, language, { year: official.year }),
          },
        ]
      : []),
  ];
}

export function overviewPages(reads: OverviewReads): readonly Page[] {
  return [
    {
      method: "get",
      path: "/",
      permission: "public",
      cache: { parameters: [] },
      handle: async ({ view, regionCode }) => {
        const [results, years, newest] = await Promise.all([
          reads.results(regionCode),
          reads.years(regionCode),
          reads.newest(regionCode, newestShown),
        ]);
        const figures = homeFigures({
          results,
          years,
          newest,
          bandsOf: reads.bandsOf,
          labels: reads.labels,
          language: view.language,
          currentYear: thisYear(view),
        });
        return { kind: "html", body: <HomePage view={view} figures={figures} /> };
      },
    },
    {
      method: "get",
      path: "/dasbor",
      permission: "signed-in",
      handle: async ({ view, regionCode }) => {
        const tasks = await reads.database.inRegion(regionCode, async (db) => {
          const found: Task[] = [];
          for (const tasksFor of reads.taskSources) {
            found.push(...(await tasksFor(db, { actor: view.actor, regionCode, today: today(view) })));
          }
          return found;
        });
        // What the region claims is for its own people.
        const isStaff = permit(view.actor, "staff", { regionCode }).ok;
        return {
          kind: "html",
          body: <DashboardPage view={view} tasks={tasks} stats={isStaff ? await statsFor(reads, view) : []} />,
        };
      },
    },
  ];
}
