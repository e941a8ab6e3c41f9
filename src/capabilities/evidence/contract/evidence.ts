import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { Transaction } from "#shared/transaction.ts";

/** What evidence is about: an indicator of a round entry, or (entryId null) a governance indicator of a round. */
export interface EvidencePlace {
  readonly roundYear: number;
  readonly entryId: RoundEntryId | null;
  readonly indicator: string;
}

/** A document in its role for one place. */
export interface EvidenceRole extends EvidencePlace {
  readonly id: string;
  readonly documentId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
  /** Basis a to f of indicator 33, else null. */
  readonly basis: string | null;
  readonly letterNumber: string | null;
  /** Calendar day. */
  readonly letterOn: string | null;
  readonly subject: string | null;
  /** As people write it: "3-5". */
  readonly pages: string | null;
  /** The year that the paper is about where it is not that of its date: a plan for 2025 is signed in 2024. */
  readonly coversYear: number | null;
}

/**
 * `no-claim`: nothing to look at. `no-evidence`: a level is claimed without a document. `waiting`: nobody has decided on what
 * stands there now. `second-look`, `third-look`: decided, but another verifier is asked. `decided`: the verified level stands.
 */
export type VerificationState = "no-claim" | "no-evidence" | "waiting" | "second-look" | "third-look" | "decided";

/** Claim and human decision of one place, side by side; never one number. */
export interface VerifiedPlace extends EvidencePlace {
  readonly claimedLevel: number;
  readonly state: VerificationState;
  /** 0 to 3; null unless `decided`: while another verifier is asked no level stands. */
  readonly verifiedLevel: number | null;
  /** Code of `decisionReasons` and the verifier's sentence, where the standing decision is not the claim. */
  readonly reason: string | null;
  readonly sentence: string | null;
}

/** What other rooms may read. */
export interface EvidenceReader {
  rolesOf(db: Transaction, regionCode: RegionCode, roundYear: number): Promise<readonly EvidenceRole[]>;
  verifiedOf(db: Transaction, regionCode: RegionCode, roundYear: number): Promise<readonly VerifiedPlace[]>;
}
