import type { Actor } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import type { AddUploadedInput } from "../actions/add-uploaded-document.ts";
import type { WantedRole } from "../actions/give-roles.ts";
import type { EvidenceFunctions } from "../api/evidence.ts";
import type { IntakeFunctions } from "../api/intakes.ts";
import type { AddedDocument } from "../contract/document.ts";
import type { Quota, StoredDocument } from "../queries/documents.ts";
import type { IntakeSummary } from "../queries/read-intake.ts";
import type { EvidenceHolder, RoundEvidence } from "../queries/round-evidence.ts";

/** One entry, or the region, with what the actor may do there. */
export interface ShownHolder {
  readonly round: RoundEvidence;
  readonly holder: EvidenceHolder;
  readonly canSupply: boolean;
}

export interface StoredContent {
  readonly document: StoredDocument;
  readonly stream: ReadableStream<Uint8Array>;
}

/** What the pages of papers read and do. */
export interface EvidencePageDeps extends EvidenceFunctions {
  readonly intakes: IntakeFunctions;
  addUploadedDocument(actor: Actor, input: AddUploadedInput): Promise<Result<AddedDocument>>;
  giveRoles(
    actor: Actor,
    input: { readonly regionCode: RegionCode; readonly roles: readonly WantedRole[] },
  ): Promise<Result<{ readonly given: number }>>;
  /** Entries that the actor may see; null when the region has no such round. */
  round(actor: Actor, regionCode: RegionCode, roundYear: number): Promise<RoundEvidence | null>;
  /** Rounds with entries, the newest first. */
  roundYears(regionCode: RegionCode): Promise<readonly number[]>;
  /** Codes: `access.*`, `evidence.place-not-found`. */
  holder(actor: Actor, regionCode: RegionCode, at: RoundEntryId | number): Promise<Result<ShownHolder>>;
  /** Documents that the actor may use, the newest first. */
  usable(actor: Actor, regionCode: RegionCode): Promise<readonly StoredDocument[]>;
  quota(regionCode: RegionCode): Promise<Quota>;
  /** Codes: `access.*`, `evidence.document-not-found`, `files.*`. */
  content(actor: Actor, regionCode: RegionCode, id: string): Promise<Result<StoredContent>>;
  /** Entries that the actor may hand papers in for. */
  ownRound(actor: Actor, regionCode: RegionCode, roundYear: number): Promise<RoundEvidence | null>;
  listIntakes(actor: Actor, regionCode: RegionCode): Promise<readonly IntakeSummary[]>;
}
