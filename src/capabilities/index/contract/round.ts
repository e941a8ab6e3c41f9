import type { AgencyId, InnovationId, RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { Transaction } from "#shared/transaction.ts";

export interface NewRoundEntry {
  readonly id: RoundEntryId;
  readonly innovationId: InnovationId;
  readonly agencyId: AgencyId | null;
}

/** A level that the region claims for one indicator of one entry; 0 to 3. */
export interface LevelClaim {
  readonly entryId: RoundEntryId;
  readonly indicator: string;
  readonly level: number;
  /** Basis a to f of indicator 33, else null. */
  readonly basis: string | null;
  /** The measured figure behind it, a decimal string, else null. */
  readonly figure: string | null;
}

export interface GovernanceClaim {
  readonly indicator: string;
  readonly level: number;
  readonly figure: string | null;
  readonly source: string | null;
}

/** What other rooms may do with a round inside their own transaction. */
export interface RoundWriter {
  enter(db: Transaction, regionCode: RegionCode, year: number, entries: readonly NewRoundEntry[]): Promise<void>;
  withdraw(db: Transaction, ids: readonly RoundEntryId[]): Promise<void>;
  /** Adds a revision for every claim that differs from the current one. */
  claim(db: Transaction, regionCode: RegionCode, claims: readonly LevelClaim[], by: string): Promise<void>;
  claimGovernance(
    db: Transaction,
    regionCode: RegionCode,
    year: number,
    claims: readonly GovernanceClaim[],
    by: string,
  ): Promise<void>;
}

export interface RoundReader {
  /** The edition of a round, or null when the region has no such round. */
  editionOf(db: Transaction, year: number): Promise<string | null>;
  entries(
    db: Transaction,
    year: number,
  ): Promise<readonly { readonly id: RoundEntryId; readonly innovationId: InnovationId }[]>;
  claims(db: Transaction, year: number): Promise<readonly LevelClaim[]>;
  governance(db: Transaction, year: number): Promise<readonly GovernanceClaim[]>;
}

/** Copies official results and targets to where everybody may read them. */
export interface ResultRelease {
  releaseResults(db: Transaction, regionCode: RegionCode): Promise<void>;
}
