import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { Db } from "#platform/database/port.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import type { QueueFilter } from "../contract/decision.ts";
import type { EvidenceFinding } from "../contract/finding.ts";
import type { IndicatorRowsOf } from "../deps.ts";
import { checkPlace } from "../rules/check-place.ts";
import { mayDecide, type Verifier } from "../rules/settle-decision.ts";
import { fileFindingsOf } from "./roles-of.ts";
import { fileFindings } from "./round-evidence.ts";
import { type DeskFile, deskFile } from "./verifier-papers.ts";
import { type QueuedPlace, verifierQueue } from "./verifier-queue.ts";

export interface Desk {
  readonly place: QueuedPlace;
  readonly file: DeskFile;
  readonly findings: readonly EvidenceFinding[];
  /** Key of the verifier who looks; null for those who only read. */
  readonly viewer: string | null;
  /** Why this verifier may not decide here though a decision is due; null when nothing stands against it. */
  readonly hindrance: string | null;
  /** Place in the filtered queue from 1; null when the claim is not in it. */
  readonly position: number | null;
  readonly total: number;
  readonly previous: QueuedPlace | null;
  readonly next: QueuedPlace | null;
}

export interface DeskQuestion {
  readonly at: { readonly roundYear: number; readonly entryId: RoundEntryId | null; readonly indicator: string };
  readonly filter: QueueFilter;
  readonly verifier: Verifier | null;
  /** Calendar day in the region. */
  readonly today: string;
}

/** One claim with all that a verifier needs beside it, and its neighbours in the queue; null when there is no such claim. */
export async function verifierDesk(
  db: Db,
  indicatorRowsOf: IndicatorRowsOf,
  { at, filter, verifier, today }: DeskQuestion,
): Promise<Desk | null> {
  const queue = await verifierQueue(db, indicatorRowsOf, verifier, { ...filter, year: at.roundYear });
  const place = queue.known.find((each) => each.entryId === at.entryId && each.indicator === at.indicator);
  if (place === undefined) return null;
  const file = await deskFile(db, place);
  const here = queue.places.indexOf(place);
  const others = queue.places.filter((each) => each.isMine || verifier === null);
  const before = here < 0 ? [] : queue.places.slice(0, here);
  const after = here < 0 ? others : queue.places.slice(here + 1);
  const isOpen = (each: QueuedPlace) => each !== place && others.includes(each);
  const isDue = place.settled.nextSeat !== null;
  const allowed = verifier === null ? null : mayDecide(place.standing, place.agencyId, verifier);
  return {
    place,
    file,
    findings: place.row === undefined ? [] : findingsOf(place, place.row, file, today),
    viewer: verifier?.key ?? null,
    hindrance: isDue && allowed !== null && !allowed.ok ? allowed.code : null,
    position: here < 0 ? null : here + 1,
    total: queue.places.length,
    previous: before.findLast(isOpen) ?? null,
    next: after.find(isOpen) ?? before.find(isOpen) ?? null,
  };
}

/** What the edition's rules and the look at each file say; never a verdict. */
const findingsOf = (
  place: QueuedPlace,
  indicator: Indicator,
  { papers, appliedOn }: DeskFile,
  today: string,
): readonly EvidenceFinding[] => [
  ...checkPlace({
    indicator,
    roundYear: place.roundYear,
    appliedOn,
    claimedLevel: place.standing.claimedLevel,
    claimedBasis: place.basis,
    papers: papers.map((paper) => ({ roleId: paper.id, ...paper })),
    today,
  }),
  ...papers.flatMap(({ id, scanState, facts }) => fileFindings(id, { scanState, fileFindings: fileFindingsOf(facts) })),
];
