import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Result, success } from "#shared/result.ts";
import type { DecisionTaken } from "../actions/decide-on-evidence.ts";
import {
  type DecisionInput,
  decideOnEvidenceOperation,
  listQueueOperation,
  placesAPage,
  type QueueFilter,
  requestSecondLookOperation,
  type SecondLookInput,
} from "../contract/decision.ts";
import type { Queue } from "../queries/verifier-queue.ts";

export interface DecisionCalls {
  queue(actor: Actor, regionCode: RegionCode, filter: QueueFilter): Promise<Queue>;
  decide(actor: Actor, input: DecisionInput & { readonly regionCode: RegionCode }): Promise<Result<DecisionTaken>>;
  requestSecondLook(
    actor: Actor,
    input: SecondLookInput & { readonly regionCode: RegionCode },
  ): Promise<Result<Pick<DecisionTaken, "state" | "verifiedLevel">>>;
}

export function decisionOperationsOf(calls: DecisionCalls): readonly BoundOperation[] {
  return [
    bindOperation(decideOnEvidenceOperation, ({ actor, regionCode }, input) =>
      calls.decide(actor, { ...input, regionCode }),
    ),
    bindOperation(requestSecondLookOperation, ({ actor, regionCode }, input) =>
      calls.requestSecondLook(actor, { ...input, regionCode }),
    ),
    bindOperation(listQueueOperation, async ({ actor, regionCode }, filter) => {
      const { year, places, counts } = await calls.queue(actor, regionCode, filter);
      const start = (filter.page - 1) * placesAPage;
      return success({
        year,
        total: places.length,
        page: filter.page,
        counts,
        places: places.slice(start, start + placesAPage).map((place) => ({
          ...place.settled,
          entryId: place.entryId,
          indicator: place.indicator,
          indicatorName: place.row?.name ?? null,
          title: place.title,
          agency: place.agencyName,
          claimedLevel: place.standing.claimedLevel,
          papers: place.papers,
          digest: place.standing.digest,
          waitingSince: place.waitingSince.toISOString(),
        })),
      });
    }),
  ];
}
