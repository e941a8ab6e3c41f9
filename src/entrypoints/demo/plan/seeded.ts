/** A number from 0 up to 1 that depends on nothing but the words (FNV-1a with a final mix): the same demo on every machine. */
export function seeded(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const letter of words.join("|")) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}

/** A whole number from `low` to `high`, both included. */
export function seededBetween(low: number, high: number, ...words: readonly (string | number)[]): number {
  return low + Math.floor(seeded(...words) * (high - low + 1));
}

export function seededPick<T>(choices: readonly [T, ...T[]], ...words: readonly (string | number)[]): T {
  return choices[Math.floor(seeded(...words) * choices.length)] ?? choices[0];
}

/** Items in an order that depends only on their keys. */
export function seededOrder<T>(items: readonly T[], keyOf: (item: T) => string, seed: string): readonly T[] {
  return items.toSorted((a, b) => seeded(seed, keyOf(a)) - seeded(seed, keyOf(b)) || (keyOf(a) < keyOf(b) ? -1 : 1));
}
