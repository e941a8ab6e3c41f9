import type { GovernanceClaim } from "#capabilities/index/contract/round.ts";
import type { InnovationId } from "#shared/ids.ts";
import type { ImportRunId } from "../../contract/import-operations.ts";
import type { PlanningContext } from "../../queries/import/planning-context.ts";
import type { Standing } from "../../queries/import/read-standing.ts";
import type { ImportChangeRow } from "../../store/import.ts";
import type { ImportWrites } from "./writes-of-plan.ts";

/** What the undoing of an import needs to know: how each thing was, and how the import left it. */
export function changesOfWrites(
  runId: ImportRunId,
  writes: ImportWrites,
  context: Pick<PlanningContext, "versions" | "governance">,
  standing: ReadonlyMap<InnovationId, Standing>,
): readonly ImportChangeRow[] {
  const added = new Set(writes.added.map(({ id }) => id));
  const revised = new Set(writes.revised.map(({ id }) => id));
  const innovations = [...writes.touched].map((id): ImportChangeRow => {
    const version = context.versions.get(id) ?? 0;
    const after = { version: revised.has(id) || added.has(id) ? version + 1 : version, ...standing.get(id) };
    return { kind: "innovation", subjectId: id, before: added.has(id) ? null : { version }, after };
  });
  const joined = writes.joins.map(
    ({ id, innovationId }): ImportChangeRow => ({
      kind: "membership",
      subjectId: id,
      before: null,
      after: { innovationId },
    }),
  );
  const moved = writes.moves.map(
    ({ id, before, after }): ImportChangeRow => ({ kind: "membership", subjectId: id, before, after }),
  );
  const entered = writes.entries.map(
    ({ id, innovationId }): ImportChangeRow => ({
      kind: "entry",
      subjectId: id,
      before: null,
      after: { innovationId },
    }),
  );
  return [
    ...innovations,
    ...joined,
    ...moved,
    ...entered,
    ...claimedEntries(writes),
    ...governed(runId, writes, context),
  ];
}

function claimedEntries(writes: ImportWrites): readonly ImportChangeRow[] {
  const byEntry = new Map<string, ImportWrites["claimsBefore"][number][]>();
  for (const claim of writes.claimsBefore) byEntry.set(claim.entryId, [...(byEntry.get(claim.entryId) ?? []), claim]);
  return [...byEntry].map(([entryId, before]) => ({ kind: "entry", subjectId: entryId, before, after: {} }));
}

function governed(
  runId: ImportRunId,
  writes: ImportWrites,
  context: Pick<PlanningContext, "versions" | "governance">,
): readonly ImportChangeRow[] {
  if (writes.governance.length === 0) return [];
  const standing = new Map(context.governance.map((claim) => [claim.indicator, claim]));
  const before = writes.governance.map(
    ({ indicator }): Omit<GovernanceClaim, "level"> & { readonly level: number | null } =>
      standing.get(indicator) ?? { indicator, level: null, figure: null, source: null },
  );
  return [{ kind: "governance", subjectId: runId, before, after: writes.governance }];
}
