import type { ResultRelease } from "#capabilities/index/contract/round.ts";
import type { EventHandler } from "#platform/jobs/port.ts";

/** After a round is opened or an official result recorded, the public history shows it. */
export function releaseResultsJourney(results: ResultRelease): readonly EventHandler[] {
  return ["round.opened", "round.result-recorded"].map((eventType) => ({
    name: `release-results-after-${eventType}`,
    eventType,
    handle: (db, event) => results.releaseResults(db, event.regionCode),
  }));
}
