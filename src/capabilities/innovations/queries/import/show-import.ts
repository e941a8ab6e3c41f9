import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import {
  type ImportRowShown,
  type ImportRun,
  type ImportRunId,
  importManagers,
  rowStates,
  type StoredRowState,
} from "../../contract/import-operations.ts";
import type { ImportActionDeps } from "../../deps.ts";
import { type ListedRun, listRuns, readRows, readRun } from "./read-run.ts";

export interface ShownImport {
  readonly run: ImportRun;
  readonly page: number;
  /** Rows of the chosen state. */
  readonly total: number;
  readonly rows: readonly ImportRowShown[];
}

/** One import with one page of its rows, of one state or of all. */
export async function showImport(
  deps: Pick<ImportActionDeps, "database">,
  actor: Actor,
  input: {
    readonly regionCode: RegionCode;
    readonly id: ImportRunId;
    readonly state?: StoredRowState | undefined;
    readonly page: number;
  },
): Promise<Result<ShownImport>> {
  const { regionCode, id, page } = input;
  const allowed = permit(actor, importManagers, { regionCode });
  if (!allowed.ok) return allowed;
  return deps.database.inRegion(regionCode, async (db) => {
    const found = await readRun(db, id);
    if (found === null || found === "busy") return refusal("import.not-found", { id });
    const { run } = found;
    const states: readonly StoredRowState[] = input.state === undefined ? rowStates : [input.state];
    const total = states.reduce((sum, state) => sum + run.counts[state], 0);
    return success({ run, page, total, rows: await readRows(db, id, input.state ?? null, page) });
  });
}

/** The region's newest imports. */
export async function listImports(
  deps: Pick<ImportActionDeps, "database">,
  actor: Actor,
  regionCode: RegionCode,
): Promise<Result<readonly ListedRun[]>> {
  const allowed = permit(actor, importManagers, { regionCode });
  if (!allowed.ok) return allowed;
  return success(await deps.database.inRegion(regionCode, listRuns));
}
