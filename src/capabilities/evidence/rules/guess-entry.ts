import type { Guess } from "./guess-indicator.ts";
import { holdsWords, likeness, wordsIn } from "./normal-words.ts";

/** An entry that a file may belong to, as people name it. */
export interface NamedEntry {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly registrations: readonly { readonly year: number; readonly number: number }[];
}

interface PreparedEntry extends NamedEntry {
  readonly words: readonly string[];
  /** "SIPINTAR" of "SIPINTAR (Sistem Pintar)": the part before a bracket, colon or dash. */
  readonly shortWords: readonly string[];
  readonly slugWords: readonly string[];
}

export interface KnownEntries {
  readonly entries: readonly PreparedEntry[];
}

/** Done once for many files. */
export const prepareEntries = (entries: readonly NamedEntry[]): KnownEntries => ({
  entries: entries.map((entry) => ({
    ...entry,
    words: wordsIn(entry.title),
    shortWords: wordsIn(entry.title.split(/[(:–—]|\s-\s/u)[0] ?? ""),
    slugWords: wordsIn(entry.slug),
  })),
});

/** "REG-012", "reg 12/2024", "No. Register 012-2025", "2024-REG-012". */
const registration =
  /(?<![\p{L}])(?:(20\d\d)[\s._/-]*)?(?:no(?:mor)?[\s._-]*)?reg(?:ister|istrasi)?[\s._#-]*0*(\d{1,4})(?:[\s._/-]*(20\d\d))?(?!\d)/iu;

const byNumber = 96;
const byNumberOfSeveralYears = 60;
const byWholeTitle = 97;
const byTitleInside = 88;
const byShortTitle = 82;
const shortestTitle = 4;
const alikeAtLeast = 55;

function byRegistration(part: string, known: KnownEntries): readonly Guess[] {
  const found = registration.exec(part);
  const number = Number(found?.[2]);
  if (found === null || !Number.isInteger(number)) return [];
  const given = found[1] ?? found[3];
  const fitting = known.entries.filter((entry) =>
    entry.registrations.some((reg) => reg.number === number && (given === undefined || reg.year === Number(given))),
  );
  return fitting.map(({ id }) => ({ id, score: fitting.length === 1 ? byNumber : byNumberOfSeveralYears }));
}

/** "16 SK", "01. " before a title are the sorter's, not the title's. */
const withoutOrder = (words: readonly string[]): readonly string[] =>
  words.slice(words.findIndex((word) => !/^\d{1,3}[a-f]?$/.test(word)));

function scoreTitle(entry: PreparedEntry, words: readonly string[]): number {
  const named = withoutOrder(words);
  const same = (other: readonly string[]) => other.length > 0 && other.join(" ") === named.join(" ");
  if (same(entry.words) || same(entry.slugWords)) return byWholeTitle;
  const isLong = (other: readonly string[]) => other.join("").length >= shortestTitle;
  if (isLong(entry.words) && holdsWords(words, entry.words)) return byTitleInside;
  if (isLong(entry.slugWords) && holdsWords(words, entry.slugWords)) return byTitleInside;
  if (isLong(entry.shortWords) && holdsWords(words, entry.shortWords)) return byShortTitle;
  const alike = Math.max(likeness(entry.words, named), likeness(entry.shortWords, named));
  return alike >= alikeAtLeast ? Math.min(alike, byShortTitle - 1) - 12 : 0;
}

/** What one part of a path says about the entry. */
export function readEntry(part: string, known: KnownEntries): readonly Guess[] {
  const byNumbers = byRegistration(part, known);
  const words = wordsIn(part);
  const byTitle = known.entries.flatMap((entry) => {
    const score = scoreTitle(entry, words);
    return score === 0 ? [] : [{ id: entry.id, score }];
  });
  return [...byNumbers, ...byTitle];
}
