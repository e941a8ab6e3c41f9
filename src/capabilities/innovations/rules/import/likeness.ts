/** Pairs of neighbouring letters with how often each comes. */
function pairsOf(key: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < key.length; at += 1) {
    const pair = key.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How alike two keys are, 0 to 100 (Dice over letter pairs). */
export function likeness(left: string, right: string): number {
  if (left === right) return 100;
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = pairsOf(left);
  let shared = 0;
  for (const [pair, count] of pairsOf(right)) shared += Math.min(count, pairs.get(pair) ?? 0);
  return Math.floor((200 * shared) / (left.length + right.length - 2));
}

const slip = 2;

/** True when two keys of at least eight letters differ in one place by at most two letters, none of them a digit. */
export function differsBySlip(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  if (shorter < 8 || Math.abs(left.length - right.length) > slip) return false;
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const rests = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  return rests.every((rest) => rest.length <= slip && !/\d/.test(rest));
}
