import type { IndicatorHelp } from "#capabilities/index/contract/edition.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import type { Language } from "#shared/text.ts";
import type { DecisionInput, QueueFilter, SecondLookInput } from "../../contract/decision.ts";
import type { EvidenceFinding } from "../../contract/finding.ts";
import type { Desk } from "../../queries/verifier-desk.ts";
import type { Queue } from "../../queries/verifier-queue.ts";

export interface DeskPlace {
  readonly roundYear: number;
  readonly entryId: RoundEntryId | null;
  readonly indicator: string;
}

/** What the pages of the desk need; actions refuse by code. */
export interface VerifierReads {
  queue(actor: Actor, regionCode: RegionCode, filter: QueueFilter): Promise<Queue>;
  desk(actor: Actor, regionCode: RegionCode, at: DeskPlace, filter: QueueFilter): Promise<Desk | null>;
  decide(actor: Actor, input: DecisionInput & { readonly regionCode: RegionCode }): Promise<Result<unknown>>;
  requestSecondLook(
    actor: Actor,
    input: SecondLookInput & { readonly regionCode: RegionCode },
  ): Promise<Result<unknown>>;
  helpOf(indicator: string): IndicatorHelp | undefined;
  sayFinding(finding: EvidenceFinding, language: Language): string;
}
