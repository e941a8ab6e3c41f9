import type { EvidenceReader, VerifiedPlace } from "#capabilities/evidence/contract/evidence.ts";
import type { Db } from "#platform/database/port.ts";
import { writeFraction } from "#shared/fraction.ts";
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
import { scoreRegion } from "../rules/score-region.ts";
import { acceptedShare, estimateTotal, type LevelsOfRound, levelsOf } from "../rules/verified-levels.ts";
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

/** What the round would be if the undecided claims fared as the decided ones; an estimate, never a result. */
export interface ExpectedRound {
  readonly index: string;
  readonly predicate: string;
  /** Exact TOTAL and the share of the claimed levels that stood so far, as "n/d". */
  readonly exact: string;
  readonly share: string;
  readonly decisions: number;
  readonly toNextPredicate: ComputedRound["toNextPredicate"];
}

/** The round by what verifiers have decided; an undecided claim counts 0. */
export interface VerifiedRound {
  readonly computed: ComputedRound;
  readonly placeOf: (entryId: string | null, indicator: string) => VerifiedPlace | undefined;
  readonly claims: number;
  readonly decided: number;
  /** Null while too little is decided to say. */
  readonly expected: ExpectedRound | null;
}

export interface RoundView {
  readonly round: LoadedRound;
  readonly edition: Edition;
  readonly entries: readonly JudgedEntry<LoadedEntry>[];
  /** Null where nobody verifies or the edition cannot compute. */
  readonly verified: VerifiedRound | null;
  /** Null where the edition cannot compute: its rules are not known in full. */
  readonly computed: ComputedRound | null;
}

/** The round of a year with its result as of now; entries outside the edition's rules are shown and not counted. */
export async function viewRound(
  db: Db,
  regionCode: RegionCode,
  year: number,
  verifiedOf?: EvidenceReader["verifiedOf"],
): Promise<Result<RoundView>> {
  const round = await loadRound(db, regionCode, year);
  if (round === null) return refusal("round.not-found", { year });
  const edition = editionByName(round.edition);
  if (edition === undefined) return refusal("edition.unknown", { edition: round.edition });
  const entries = judgeEntries(edition, round.entries);
  const compiled = compiledByName(round.edition);
  const view = { round, edition, entries };
  if (!compiled.ok || !compiled.value.hasIndicators) return success({ ...view, verified: null, computed: null });
  const claimed = {
    governance: Object.fromEntries(round.governance.map((claim) => [claim.indicator, claim.level])),
    entries: new Map<string, Readonly<Record<string, number>>>(round.entries.map(({ id, levels }) => [id, levels])),
  };
  const places = await verifiedOf?.(db, regionCode, year);
  return success({
    ...view,
    computed: compute(compiled.value, view, claimed),
    verified: places === undefined ? null : verify(compiled.value, view, places),
  });
}

type Loaded = Pick<RoundView, "round" | "edition" | "entries">;

function inputOf(compiled: CompiledEdition, { entries }: Loaded, levels: LevelsOfRound): ScoreInput {
  const counted = entries.filter((entry) => entry.reasons.length === 0);
  return roundInput(
    compiled,
    levels.governance,
    counted.map(({ facts }) => ({ ...facts, levels: levels.entries.get(facts.id) ?? {} })),
  );
}

function toNext(edition: Edition, index: string): ComputedRound["toNextPredicate"] {
  const next = nextPredicate(edition, index);
  const missing = next === null ? null : distanceTo(next.from, index);
  return next === null || missing === null ? null : { ...next, missing };
}

function compute(compiled: CompiledEdition, loaded: Loaded, levels: LevelsOfRound): ComputedRound {
  const { round, edition } = loaded;
  const input = inputOf(compiled, loaded, levels);
  const score = scoreOutput(compiled, input);
  return {
    compiled,
    input,
    score,
    toNextPredicate: toNext(edition, score.index),
    toTarget: round.target === null ? null : distanceTo(round.target, score.index),
  };
}

function verify(compiled: CompiledEdition, loaded: Loaded, places: readonly VerifiedPlace[]): VerifiedRound {
  const byPlace = new Map(places.map((place) => [`${place.entryId}/${place.indicator}`, place]));
  const computed = compute(compiled, loaded, levelsOf(places, "zero"));
  const claims = places.filter((place) => place.state !== "no-claim");
  return {
    computed,
    placeOf: (entryId, indicator) => byPlace.get(`${entryId}/${indicator}`),
    claims: claims.length,
    decided: claims.filter((place) => place.state === "decided").length,
    expected: expect(compiled, loaded, places, computed),
  };
}

function expect(
  compiled: CompiledEdition,
  loaded: Loaded,
  places: readonly VerifiedPlace[],
  verified: ComputedRound,
): ExpectedRound | null {
  const accepted = acceptedShare(places);
  if (accepted === null) return null;
  const { decisions, share } = accepted;
  const withOpen = scoreRegion(compiled, inputOf(compiled, loaded, levelsOf(places, "claimed")));
  const { total, index, predicate } = estimateTotal(
    compiled,
    scoreRegion(compiled, verified.input).total,
    withOpen.total,
    share,
  );
  return {
    index,
    predicate,
    exact: writeFraction(total),
    share: writeFraction(share),
    decisions,
    toNextPredicate: toNext(loaded.edition, index),
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
