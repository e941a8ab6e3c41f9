import { type QueueFilter, queueFilterSchema } from "../../contract/decision.ts";
import type { EvidencePlace } from "../../contract/evidence.ts";

/** Words of the address for the states of the queue. */
const stateWords = {
  mine: "saya",
  all: "semua",
  waiting: "menunggu",
  "second-look": "kedua",
  "third-look": "ketiga",
  decided: "diputus",
  "no-evidence": "tanpa-dokumen",
} as const;
export type ShownState = keyof typeof stateWords;
export const shownStates = Object.keys(stateWords) as readonly ShownState[];

export const stateWord = (state: ShownState): string => stateWords[state];

/** The address part of places without an entry. */
const governanceWord = "tata-kelola";

/** What the query of the queue or of the desk asks for; a parameter that makes no sense is left out. */
export function readQueueFilter(query: URLSearchParams): QueueFilter {
  const given = {
    year: query.get("putaran"),
    state: shownStates.find((state) => stateWords[state] === query.get("keadaan")),
    indicator: query.get("indikator"),
    agency: query.get("unit"),
    page: query.get("hal"),
  };
  const sound = Object.entries(given).filter(
    ([name, value]) => value && queueFilterSchema.safeParse({ [name]: value }).success,
  );
  return queueFilterSchema.parse(Object.fromEntries(sound));
}

/** The filter as query, without the page; "" when nothing is chosen. */
export function filterQuery(filter: QueueFilter): string {
  const query = new URLSearchParams();
  if (filter.year !== undefined) query.set("putaran", String(filter.year));
  const shown = shownStates.find((state) => state === filter.state);
  if (shown !== undefined && shown !== "mine") query.set("keadaan", stateWords[shown]);
  if (filter.indicator !== undefined) query.set("indikator", filter.indicator);
  if (filter.agency !== undefined) query.set("unit", filter.agency);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** "/verifikator/2026/tata-kelola/12". */
export const deskPath = (place: EvidencePlace): string =>
  `/verifikator/${place.roundYear}/${place.entryId ?? governanceWord}/${place.indicator}`;

export const deskHref = (place: EvidencePlace, filter: QueueFilter): string =>
  `${deskPath(place)}${filterQuery(filter)}`;

export const isGovernanceWord = (part: string): boolean => part === governanceWord;
