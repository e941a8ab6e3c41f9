import type { AgencyId } from "#shared/ids.ts";
import type { Agency } from "../contract/agency.ts";
import type { AgencyCandidate, AgencyMatch, MatchAgencyName, MatchReason } from "../contract/matching.ts";
import { normaliseAgencyName } from "./normalise-agency-name.ts";
import { kindWordOf, scoreWords, wordsWithoutKind } from "./word-likeness.ts";

type MatchableAgency = Pick<Agency, "id" | "parentId" | "name" | "abbreviation">;

/** From here on a candidate is worth proposing. */
const worthProposing = 62;
/** Two candidates nearer than this are a tie. */
const tie = 5;
const mostCandidates = 5;

interface Key {
  readonly id: AgencyId;
  readonly words: readonly string[];
}

/**
 * Matches names as people write them. Only the same words (after normalising) or a remembered alias are exact;
 * everything else is a proposal, and a tie proposes nobody. Pure: the same table gives the same answers.
 */
export function compileAgencyMatching(
  agencies: readonly MatchableAgency[],
  aliases: ReadonlyMap<string, AgencyId>,
  regionShortName: string,
): MatchAgencyName {
  const keys = agencies.flatMap((agency) => keysOf(agency, agencies, regionShortName));
  const idsByText = new Map<string, Set<AgencyId>>();
  const idsWithoutKind = new Map<string, Set<AgencyId>>();
  for (const key of keys) {
    addTo(idsByText, compact(key.words), key.id);
    addTo(idsWithoutKind, compact(wordsWithoutKind(key.words)), key.id);
  }
  // A list of 30,000 rows names a few hundred units: each spelling is compared once.
  const answered = new Map<string, AgencyMatch>();
  const match = (written: string): AgencyMatch => {
    const words = normaliseAgencyName(written, regionShortName).split(" ");
    const text = compact(words);
    if (text === "") return { kind: "none", agencyId: null, candidates: [] };
    const remembered = aliases.get(words.join(" "));
    if (remembered !== undefined) return exact(remembered, "alias");
    const same = idsByText.get(text) ?? new Set<AgencyId>();
    const [only] = same;
    if (only !== undefined && same.size === 1) return exact(only, "same-words");
    return propose(words, keys, same, idsWithoutKind);
  };
  return (written) => {
    const known = answered.get(written);
    if (known !== undefined) return known;
    const answer = match(written);
    answered.set(written, answer);
    return answer;
  };
}

function keysOf(agency: MatchableAgency, agencies: readonly MatchableAgency[], region: string): readonly Key[] {
  const key = (text: string): Key => ({ id: agency.id, words: normaliseAgencyName(text, region).split(" ") });
  const keys = [key(agency.name)];
  if (agency.abbreviation !== null) keys.push(key(agency.abbreviation));
  const parent = agencies.find((candidate) => candidate.id === agency.parentId);
  if (parent) {
    for (const parentName of [parent.name, parent.abbreviation ?? parent.name]) {
      keys.push(key(`${parentName} ${agency.name}`), key(`${agency.name} ${parentName}`));
    }
  }
  return keys;
}

function propose(
  words: readonly string[],
  keys: readonly Key[],
  same: ReadonlySet<AgencyId>,
  idsWithoutKind: ReadonlyMap<string, ReadonlySet<AgencyId>>,
): AgencyMatch {
  const best = new Map<AgencyId, AgencyCandidate>();
  const offer = (id: AgencyId, score: number, why: MatchReason) => {
    const known = best.get(id);
    if (known === undefined || known.score < score) best.set(id, { id, score, why });
  };
  for (const id of same) offer(id, 100, "same-words");
  const text = compact(words);
  if (kindWordOf(words) === null) {
    for (const id of idsWithoutKind.get(text) ?? []) offer(id, 90, "kind-missing");
  }
  for (const key of keys) {
    if (words.length === 1 && text.length >= 3 && text === initialsOf(key.words)) offer(key.id, 80, "initials");
    const score = scoreWords(words, key.words);
    if (score >= worthProposing) offer(key.id, Math.min(score, 99), "close-words");
  }
  const candidates = [...best.values()]
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, mostCandidates);
  const [first, second] = candidates;
  if (first === undefined) return { kind: "none", agencyId: null, candidates: [] };
  const isTie = second !== undefined && first.score - second.score < tie;
  return { kind: "proposal", agencyId: isTie ? null : first.id, candidates };
}

function exact(id: AgencyId, why: MatchReason): AgencyMatch {
  return { kind: "exact", agencyId: id, candidates: [{ id, score: 100, why }] };
}

const compact = (words: readonly string[]): string => words.join("");

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join("");

function addTo(table: Map<string, Set<AgencyId>>, text: string, id: AgencyId): void {
  if (text === "") return;
  const ids = table.get(text) ?? new Set<AgencyId>();
  ids.add(id);
  table.set(text, ids);
}
