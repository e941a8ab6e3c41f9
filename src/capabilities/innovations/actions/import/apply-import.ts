import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import { agencyIdSchema, type RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import {
  type ImportRun,
  type ImportRunId,
  type ImportWritten,
  importManagers,
} from "../../contract/import-operations.ts";
import type { ImportActionDeps } from "../../deps.ts";
import { type PlanningContext, planningContext } from "../../queries/import/planning-context.ts";
import { type LockableRun, readRun, readRunFile } from "../../queries/import/read-run.ts";
import { lockVersions, readStanding } from "../../queries/import/read-standing.ts";
import { insertChanges, markApplied, rememberHeadings, takeImportTurn } from "../../store/import.ts";
import { insertInnovations, insertRevisions } from "../../store/innovation.ts";
import { importNote } from "../../texts/import-notes.ts";
import { answerImport } from "./answer-import.ts";
import { changesOfWrites } from "./changes-of-writes.ts";
import { planWorkbook } from "./plan-workbook.ts";
import { type ImportWrites, writesOfPlan } from "./writes-of-plan.ts";

export interface ApplyImportInput {
  readonly regionCode: RegionCode;
  readonly id: ImportRunId;
  /** What the person saw. */
  readonly revision?: number | undefined;
  /** Leaves out rows that are wrong or wait for an answer. */
  readonly skipsOpenRows: boolean;
}

type Applied = Result<{ readonly written: ImportWritten }>;
const outdated = refusal("import.plan-changed");

/** A row that somebody else wrote at the same moment: unique, foreign key, serialisation, deadlock. */
export const isCollision = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  ["23505", "23503", "40001", "40P01"].includes(String(error.code));

/**
 * The programme manager takes over what the preview showed, all or nothing. When the region changed so that the import
 * would do something else than was seen, nothing is written and the preview is made anew (`import.plan-changed`).
 */
export async function applyImport(deps: ImportActionDeps, actor: Actor, input: ApplyImportInput): Promise<Applied> {
  const { regionCode, id } = input;
  const allowed = permit(actor, importManagers, { regionCode });
  if (!allowed.ok) return allowed;
  const applied = await deps.database
    .inRegionForBulk(regionCode, (db) => applyInside(deps, actor, input, db))
    .catch((error: unknown) => {
      if (isCollision(error)) return outdated;
      throw error;
    });
  if (applied.ok || applied.code !== "import.plan-changed") return applied;
  const again = await answerImport(deps, actor, { regionCode, id });
  return again.ok ? applied : again;
}

function mayApply(run: ImportRun, input: ApplyImportInput): { readonly ok: true } | ReturnType<typeof refusal> {
  if (run.state !== "previewed") return refusal("import.not-previewed", { state: run.state });
  if (input.revision !== undefined && input.revision !== run.revision) return refusal("import.changed-meanwhile");
  const { asks, wrong } = run.counts;
  if (asks + wrong > 0 && !input.skipsOpenRows) return refusal("import.open-rows", { asks, wrong });
  if (run.counts.new + run.counts.changed === 0) return refusal("import.nothing-to-apply");
  return { ok: true };
}

async function applyInside(deps: ImportActionDeps, actor: Actor, input: ApplyImportInput, db: Db): Promise<Applied> {
  const { regionCode, id } = input;
  if (!(await takeImportTurn(db, regionCode))) return refusal("import.busy");
  const found = await readRun(db, id, "lock");
  if (found === null) return refusal("import.not-found", { id });
  if (found === "busy") return refusal("import.busy");
  const may = mayApply(found.run, input);
  if (!may.ok) return may;
  const planned = await planAgain(deps, db, regionCode, found);
  if (!planned.ok) return planned;
  const { writes, context } = planned.value;
  const known = [...writes.touched].filter((touched) => context.versions.has(touched));
  const locked = await lockVersions(db, known);
  if (known.some((touched) => locked.get(touched)?.version !== context.versions.get(touched))) return outdated;
  return success({ written: await write(deps, actor, { db, regionCode, run: found.run, context, writes }) });
}

type Standing = Pick<PlanningContext, "versions" | "governance" | "hasAgency">;

/** What the file would write now; apart, so that 30,000 judged rows are let go of before anything is written. */
async function planAgain(
  deps: ImportActionDeps,
  db: Db,
  regionCode: RegionCode,
  { run, fingerprint }: LockableRun,
): Promise<Result<{ readonly writes: ImportWrites; readonly context: Standing }>> {
  const context = await planningContext(deps, db, regionCode, run.year);
  const planned = await planWorkbook(deps.spreadsheets, await readRunFile(db, run.id), run, context);
  if (!planned.ok) return planned;
  if (planned.value.fingerprint !== fingerprint) return outdated;
  const writes = writesOfPlan(planned.value.plan, context, deps.newId);
  const { versions, governance, hasAgency } = context;
  return writes.ok ? success({ writes: writes.value, context: { versions, governance, hasAgency } }) : writes;
}

interface Writing {
  readonly db: Db;
  readonly regionCode: RegionCode;
  readonly run: ImportRun;
  readonly context: Standing;
  readonly writes: ImportWrites;
}

const countsOf = (writes: ImportWrites): ImportWritten => ({
  added: writes.added.length,
  revised: writes.revised.length,
  joined: writes.joins.length,
  entries: writes.entries.length,
  claims: writes.claims.length,
  governance: writes.governance.length,
});

async function write(deps: ImportActionDeps, actor: Actor, writing: Writing): Promise<ImportWritten> {
  const { db, regionCode, run, context, writes } = writing;
  const by = actorKey(actor);
  const now = deps.clock.now();
  const { rounds, memberships } = deps;
  await insertInnovations(db, regionCode, writes.added, by, now);
  const note = importNote(run.fileName);
  const revisions = writes.revised.map((row) => ({ ...row, note }));
  await insertRevisions(db, regionCode, revisions, by, now);
  for (const { id, after } of writes.moves) await memberships.change(db, id, after);
  if (writes.entries.length > 0) await rounds.enter(db, regionCode, run.year, writes.entries);
  if (writes.claims.length > 0) await rounds.claim(db, regionCode, writes.claims, by);
  if (writes.governance.length > 0) await rounds.claimGovernance(db, regionCode, run.year, writes.governance, by);
  await rememberChoices(deps, writing);
  const standing = await readStanding(deps, db, [...writes.touched], run.year, writes.joins);
  await insertChanges(db, regionCode, run.id, changesOfWrites(run.id, writes, context, standing));
  const written = countsOf(writes);
  await markApplied(db, run.id, written, by, now);
  await deps.journal.record(db, {
    regionCode,
    actor,
    type: "import.applied",
    subject: { kind: "import", id: run.id },
    facts: { year: run.year, ...written },
  });
  // Last: the counter of registration numbers is a row that everybody needs.
  if (writes.joins.length > 0) await memberships.join(db, regionCode, writes.joins);
  return written;
}

/** The next list need not be asked the same. */
async function rememberChoices(deps: ImportActionDeps, { db, regionCode, run, context }: Writing): Promise<void> {
  if (!run.isTemplate) await rememberHeadings(db, regionCode, run.tables, deps.clock.now());
  for (const { kind, written, answer } of run.answers) {
    const agencyId = agencyIdSchema.safeParse(answer);
    if (kind === "agency" && agencyId.success && context.hasAgency(agencyId.data))
      await deps.rememberAgencyAlias(db, regionCode, { written, agencyId: agencyId.data });
  }
}
