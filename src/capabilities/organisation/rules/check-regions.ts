import type { Problem } from "#shared/result.ts";
import type { Region } from "../contract/region.ts";

const expected = { province: 38, regency: 415, city: 93, administrative: 6 } as const;

/** Codes are unique and sorted, every province exists, the counts are those of the ministry's list. */
export function checkRegions(regions: readonly Region[]): readonly Problem[] {
  const problems: Problem[] = [];
  const provinces = new Set(regions.filter((region) => region.kind === "province").map((region) => region.code));
  for (const [index, region] of regions.entries()) {
    const path = `regions[${index}]`;
    const previous = regions[index - 1];
    if (previous !== undefined && previous.code >= region.code)
      problems.push({ path, code: "regions.order", found: region.code });
    if (!provinces.has(region.provinceCode) || !region.code.startsWith(region.provinceCode))
      problems.push({ path, code: "regions.province", found: region.provinceCode });
    if (region.isRankable !== (region.kind !== "administrative"))
      problems.push({ path, code: "regions.rankable", found: region.code });
  }
  for (const [kind, count] of Object.entries(expected)) {
    const found = regions.filter((region) => region.kind === kind).length;
    if (found !== count) problems.push({ path: "regions", code: "regions.count", expected: `${count} ${kind}`, found });
  }
  return problems;
}
