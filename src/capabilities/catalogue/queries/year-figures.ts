import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Breakdown, YearFigures } from "../contract.ts";

/** Counts of every programme year from released rows, and the published facts beside them; newest year first. */
export async function yearFigures(db: Db, regionCode: RegionCode): Promise<readonly YearFigures[]> {
  const counts = await sql<{
    year: number;
    dimension: Breakdown["dimension"] | "all";
    value: string | null;
    innovations: number;
    committed: number;
    units: number;
  }>`
    select year, dimension, value, count(*)::int as innovations,
      count(committed_on)::int as committed, count(distinct agency_slug)::int as units
    from catalogue_entry, lateral (values
      ('all', ''), ('track', track), ('group', launch_group), ('form', coalesce(form, 'not-stated')),
      ('affair', coalesce(affair, 'not-stated')),
      ('commitment', case when committed_on is null then null else launch_group end)
    ) as d (dimension, value)
    where region_code = ${regionCode} and launched_on is not null and value is not null
    group by year, dimension, value
    order by year desc, innovations desc, value
  `.execute(db);
  const facts = await db
    .selectFrom("region_year_fact")
    .selectAll()
    .where("region_code", "=", regionCode)
    .orderBy("year", "desc")
    .orderBy("held_on")
    .orderBy("kind")
    .execute();
  const years = [...new Set([...counts.rows, ...facts].map((row) => row.year))].sort((a, b) => b - a);
  return years.map((year) => {
    const ofYear = counts.rows.filter((row) => row.year === year);
    const all = ofYear.find((row) => row.dimension === "all");
    return {
      year,
      launched: all?.innovations ?? 0,
      committed: all?.committed ?? 0,
      units: all?.units ?? 0,
      breakdowns: ofYear.flatMap(({ dimension, value, innovations, units }) =>
        dimension === "all" ? [] : [{ dimension, value: value ?? "", innovations, units }],
      ),
      facts: facts
        .filter((fact) => fact.year === year)
        .map((fact) => ({
          kind: fact.kind,
          value: fact.value,
          heldOn: fact.held_on,
          place: fact.place,
          label: { id: fact.label_id, en: fact.label_en },
          note: fact.note_id === null || fact.note_en === null ? null : { id: fact.note_id, en: fact.note_en },
          source: fact.source,
          confidence: fact.confidence,
          isPublishedFigure: fact.is_published_figure,
        })),
    };
  });
}
