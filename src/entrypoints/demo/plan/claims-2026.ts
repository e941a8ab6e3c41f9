import type { DemoGovernance, DemoLevel } from "./plan-types.ts";
import { seeded, seededBetween } from "./seeded.ts";

const indicators = Array.from({ length: 20 }, (_, index) => String(16 + index));
/** Empty ones lose the entry most; a region claims at least something here. */
const mandatory = new Set(["16", "17", "32", "33", "35"]);

/** Hard for a regency: integration, copies by other regions, outside studies, regulations. */
const hardness: Readonly<Record<string, number>> = {
  "16": 0.22,
  "30": 0.12,
  "31": 0.3,
  "34": 0.15,
  "21": 0.08,
  "18": 0.05,
};

function claimedLevel(key: string, indicator: string): number {
  const quality = 0.585 + seeded(key, "quality") * 0.4;
  const roll = seeded(key, indicator) * 0.8 + quality * 0.42 - (hardness[indicator] ?? 0);
  const level = roll < 0.24 ? 0 : roll < 0.45 ? 1 : roll < 0.72 ? 2 : 3;
  return level === 0 && mandatory.has(indicator) ? 1 : level;
}

/** Inner verification looks at four of five claims and lowers one of four: claims always fall. */
function verifiedLevel(key: string, indicator: string, claimed: number): number | null {
  if (seeded(key, indicator, "looked") > 0.8) return null;
  return Math.max(0, claimed - (seeded(key, indicator, "lowered") < 0.25 ? 1 : 0));
}

/** Beneficiaries (basis a) that earn a level of indicator 33. */
const beneficiaryRanges: Readonly<Record<number, readonly [number, number]>> = {
  1: [24, 200],
  2: [201, 500],
  3: [501, 4200],
};

/** Claims of one entry for indicators 16 to 35; invented, the same on every machine. */
export function claimsOf(key: string): readonly DemoLevel[] {
  return indicators.map((indicator) => {
    const claimed = claimedLevel(key, indicator);
    const range = indicator === "33" ? beneficiaryRanges[claimed] : undefined;
    return {
      indicator,
      claimed,
      verified: verifiedLevel(key, indicator, claimed),
      basis: range === undefined ? null : "a",
      figure: range === undefined ? null : String(seededBetween(range[0], range[1], key, "beneficiaries")),
    };
  });
}

const row = (indicator: string, claimed: number, figure: string | null = null): DemoGovernance => ({
  indicator,
  claimed,
  figure,
  source: "Angka contoh untuk demo, bukan data resmi",
});

/** Governance claims of the region; measured ones carry the figure that earns the level. */
export const governanceClaims: readonly DemoGovernance[] = [
  row("1", 2),
  row("2a", 3),
  row("2b", 2),
  row("3", 2, "4.10"),
  row("4", 2, "3.62"),
  row("5a", 2, "0.21"),
  row("5b", 2, "3.10"),
  row("6", 2, "12.40"),
  row("7", 2, "9.85"),
  row("8", 3),
  row("9", 2),
  row("10a", 2, "0.18"),
  row("10b", 3, "2.90"),
  row("11a", 2, "0.71"),
  row("11b", 2, "73.40"),
  row("12", 2),
  row("13a", 2),
  row("13b", 2),
  row("14", 1),
  row("15", 1),
];
