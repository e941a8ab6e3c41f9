/** Words of a name as people would compare them: lower case, no accents, letters and digits only. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** Whether `part` stands in `whole` word by word, one after the other. */
export function holdsWords(whole: readonly string[], part: readonly string[]): boolean {
  if (part.length === 0) return false;
  return whole.some((_, start) => part.every((word, offset) => whole[start + offset] === word));
}

/** Pairs of letters of a text without its spaces. */
function pairsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const text = words.join("");
  const pairs = new Map<string, number>();
  for (let at = 0; at + 2 <= text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How alike two names are, 0 to 100: twice the common pairs of letters over all pairs (Dice). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (const [pair, count] of ofA) common += Math.min(count, ofB.get(pair) ?? 0);
  const all = [...ofA.values(), ...ofB.values()].reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : Math.round((200 * common) / all);
}
