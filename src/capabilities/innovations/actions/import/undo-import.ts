import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { type ImportRun, type ImportRunId, importManagers } from "../../contract/import-operations.ts";
import type { ImportActionDeps } from "../../deps.ts";
import {
  type ImportChange,
  readChanges,
  readDescendants,
  readEarlierProfiles,
} from "../../queries/import/read-changes.ts";
import { readRun } from "../../queries/import/read-run.ts";
import { lockVersions, readStanding } from "../../queries/import/read-standing.ts";
import { markUndone, takeImportTurn } from "../../store/import.ts";
import { deleteInnovations, insertRevisions } from "../../store/innovation.ts";
import { importUndoneNote } from "../../texts/import-notes.ts";
import { isCollision } from "./apply-import.ts";

export interface UndoImportInput {
  readonly regionCode: RegionCode;
  readonly id: ImportRunId;
}

/** What has built on the rows of an import. */
export type BuiltOn = "revised" | "memberships" | "entries" | "claims" | "continued" | "governance";
export interface Obstacle {
  /** Null: the governance claims of the round. */
  readonly innovationId: InnovationId | null;
  readonly title: string;
  readonly what: BuiltOn;
}

type Change<K extends ImportChange["kind"]> = Extract<ImportChange, { kind: K }>;
const ofKind = <K extends ImportChange["kind"]>(changes: readonly ImportChange[], kind: K): readonly Change<K>[] =>
  changes.filter((change): change is Change<K> => change.kind === kind);

/**
 * The programme manager takes an import back as one act, while nothing else has built on its rows; else it is refused with
 * the list of what did (`import.built-on`). Earlier profiles come back as new versions; what was new goes, and its
 * registration numbers stay used. A level that was never claimed before comes back as 0, which counts the same.
 */
export async function undoImport(
  deps: ImportActionDeps,
  actor: Actor,
  input: UndoImportInput,
): Promise<Result<{ readonly id: ImportRunId }>> {
  const allowed = permit(actor, importManagers, { regionCode: input.regionCode });
  if (!allowed.ok) return allowed;
  return deps.database
    .inRegionForBulk(input.regionCode, (db) => undoInside(deps, actor, input, db))
    .catch((error: unknown) => {
      // A row of a table that this room does not know refers to what would go.
      if (isCollision(error)) return refusal("import.built-on", { count: 1, obstacles: [] });
      throw error;
    });
}

async function undoInside(
  deps: ImportActionDeps,
  actor: Actor,
  { regionCode, id }: UndoImportInput,
  db: Db,
): Promise<Result<{ readonly id: ImportRunId }>> {
  if (!(await takeImportTurn(db, regionCode))) return refusal("import.busy");
  const found = await readRun(db, id, "lock");
  if (found === null) return refusal("import.not-found", { id });
  if (found === "busy") return refusal("import.busy");
  const { run } = found;
  if (run.state !== "applied") return refusal("import.not-applied", { state: run.state });
  const changes = await readChanges(db, id);
  const builtOn = await findObstacles(deps, db, run, changes);
  if (builtOn !== null) return builtOn;
  await restore(deps, actor, { db, regionCode, run, changes });
  const now = deps.clock.now();
  await markUndone(db, id, actorKey(actor), now);
  await deps.journal.record(db, {
    regionCode,
    actor,
    type: "import.undone",
    subject: { kind: "import", id },
    facts: { year: run.year, ...run.written },
  });
  return success({ id });
}

const mostNamed = 20;

async function findObstacles(
  deps: ImportActionDeps,
  db: Db,
  run: ImportRun,
  changes: readonly ImportChange[],
): Promise<Refusal | null> {
  const innovations = ofKind(changes, "innovation");
  const ids = innovations.map((change) => change.id);
  const added = innovations.filter((change) => change.before === null).map((change) => change.id);
  const locked = await lockVersions(db, ids);
  const standing = await readStanding(deps, db, ids, run.year);
  const continued = await readDescendants(db, added);
  const obstacles: Obstacle[] = innovations.flatMap(({ id, after }) => {
    const now = locked.get(id);
    const stands = standing.get(id);
    const found: BuiltOn[] = [];
    if (now?.version !== after.version) found.push("revised");
    for (const part of ["memberships", "entries", "claims"] as const)
      if (stands?.[part] !== after[part]) found.push(part);
    if (continued.has(id)) found.push("continued");
    return found.map((what) => ({ innovationId: id, title: now?.title ?? "", what }));
  });
  if (await isGovernanceNew(deps, db, run, changes))
    obstacles.push({ innovationId: null, title: "", what: "governance" });
  if (obstacles.length === 0) return null;
  return refusal("import.built-on", { count: obstacles.length, obstacles: obstacles.slice(0, mostNamed) });
}

async function isGovernanceNew(
  deps: ImportActionDeps,
  db: Db,
  run: ImportRun,
  changes: readonly ImportChange[],
): Promise<boolean> {
  const written = ofKind(changes, "governance").flatMap(({ after }) => after);
  if (written.length === 0) return false;
  const current = new Map((await deps.rounds.governance(db, run.year)).map((claim) => [claim.indicator, claim]));
  return written.some(({ indicator, level, figure, source }) => {
    const now = current.get(indicator);
    return now?.level !== level || now.figure !== figure || now.source !== source;
  });
}

interface Restoring {
  readonly db: Db;
  readonly regionCode: RegionCode;
  readonly run: ImportRun;
  readonly changes: readonly ImportChange[];
}

async function restore(deps: ImportActionDeps, actor: Actor, restoring: Restoring): Promise<void> {
  const { db, regionCode, run, changes } = restoring;
  const by = actorKey(actor);
  const { rounds, memberships } = deps;
  const entries = ofKind(changes, "entry");
  const claims = entries.flatMap(({ before }) => before ?? []).map((claim) => ({ ...claim, level: claim.level ?? 0 }));
  if (claims.length > 0) await rounds.claim(db, regionCode, claims, by);
  const governance = ofKind(changes, "governance").flatMap(({ before }) => before);
  if (governance.length > 0) {
    const earlier = governance.map((claim) => ({ ...claim, level: claim.level ?? 0 }));
    await rounds.claimGovernance(db, regionCode, run.year, earlier, by);
  }
  const entered = entries.filter(({ before }) => before === null).map(({ id }) => id);
  await rounds.withdraw(db, entered);
  const places = ofKind(changes, "membership");
  const joined = places.filter(({ before }) => before === null).map(({ id }) => id);
  await memberships.leave(db, joined);
  for (const { id, before } of places) if (before !== null) await memberships.change(db, id, before);
  const innovations = ofKind(changes, "innovation");
  const revised = innovations.flatMap(({ id, before, after }) =>
    before !== null && before.version !== after.version ? [{ id, version: before.version }] : [],
  );
  const note = importUndoneNote(run.fileName);
  const profiles = await readEarlierProfiles(db, revised);
  const revisions = profiles.map((row) => ({ ...row, note }));
  await insertRevisions(db, regionCode, revisions, by, deps.clock.now());
  await deleteInnovations(
    db,
    innovations.filter(({ before }) => before === null).map(({ id }) => id),
  );
}
