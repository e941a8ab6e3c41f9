import type { RegionCode } from "#shared/ids.ts";
import type { ImportActionDeps } from "../../deps.ts";

const yearsBack = 6;

/** Years whose index round the region has, newest first; this year alone when it has none. */
export async function importYears(
  deps: Pick<ImportActionDeps, "database" | "rounds">,
  regionCode: RegionCode,
  now: Date,
): Promise<readonly number[]> {
  const thisYear = now.getUTCFullYear();
  const asked = Array.from({ length: yearsBack + 2 }, (_, back) => thisYear + 1 - back);
  const known = await deps.database.inRegion(regionCode, async (db) => {
    const years: number[] = [];
    for (const year of asked) if ((await deps.rounds.editionOf(db, year)) !== null) years.push(year);
    return years;
  });
  return known.length > 0 ? known : [thisYear];
}
