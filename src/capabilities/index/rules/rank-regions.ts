import { compare, decimal } from "#shared/fraction.ts";

export interface Ranked {
  readonly regionCode: string;
  readonly index: string;
  readonly rank: number;
}

/** Highest index first. Equal shown indices share a rank and the next one is skipped (1, 2, 2, 4), in order of region code. */
export function rankRegions(
  results: readonly { readonly regionCode: string; readonly index: string }[],
): readonly Ranked[] {
  const sorted = results
    .map(({ regionCode, index }) => ({ regionCode, index, value: decimal(index) }))
    .sort((a, b) => compare(b.value, a.value) || (a.regionCode < b.regionCode ? -1 : 1));
  const ranked: Ranked[] = [];
  for (const [place, { regionCode, index, value }] of sorted.entries()) {
    const before = sorted[place - 1];
    const tied = before !== undefined && compare(before.value, value) === 0 ? ranked[place - 1] : undefined;
    ranked.push({ regionCode, index, rank: tied?.rank ?? place + 1 });
  }
  return ranked;
}
