import type { Breakdown, CatalogueItem, YearFigures } from "#capabilities/catalogue/contract.ts";
import type { KnownBands, ReleasedResult } from "#capabilities/index/contract/result.ts";
import { decimal, fraction, roundHalfUp } from "#shared/fraction.ts";
import type { Language } from "#shared/text.ts";

export type HomeResult = ReleasedResult;

export interface HomePart {
  readonly code: string;
  readonly label: string;
  readonly innovations: number;
  readonly units: number;
}

export interface HomeYear {
  readonly year: number;
  readonly launched: number;
  readonly committed: number;
  readonly units: number;
  readonly launchedOn: string | null;
  readonly byGroup: readonly HomePart[];
  readonly byTrack: readonly HomePart[];
}

export interface HomeFigures {
  /** Rounds up to this year with a result or a target, oldest first. */
  readonly results: readonly HomeResult[];
  readonly latestOfficial: { readonly year: number; readonly index: string; readonly predicate: string | null } | null;
  readonly target: { readonly year: number; readonly value: string } | null;
  readonly rise: { readonly points: string; readonly since: number } | null;
  readonly bands: KnownBands | null;
  /** The year launched last. */
  readonly year: HomeYear | null;
  /** The last year with innovations under commitment. */
  readonly committedYear: HomeYear | null;
  readonly newest: readonly CatalogueItem[];
}

export interface HomeSources {
  readonly results: readonly ReleasedResult[];
  readonly years: readonly YearFigures[];
  readonly newest: readonly CatalogueItem[];
  readonly bandsOf: (edition: string) => KnownBands | null;
  readonly labels: {
    group(code: string, language: Language): string;
    track(code: string, language: Language): string;
  };
  readonly language: Language;
  readonly currentYear: number;
}

function riseOf(official: readonly { readonly year: number; readonly index: string }[]): HomeFigures["rise"] {
  const [first] = official;
  const last = official.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const [from, to] = [decimal(first.index), decimal(last.index)];
  const points = fraction(to.n * from.d - from.n * to.d, to.d * from.d);
  return points.n > 0n ? { points: roundHalfUp(points, 2), since: first.year } : null;
}

/** Everything that the home page shows, gathered from released rows. */
export function homeFigures(sources: HomeSources): HomeFigures {
  const results = sources.results.filter(
    (result) =>
      result.year < sources.currentYear &&
      (result.index !== null || result.target !== null || result.predicate !== null),
  );
  const official = results.flatMap(({ year, index, predicate, edition }) =>
    index === null ? [] : [{ year, index, predicate, edition }],
  );
  const latest = official.at(-1) ?? null;
  const target = sources.results.findLast((result) => result.target !== null && result.year > (latest?.year ?? 0));
  const { language, labels } = sources;
  const yearOf = (figures: YearFigures): HomeYear => {
    const parts = (dimension: Breakdown["dimension"], label: (code: string, language: Language) => string) =>
      figures.breakdowns
        .filter((part) => part.dimension === dimension)
        .map((part) => ({
          code: part.value,
          label: label(part.value, language),
          innovations: part.innovations,
          units: part.units,
        }));
    return {
      year: figures.year,
      launched: figures.launched,
      committed: figures.committed,
      units: figures.units,
      launchedOn: figures.facts.find((fact) => fact.kind.startsWith("event-launch"))?.heldOn ?? null,
      byGroup: parts("group", labels.group),
      byTrack: parts("track", labels.track),
    };
  };
  const launched = sources.years.find((year) => year.launched > 0);
  const committed = sources.years.find((year) => year.committed > 0);
  return {
    results,
    latestOfficial: latest,
    target: target?.target ? { year: target.year, value: target.target } : null,
    rise: riseOf(official),
    bands: sources.bandsOf(String(sources.currentYear)) ?? (latest === null ? null : sources.bandsOf(latest.edition)),
    year: launched === undefined ? null : yearOf(launched),
    committedYear: committed === undefined ? null : yearOf(committed),
    newest: sources.newest,
  };
}
