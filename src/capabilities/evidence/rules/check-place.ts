import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { EvidenceFinding, Severity } from "../contract/finding.ts";
import { fitsFormats } from "./file-kinds.ts";

type Evidence = NonNullable<Indicator["evidence"]>;

/** A paper in its role, as far as the rules of the edition look at it. */
export interface Paper {
  readonly roleId: string;
  readonly mediaType: string;
  readonly basis: string | null;
  /** Calendar day. */
  readonly letterOn: string | null;
  readonly coversYear: number | null;
}

export interface PlaceFacts {
  readonly indicator: Indicator;
  readonly roundYear: number;
  /** Calendar day; null where the profile does not say, or for governance. */
  readonly appliedOn: string | null;
  readonly claimedLevel: number;
  readonly claimedBasis: string | null;
  readonly papers: readonly Paper[];
  readonly today: string;
}

const found = (
  code: string,
  severity: Severity,
  roleId: string | null,
  details: Readonly<Record<string, unknown>> = {},
): EvidenceFinding => ({ code: `evidence.${code}`, severity, roleId, details: { ...details } });

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The year that a paper speaks for. */
const yearOfPaper = (paper: Paper): number | null =>
  paper.coversYear ?? (paper.letterOn === null ? null : yearOf(paper.letterOn));

function checkYears(paper: Paper, evidence: Evidence, facts: PlaceFacts): readonly EvidenceFinding[] {
  const findings: EvidenceFinding[] = [];
  const year = yearOfPaper(paper);
  if (paper.letterOn !== null && paper.letterOn > facts.today)
    findings.push(found("date-ahead", "high", paper.roleId, { letterOn: paper.letterOn }));
  if (year === null)
    return hasYearRule(evidence) ? [...findings, found("date-missing", "low", paper.roleId)] : findings;
  if (evidence.years !== null) {
    const accepted = evidence.years.map((offset) => facts.roundYear + offset).sort((a, b) => a - b);
    if (!accepted.includes(year))
      findings.push(found("outside-window", "high", paper.roleId, { year, accepted: accepted.join(", ") }));
  }
  return findings;
}

const hasYearRule = (evidence: Evidence): boolean =>
  evidence.years !== null || evidence.datedFor !== undefined || evidence.yearSets !== undefined;

/** 16: a decree of the year of application, a regulation from before the year of the index. */
function checkDated(paper: Paper, evidence: Evidence, facts: PlaceFacts): readonly EvidenceFinding[] {
  const rule = evidence.datedFor?.find(({ levels }) => levels.includes(facts.claimedLevel));
  if (rule === undefined || paper.letterOn === null) return [];
  const year = yearOf(paper.letterOn);
  if (rule.dated === "before-index-year")
    return year < facts.roundYear
      ? []
      : [found("dated-too-late", "medium", paper.roleId, { year, before: facts.roundYear })];
  if (facts.appliedOn === null) return [];
  const expected = yearOf(facts.appliedOn);
  return year === expected ? [] : [found("dated-otherwise", "medium", paper.roleId, { year, expected })];
}

/** 18 and 21: a level needs certain years together. Papers without a year say nothing, so they raise no finding here. */
function checkYearSets(evidence: Evidence, facts: PlaceFacts): readonly EvidenceFinding[] {
  const { yearSets } = evidence;
  const years = facts.papers.map(yearOfPaper);
  if (yearSets === undefined || years.length === 0 || years.includes(null)) return [];
  const covered = new Set(years.map((year) => (year ?? 0) - facts.roundYear));
  const reached = yearSets
    .filter(({ anyOf }) => anyOf.some((set) => set.every((offset) => covered.has(offset))))
    .reduce((most, { level }) => Math.max(most, level), 0);
  if (reached >= facts.claimedLevel) return [];
  const shown = [...new Set(years)].sort().join(", ");
  return [found("years-short", "medium", null, { claimed: facts.claimedLevel, reached, years: shown })];
}

/** 33: one of six bases, the same in claim and paper. */
function checkBasis(paper: Paper, facts: PlaceFacts): readonly EvidenceFinding[] {
  if (facts.indicator.bases === undefined) return [];
  if (paper.basis === null) return [found("basis-missing", "low", paper.roleId)];
  if (facts.claimedBasis === null || facts.claimedBasis === paper.basis) return [];
  return [found("basis-differs", "medium", paper.roleId, { claimed: facts.claimedBasis, found: paper.basis })];
}

/** What the rules of the edition say to the papers of one place; in the order of the papers, the place itself last. */
export function checkPlace(facts: PlaceFacts): readonly EvidenceFinding[] {
  const { evidence } = facts.indicator;
  const ofPlace: EvidenceFinding[] = [];
  if (facts.claimedLevel > 0 && facts.papers.length === 0)
    ofPlace.push(found("no-paper", "high", null, { claimed: facts.claimedLevel }));
  if (facts.claimedLevel === 0 && facts.papers.length > 0) ofPlace.push(found("no-claim", "low", null));
  const ofPapers = facts.papers.flatMap((paper) => [
    ...(fitsFormats(evidence?.formats ?? null, paper.mediaType)
      ? []
      : [found("format-differs", "high", paper.roleId, { formats: evidence?.formats?.join(", ") ?? "" })]),
    ...(evidence === null ? [] : checkYears(paper, evidence, facts)),
    ...(evidence === null ? [] : checkDated(paper, evidence, facts)),
    ...checkBasis(paper, facts),
  ]);
  return [...ofPapers, ...(evidence === null ? [] : checkYearSets(evidence, facts)), ...ofPlace];
}
