import type { Indicator } from "#capabilities/index/contract/edition.ts";

/** `no-paper`: a level is claimed and nothing proves it. `empty`: nothing is claimed, so the points are given away. */
export type GapKind = "no-paper" | "empty";

export interface Gap {
  readonly indicator: string;
  readonly kind: GapKind;
  readonly claimedLevel: number;
  /** Hundredths of points that stand or fall with it: weight x claimed level, or weight x 3 where nothing is claimed. */
  readonly stakeHundredths: number;
}

/** A weight has at most two decimals; scores stay whole hundredths. */
export function hundredthsOf(weight: string): number {
  const [whole = "0", decimals = ""] = weight.split(".");
  return Number(whole) * 100 + Number(decimals.padEnd(2, "0").slice(0, 2));
}

/** "9" or "2.25" of 900 or 225. */
export function pointsOf(hundredths: number): string {
  const rest = String(hundredths % 100).padStart(2, "0");
  const whole = String(Math.trunc(hundredths / 100));
  return rest === "00" ? whole : `${whole}.${rest.replace(/0$/, "")}`;
}

const highestLevel = 3;

/** Papers missing at one entry (or the region), claims without a paper first, then empty indicators, the heaviest first. */
export function findGaps(
  indicators: readonly Indicator[],
  claims: Readonly<Record<string, number>>,
  proven: ReadonlySet<string>,
): readonly Gap[] {
  const gaps = indicators.flatMap((row): readonly Gap[] => {
    const weight = hundredthsOf(row.weight ?? "0");
    const claimedLevel = claims[row.code] ?? 0;
    if (claimedLevel === 0)
      return [{ indicator: row.code, kind: "empty", claimedLevel, stakeHundredths: weight * highestLevel }];
    if (proven.has(row.code)) return [];
    return [{ indicator: row.code, kind: "no-paper", claimedLevel, stakeHundredths: weight * claimedLevel }];
  });
  return gaps.sort(heaviestFirst);
}

/** Stable: what weighs the same stays in the order of the edition. */
export const heaviestFirst = (
  a: Pick<Gap, "kind" | "stakeHundredths">,
  b: Pick<Gap, "kind" | "stakeHundredths">,
): number => (a.kind === b.kind ? b.stakeHundredths - a.stakeHundredths : a.kind === "no-paper" ? -1 : 1);

export const sumStakes = (gaps: readonly Gap[], kind: GapKind): number =>
  gaps.filter((gap) => gap.kind === kind).reduce((sum, gap) => sum + gap.stakeHundredths, 0);
