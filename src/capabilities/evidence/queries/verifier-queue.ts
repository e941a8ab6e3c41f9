import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { Db } from "#platform/database/port.ts";
import type { QueueFilter } from "../contract/decision.ts";
import type { VerificationState } from "../contract/evidence.ts";
import type { IndicatorRowsOf } from "../deps.ts";
import { hundredthsOf } from "../rules/find-gaps.ts";
import { mayDecide, type Verifier } from "../rules/settle-decision.ts";
import { compareUrgency } from "../rules/settle-order.ts";
import { claimedYears, type VerifierPlace, verifierPlaces } from "./verifier-places.ts";

export interface QueuedPlace extends VerifierPlace {
  /** The row of the edition; undefined when the edition no longer knows the indicator. */
  readonly row: Indicator | undefined;
  /** True when this verifier may decide here now. */
  readonly isMine: boolean;
}

export interface Queue {
  readonly year: number | null;
  readonly years: readonly number[];
  /** Every claim of the round, in no order. */
  readonly known: readonly QueuedPlace[];
  /** Everything that the filter leaves, the most urgent first. */
  readonly places: readonly QueuedPlace[];
  /** Places by state and under `mine` and `all`, of the chosen indicator and agency. */
  readonly counts: Readonly<Record<VerificationState | "mine" | "all", number>>;
  /** Codes and agencies that occur in the round. */
  readonly indicators: readonly { readonly code: string; readonly row: Indicator | undefined }[];
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
}

/** Filter value for the governance indicators, which belong to no agency. */
export const noAgency = "none";

const agencyOf = (place: VerifierPlace): string => (place.entryId === null ? noAgency : (place.agencyId ?? ""));

const isOpen = (place: VerifierPlace): boolean => place.settled.nextSeat !== null;

/** The claims of a round for the desk: one statement, then the pure rules. `verifier` is null for those who only read. */
export async function verifierQueue(
  db: Db,
  indicatorRowsOf: IndicatorRowsOf,
  verifier: Verifier | null,
  filter: QueueFilter,
): Promise<Queue> {
  const years = await claimedYears(db);
  const year = filter.year ?? years[0] ?? null;
  const all = year === null ? [] : await verifierPlaces(db, year);
  const rows = new Map(indicatorRowsOf(all[0]?.edition ?? "").map((row) => [row.code, row]));
  const known = all
    .filter((place) => place.settled.state !== "no-claim")
    .map(
      (place): QueuedPlace => ({
        ...place,
        row: rows.get(place.indicator),
        isMine: verifier !== null && isOpen(place) && mayDecide(place.standing, place.agencyId, verifier).ok,
      }),
    );
  const inScope = known.filter(
    (place) =>
      (filter.indicator === undefined || place.indicator === filter.indicator) &&
      (filter.agency === undefined || agencyOf(place) === filter.agency),
  );
  const state = filter.state === "mine" && verifier === null ? "waiting" : filter.state;
  return {
    year,
    years,
    known,
    places: inScope
      .filter((place) => isInState(place, state))
      .map((place) => ({ place, urgency: urgencyOf(place) }))
      .sort((a, b) => compareUrgency(a.urgency, b.urgency))
      .map(({ place }) => place),
    counts: countsOf(inScope),
    indicators: indicatorsOf(known, rows),
    agencies: agenciesOf(known),
  };
}

/** In the order of the edition; a code that it does not know comes last. */
function indicatorsOf(known: readonly QueuedPlace[], rows: ReadonlyMap<string, Indicator>): Queue["indicators"] {
  const codes = new Set(known.map((place) => place.indicator));
  const listed = [...rows].filter(([code]) => codes.has(code)).map(([code, row]) => ({ code, row }));
  const others = [...codes].filter((code) => !rows.has(code)).map((code) => ({ code, row: undefined }));
  return [...listed, ...others];
}

const isInState = (place: QueuedPlace, state: QueueFilter["state"]): boolean =>
  state === "all" || (state === "mine" ? place.isMine : place.settled.state === state);

function countsOf(places: readonly QueuedPlace[]): Queue["counts"] {
  const counts = {
    "no-claim": 0,
    "no-evidence": 0,
    waiting: 0,
    "second-look": 0,
    "third-look": 0,
    decided: 0,
    mine: 0,
    all: 0,
  };
  for (const place of places) {
    counts[place.settled.state] += 1;
    counts.all += 1;
    if (place.isMine) counts.mine += 1;
  }
  return counts;
}

function agenciesOf(places: readonly QueuedPlace[]): Queue["agencies"] {
  const names = new Map<string, string>();
  for (const { agencyId, agencyName } of places) if (agencyId !== null) names.set(agencyId, agencyName ?? "");
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "id"));
}

/** Hundredths of a point: weight x claimed level. */
export const claimedPoints = ({ row, standing }: QueuedPlace): number =>
  hundredthsOf(row?.weight ?? "0") * standing.claimedLevel;

const urgencyOf = (place: QueuedPlace) => ({
  closesOn: place.closesOn,
  isGovernance: place.entryId === null,
  score: claimedPoints(place),
  waitingSince: place.waitingSince.getTime(),
  key: `${place.title ?? ""}/${place.indicator}/${place.entryId ?? ""}`,
});
