import type { AffairReader } from "../contract/affair.ts";
import type { AffairCandidate, AffairMatch, MatchAffairName } from "../contract/matching.ts";
import { scoreWords } from "./word-likeness.ts";

const worthProposing = 62;
const tie = 5;

interface AffairName {
  readonly code: string;
  readonly words: readonly string[];
}

/**
 * Codes ("1.02", "1-02"), names, aliases and choices of the national form. A choice that stands for several codes
 * ("Fungsi lain") and names that are only close are proposals.
 */
export function compileAffairMatching(
  affairs: Pick<AffairReader, "affairs" | "supporting" | "nationalChoices">,
): MatchAffairName {
  const rows = [...affairs.affairs, ...affairs.supporting];
  const codes = new Set(rows.map((row) => row.code));
  const names: AffairName[] = rows.flatMap((row) =>
    [row.name.id, row.name.en, ...row.aliases].map((name) => ({ code: row.code, words: wordsOf(name) })),
  );
  const codesByName = new Map<string, Set<string>>();
  const know = (name: string, code: string) =>
    codesByName.set(name, (codesByName.get(name) ?? new Set<string>()).add(code));
  for (const name of names) know(name.words.join(" "), name.code);
  for (const choice of affairs.nationalChoices)
    for (const code of choice.codes) know(wordsOf(choice.name).join(" "), code);

  return (written) => {
    const { code, name } = splitCode(written);
    const words = wordsOf(name);
    const named = codesByName.get(words.join(" ")) ?? new Set<string>();
    if (code !== null && codes.has(code)) {
      const agrees = words.length === 0 || named.size === 0 || named.has(code);
      return agrees ? exact(code) : propose([code, ...named].map((found) => ({ code: found, score: 90 })));
    }
    const [only] = named;
    if (only !== undefined && named.size === 1) return exact(only);
    if (named.size > 1) return propose([...named].map((found) => ({ code: found, score: 90 })));
    return propose(closeNames(words, names));
  };
}

function closeNames(words: readonly string[], names: readonly AffairName[]): readonly AffairCandidate[] {
  const best = new Map<string, number>();
  for (const name of names) {
    const score = Math.min(99, scoreWords(words, name.words));
    if (score >= worthProposing) best.set(name.code, Math.max(score, best.get(name.code) ?? 0));
  }
  return [...best].map(([code, score]) => ({ code, score }));
}

function propose(found: readonly AffairCandidate[]): AffairMatch {
  const candidates = found.toSorted((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
  const [first, second] = candidates;
  if (first === undefined) return { kind: "none", code: null, candidates: [] };
  const isTie = second !== undefined && first.score - second.score < tie;
  return { kind: "proposal", code: isTie ? null : first.code, candidates };
}

const exact = (code: string): AffairMatch => ({ kind: "exact", code, candidates: [{ code, score: 100 }] });

/** "1-02 Kesehatan" is code 1.02 and the name behind it. */
function splitCode(written: string): { readonly code: string | null; readonly name: string } {
  const found = /^\s*(?:urusan\s+)?(\d)\s*[.\-_/ ]?\s*(\d\d)\b[\s.:)\-–]*/i.exec(written);
  if (found) return { code: `${found[1]}.${found[2]}`, name: written.slice(found[0].length) };
  const special = /^\s*9\b[\s.:)\-–]*/.exec(written);
  return special ? { code: "9", name: written.slice(special[0].length) } : { code: null, name: written };
}

/** Spelling pairs of the law and of newer lists are brought to one form. */
function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ")
    .map((word) => (word === "pelindungan" ? "perlindungan" : word === "ketentraman" ? "ketenteraman" : word))
    .filter((word) => word !== "" && word !== "dan" && word !== "serta" && word !== "urusan" && word !== "bidang");
}
