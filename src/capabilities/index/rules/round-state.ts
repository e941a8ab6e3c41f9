import { compare, decimal, fraction, roundHalfUp } from "#shared/fraction.ts";
import type { Edition } from "../contract/edition.ts";
import type { ScoreEntry, ScoreInput } from "../contract/score.ts";
import { alignLevels, type CompiledEdition } from "./compile-edition.ts";
import { judgeEligibility, type Reason } from "./eligibility.ts";

/** The facts of one entry that the engine needs; levels by indicator code. */
export interface EntryFacts {
  readonly id: string;
  readonly affair: string | null;
  readonly affairsAlso: readonly string[];
  readonly appliedOn: string | null;
  readonly developedOn: string | null;
  readonly designWords: number;
  readonly levels: Readonly<Record<string, number>>;
}

export interface JudgedEntry<E extends EntryFacts> {
  readonly facts: E;
  /** Why the ministry's system would refuse it; empty when it may be sent. */
  readonly reasons: readonly Reason[];
  /** Mandatory indicators without a level, by code. */
  readonly mandatoryGaps: readonly string[];
}

/** Splits the entries of a round by the edition's rules of eligibility and names the mandatory indicators that are empty. */
export function judgeEntries<E extends EntryFacts>(edition: Edition, entries: readonly E[]): readonly JudgedEntry<E>[] {
  const mandatory = edition.indicators.filter((row) => row.aspect === "SID" && row.mandatory).map((row) => row.code);
  return entries.map((facts) => ({
    facts,
    reasons: judgeEligibility(edition.eligibility, {
      appliedOn: facts.appliedOn ?? undefined,
      developedOn: facts.developedOn ?? undefined,
      designWords: facts.designWords,
    }).reasons,
    mandatoryGaps: mandatory.filter((code) => (facts.levels[code] ?? 0) === 0),
  }));
}

/** What is computed for a round: governance levels by code and the entries that may be sent. */
export function roundInput(
  compiled: CompiledEdition,
  governance: Readonly<Record<string, number>>,
  entries: readonly EntryFacts[],
): ScoreInput {
  return {
    governance: { kind: "levels", levels: alignLevels(compiled, "SPD", Object.entries(governance)) },
    entries: entries.map(
      (facts): ScoreEntry => ({
        id: facts.id,
        affair: facts.affair ?? "",
        affairsAlso: facts.affairsAlso,
        maturity: { kind: "levels", levels: alignLevels(compiled, "SID", Object.entries(facts.levels)) },
        isRejected: false,
        designWords: facts.designWords,
        ...(facts.appliedOn === null ? {} : { appliedOn: facts.appliedOn }),
        ...(facts.developedOn === null ? {} : { developedOn: facts.developedOn }),
      }),
    ),
    basicServiceRule: "main",
  };
}

/** How much the index lacks to reach `goal`, "5.44"; null when it is there already. Both are decimal strings. */
export function distanceTo(goal: string, index: string): string | null {
  const [wanted, reached] = [decimal(goal), decimal(index)];
  const missing = fraction(wanted.n * reached.d - reached.n * wanted.d, wanted.d * reached.d);
  return compare(missing, decimal("0")) > 0 ? roundHalfUp(missing, 2) : null;
}

/** The next predicate above an index: its name and where it begins; null at the top or where the bands are not known. */
export function nextPredicate(
  edition: Edition,
  index: string,
): { readonly name: string; readonly from: string } | null {
  const bands = edition.predicates?.value ?? [];
  if (bands.some((band) => band.from === null)) return null;
  const above = bands.flatMap((band) =>
    band.from !== null && compare(decimal(band.from), decimal(index)) > 0 ? [{ name: band.name, from: band.from }] : [],
  );
  return above.at(-1) ?? null;
}
