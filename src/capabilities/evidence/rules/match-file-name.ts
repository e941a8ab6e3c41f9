import { type KnownEntries, readEntry } from "./guess-entry.ts";
import { type Guess, readIndicator } from "./guess-indicator.ts";

/** `matched`: one entry and one indicator, both sure. `asks`: something is known or guessed. `unknown`: nothing at all. */
export type MatchState = "matched" | "asks" | "unknown";

export interface FileNameMatch {
  readonly state: MatchState;
  /** Best first, at most five each. */
  readonly entries: readonly Guess[];
  readonly indicators: readonly Guess[];
  /** The only one that is sure enough, of each side on its own. */
  readonly entry: string | null;
  readonly indicator: string | null;
  readonly basis: string | null;
  /** The lower of both best scores; 0 where one side is not known. */
  readonly score: number;
}

export interface MatchContext {
  readonly known: KnownEntries;
  /** Indicators of an entry in this edition. */
  readonly indicators: ReadonlySet<string>;
  /** All files belong to this entry, chosen before; null: the names decide. */
  readonly onlyEntry: string | null;
}

const enough = 75;
/** The best must stand out this far from the next. */
const lead = 10;
const mostGuesses = 5;

/** A phone named these, not a person: "DOC-20260610-WA0012.pdf", "WhatsApp Image 2026-06-10 at 10.22.31 (1).jpeg", "IMG_20260610_102231.jpg". */
const namedByPhone = [
  /^(?:doc|img|vid|aud|ptt|stk)-\d{8}-wa\d+/iu,
  /^whatsapp (?:image|video|document|audio)\b/iu,
  /^(?:img|vid|pxl|dsc|dcim|screenshot|scan|cs|camscanner)[\s_-]*\d{4}[\d\s_.-]*/iu,
  /^\d{8}[_-]?\d{6}/u,
  /^(?:img|dsc|photo|foto|dokumen|document|scan|file|untitled|new document)[\s_-]*\d*(?:\s*\(\d+\))?$/iu,
];

/** The name without its ending and the marks of copies: "sk (2)", "sk - Copy", "Salinan sk". */
function stemOf(name: string): string {
  return name
    .replace(/\.[\p{L}\p{N}]{2,5}$/u, "")
    .replace(/\s*(?:\(\d{1,2}\)|-\s*(?:copy|salin(?:an)?))+\s*$/iu, "")
    .replace(/^(?:copy of|salinan(?: dari)?)\s+/iu, "");
}

function merge(readings: readonly (readonly Guess[])[]): readonly Guess[] {
  const best = new Map<string, number>();
  for (const { id, score } of readings.flat()) best.set(id, Math.max(best.get(id) ?? 0, score));
  return [...best].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The only one that is sure enough; undefined when none is, or two are about as sure. */
function decided(guesses: readonly Guess[]): Guess | undefined {
  const [first, second] = guesses;
  if (first === undefined || first.score < enough) return undefined;
  return second !== undefined && second.score > first.score - lead ? undefined : first;
}

/** Reads entry and indicator out of a path as people name files: number, register, title, folder of the innovation. */
export function matchFileName(path: string, context: MatchContext): FileNameMatch {
  const parts = path
    .normalize("NFC")
    .split(/[/\\]+/u)
    .filter((part) => part !== "" && part !== ".");
  const stem = stemOf(parts.at(-1) ?? "");
  const isNamed = !namedByPhone.some((pattern) => pattern.test(stem));
  // The file speaks before its folder, a folder before the one above it.
  const spoken = [...(isNamed ? [stem] : []), ...parts.slice(0, -1).reverse()];
  const readings = spoken.map((part) => readIndicator(part, context.indicators));
  const nearest = readings.find(({ guesses }) => decided(guesses) !== undefined);
  const indicators = nearest === undefined ? merge(readings.map(({ guesses }) => guesses)) : nearest.guesses;
  const entries =
    context.onlyEntry === null
      ? merge(spoken.map((part) => readEntry(part, context.known)))
      : [{ id: context.onlyEntry, score: 100 }];
  const [entry, indicator] = [decided(entries), decided(indicators)];
  const isKnown = indicators.length > 0 || (context.onlyEntry === null && entries.length > 0) || !isNamed;
  return {
    state: entry !== undefined && indicator !== undefined ? "matched" : isKnown ? "asks" : "unknown",
    entries: entries.slice(0, mostGuesses),
    indicators: indicators.slice(0, mostGuesses),
    entry: entry?.id ?? null,
    indicator: indicator?.id ?? null,
    basis: nearest?.basis ?? null,
    score: Math.min(entry?.score ?? 0, indicator?.score ?? 0),
  };
}
