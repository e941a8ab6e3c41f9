import type { CommitmentAnnex } from "./plan-types.ts";

/** Days of the launches and of the signing that belongs to each programme year. Source: reference/demo/banjar-facts.json. */
export const launches: Readonly<Record<number, { readonly launchedOn: string; readonly signedOn: string }>> = {
  2023: { launchedOn: "2023-11-28", signedOn: "2024-02-06" },
  2024: { launchedOn: "2024-12-05", signedOn: "2024-12-05" },
  2025: { launchedOn: "2025-12-11", signedOn: "2025-12-11" },
};

/** Which part of the signing of 6 February 2024 a unit belongs to. */
export function annexOf(year: number, agencySlug: string | null): CommitmentAnnex | null {
  if (year !== 2023 || agencySlug === null) return null;
  if (agencySlug.startsWith("pkm-")) return "puskesmas";
  return agencySlug.startsWith("kelurahan-") ? "kelurahan" : "heads-and-camat";
}

/**
 * 2023: all 69 stand under commitment. 2024 and 2025: heads of agencies and camat signed; for wards, health centres,
 * the public and the row without a unit nothing is published.
 */
export function committedOn(year: number, agencySlug: string | null): string | null {
  const signedOn = launches[year]?.signedOn ?? null;
  if (year === 2023) return signedOn;
  if (agencySlug === null || agencySlug.startsWith("pkm-") || agencySlug.startsWith("kelurahan-")) return null;
  return signedOn;
}
