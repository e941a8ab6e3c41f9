import type { AgencyId, RegionCode } from "#shared/ids.ts";
import type { Transaction } from "#shared/transaction.ts";

/** Why a candidate was found: the same words, a remembered alias, the name without its kind, close words, initials. */
export type MatchReason = "same-words" | "alias" | "kind-missing" | "close-words" | "initials";

export interface AgencyCandidate {
  readonly id: AgencyId;
  /** 0 to 100. */
  readonly score: number;
  readonly why: MatchReason;
}

/**
 * `exact`: may be taken silently. `proposal`: a person decides; `agencyId` is null when two candidates are as near.
 * `none`: nothing is near enough.
 */
export type AgencyMatch =
  | { readonly kind: "exact"; readonly agencyId: AgencyId; readonly candidates: readonly AgencyCandidate[] }
  | { readonly kind: "proposal"; readonly agencyId: AgencyId | null; readonly candidates: readonly AgencyCandidate[] }
  | { readonly kind: "none"; readonly agencyId: null; readonly candidates: readonly [] };

export type MatchAgencyName = (written: string) => AgencyMatch;

/** Reads agencies and remembered aliases once; the answer matches any number of names. */
export type PrepareAgencyMatching = (db: Transaction, regionCode: RegionCode) => Promise<MatchAgencyName>;

/** Code of an affair or a supporting function for what people write: "1-02", "Kesehatan", a national choice. */
export type AffairMatch =
  | { readonly kind: "exact"; readonly code: string; readonly candidates: readonly AffairCandidate[] }
  | { readonly kind: "proposal"; readonly code: string | null; readonly candidates: readonly AffairCandidate[] }
  | { readonly kind: "none"; readonly code: null; readonly candidates: readonly [] };

export interface AffairCandidate {
  readonly code: string;
  /** 0 to 100. */
  readonly score: number;
}

export type MatchAffairName = (written: string) => AffairMatch;
