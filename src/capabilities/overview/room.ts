import { overviewPages } from "./pages/overview-pages.tsx";
import type { OverviewReads } from "./pages/overview-reads.ts";

/** Home for everybody, the dashboard for those who signed in. */
export function createOverviewRoom(deps: OverviewReads) {
  return { operations: [], pages: overviewPages(deps), commands: [], offers: {} };
}
