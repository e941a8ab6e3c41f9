import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Edition } from "../contract/edition.ts";
import type { ScoreInput, ScoreOutput } from "../contract/score.ts";
import type { TreeNode } from "../contract/tree.ts";
import { affairName, compiledByName, editionByName } from "../reference.ts";
import type { CompiledEdition } from "../rules/compile-edition.ts";
import { explain } from "../rules/explain.ts";
import { distanceTo, type JudgedEntry, judgeEntries, nextPredicate, roundInput } from "../rules/round-state.ts";
import { scoreOutput } from "../rules/score-output.ts";
import { treeTexts } from "../texts/tree.ts";
import { type LoadedEntry, type LoadedRound, loadRound } from "./load-round.ts";

/** A round computed from what is claimed now. */
export interface ComputedRound {
  readonly compiled: CompiledEdition;
  readonly input: ScoreInput;
  readonly score: ScoreOutput;
  /** "5.44"; null when the goal is reached or there is none. */
  readonly toNextPredicate: { readonly name: string; readonly from: string; readonly missing: string } | null;
  readonly toTarget: string | null;
}

export interface RoundView {
  readonly round: LoadedRound;
  readonly edition: Edition;
  readonly entries: readonly JudgedEntry<LoadedEntry>[];
  /** Null where the edition cannot compute: its rules are not known in full. */
  readonly computed: ComputedRound | null;
}

/** The round of a year with its result as of now; entries outside the edition's rules are shown and not counted. */
export async function viewRound(db: Db, regionCode: RegionCode, year: number): Promise<Result<RoundView>> {
  const round = await loadRound(db, regionCode, year);
  if (round === null) return refusal("round.not-found", { year });
  const edition = editionByName(round.edition);
  if (edition === undefined) return refusal("edition.unknown", { edition: round.edition });
  const entries = judgeEntries(edition, round.entries);
  const compiled = compiledByName(round.edition);
  if (!compiled.ok || !compiled.value.hasIndicators) return success({ round, edition, entries, computed: null });
  return success({ round, edition, entries, computed: compute(compiled.value, edition, round, entries) });
}

function compute(
  compiled: CompiledEdition,
  edition: Edition,
  round: LoadedRound,
  entries: readonly JudgedEntry<LoadedEntry>[],
): ComputedRound {
  const governance = Object.fromEntries(round.governance.map((claim) => [claim.indicator, claim.level]));
  const counted = entries.filter((entry) => entry.reasons.length === 0).map((entry) => entry.facts);
  const input = roundInput(compiled, governance, counted);
  const score = scoreOutput(compiled, input);
  const next = nextPredicate(edition, score.index);
  const missing = next === null ? null : distanceTo(next.from, score.index);
  return {
    compiled,
    input,
    score,
    toNextPredicate: next === null || missing === null ? null : { ...next, missing },
    toTarget: round.target === null ? null : distanceTo(round.target, score.index),
  };
}

/** The tree of reasons of a computed round, with the titles of its entries. */
export function treeOf(view: RoundView, computed: ComputedRound): TreeNode {
  const titles = new Map<string, string>(view.entries.map(({ facts }) => [facts.id, facts.title]));
  return explain(computed.compiled, computed.input, {
    ...treeTexts,
    affair: affairName,
    entry: (id) => ({ id: titles.get(id) ?? id, en: titles.get(id) ?? id }),
  });
}

export interface RoundSummary {
  readonly year: number;
  readonly edition: string;
  readonly entries: number;
}

/** Rounds of the region, newest first. */
export async function listRounds(db: Db): Promise<readonly RoundSummary[]> {
  return db
    .selectFrom("index_round as r")
    .leftJoin("round_entry as e", (join) =>
      join.onRef("e.region_code", "=", "r.region_code").onRef("e.round_year", "=", "r.year"),
    )
    .select((select) => ["r.year", "r.edition", select.fn.count<number>("e.id").as("entries")])
    .groupBy(["r.year", "r.edition"])
    .orderBy("r.year", "desc")
    .execute();
}
