const kindWords = new Set([
  "dinas",
  "badan",
  "kecamatan",
  "kelurahan",
  "puskesmas",
  "bagian",
  "rsud",
  "inspektorat",
  "desa",
  "sekretariat",
  "satuan",
]);

/** The first word that names a kind of agency, or null. */
export function kindWordOf(words: readonly string[]): string | null {
  return words.find((word) => kindWords.has(word)) ?? null;
}

export function wordsWithoutKind(words: readonly string[]): readonly string[] {
  return words.filter((word) => !kindWords.has(word));
}

/**
 * Likeness of two word lists, 0 to 100: the share of words that find a partner, kind words counting half.
 * Another number ("Puskesmas 1" and "Puskesmas 2") or another kind speaks strongly against.
 */
export function scoreWords(written: readonly string[], known: readonly string[]): number {
  const left = [...known];
  let matched = 0;
  for (const word of written) {
    const [at, likeness] = bestPartner(word, left);
    if (at < 0) continue;
    matched += likeness * weightOf(word);
    left.splice(at, 1);
  }
  const total = sum(written.map(weightOf)) + sum(known.map(weightOf));
  if (total === 0) return 0;
  let score = (200 * matched) / total;
  const [writtenKind, knownKind] = [kindWordOf(written), kindWordOf(known)];
  if (writtenKind !== null && knownKind !== null && writtenKind !== knownKind) score *= 0.6;
  if (numbersOf(written) !== "" && numbersOf(written) !== numbersOf(known)) score *= 0.5;
  return Math.round(score);
}

function bestPartner(word: string, candidates: readonly string[]): readonly [number, number] {
  let best = 0;
  let at = -1;
  for (const [index, candidate] of candidates.entries()) {
    const likeness = wordLikeness(word, candidate);
    if (likeness > best) [best, at] = [likeness, index];
  }
  return [at, best];
}

/** 0 or 0.5 to 1: equal, a typing slip, a beginning, or the letters of a shortened word in order ("mtp", "martapura"). */
function wordLikeness(written: string, known: string): number {
  if (written === known) return 1;
  if (/\d/.test(written) || /\d/.test(known)) return 0;
  const [short, long] = written.length <= known.length ? [written, known] : [known, written];
  const allowed = long.length >= 8 ? 2 : long.length >= 4 ? 1 : 0;
  if (isWithinEdits(short, long, allowed)) return 0.9;
  if (short.length >= 3 && long.startsWith(short)) return 0.85;
  if (written.length >= 2 && written.length < known.length && isShortened(written, known)) return 0.75;
  return 0;
}

function isShortened(written: string, known: string): boolean {
  if (written.charAt(0) !== known.charAt(0)) return false;
  let at = 0;
  for (const letter of written) {
    at = known.indexOf(letter, at);
    if (at < 0) return false;
    at += 1;
  }
  return true;
}

/** Damerau-Levenshtein (adjacent swaps count once) not above `allowed`. */
function isWithinEdits(a: string, b: string, allowed: number): boolean {
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return false;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, at(before, column - 2) + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return at(previous, b.length) <= allowed;
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.MAX_SAFE_INTEGER;

const weightOf = (word: string): number => (kindWords.has(word) ? 0.5 : 1);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const numbersOf = (words: readonly string[]): string => words.filter((word) => /^\d+$/.test(word)).join(",");
