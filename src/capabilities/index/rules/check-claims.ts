import type { Problem } from "#shared/result.ts";
import type { Edition, Indicator } from "../contract/edition.ts";

interface PlacedClaim {
  readonly indicator: string;
  readonly level: number;
  /** Where the indicator and its level stand in what was sent. */
  readonly indicatorPath: string;
  readonly levelPath: string;
}

/** Every claim that an edition cannot take: an indicator it does not have or that comes twice, a level outside 0 to 3. */
export function checkClaims(
  edition: Edition | undefined,
  aspect: Indicator["aspect"],
  claims: readonly PlacedClaim[],
): readonly Problem[] {
  const rows = edition?.indicators.filter((row) => row.aspect === aspect && row.kind === "levels") ?? [];
  const known = new Set(rows.map((row) => row.code));
  const seen = new Set<string>();
  return claims.flatMap(({ indicator, level, indicatorPath, levelPath }): Problem[] => {
    const isRepeated = seen.has(indicator);
    seen.add(indicator);
    if (!known.has(indicator)) {
      return [{ path: indicatorPath, code: "indicator.unknown", expected: [...known].join(", "), found: indicator }];
    }
    if (isRepeated) return [{ path: indicatorPath, code: "indicator.duplicate", found: indicator }];
    const isInRange = Number.isInteger(level) && level >= 0 && level <= 3;
    return isInRange ? [] : [{ path: levelPath, code: "level.out-of-range", expected: "0..3", found: level }];
  });
}
