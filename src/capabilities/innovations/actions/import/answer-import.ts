import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import {
  type GivenAnswer,
  type ImportRun,
  type ImportRunId,
  type ImportSettings,
  importManagers,
  type TableChoice,
} from "../../contract/import-operations.ts";
import type { ImportActionDeps } from "../../deps.ts";
import { planningContext } from "../../queries/import/planning-context.ts";
import { readRememberedHeadings, readRun, readRunFile } from "../../queries/import/read-run.ts";
import { replaceRows, updatePlan } from "../../store/import.ts";
import { chooseTables } from "./choose-tables.ts";
import { type ImportSetup, planWorkbook } from "./plan-workbook.ts";
import { mappingsOf } from "./preview-import.ts";
import { readHeads } from "./read-heads.ts";
import { planToStore } from "./store-plan.ts";
import { rowsToStore } from "./stored-rows.ts";

export interface AnswerImportInput {
  readonly regionCode: RegionCode;
  readonly id: ImportRunId;
  /** What the person saw. */
  readonly revision?: number | undefined;
  /** Question key to answer; an empty answer takes an earlier one back. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly acceptsProposals?: boolean;
  readonly tables?: readonly TableChoice[] | undefined;
  readonly settings?: ImportSettings | undefined;
}

/** Only what was asked can be answered; other keys are left aside. */
function mergeAnswers(run: ImportRun, given: Readonly<Record<string, string>>): readonly GivenAnswer[] {
  const known = new Map([...run.answers, ...run.questions].map(({ key, kind, written }) => [key, { kind, written }]));
  const merged = new Map(run.answers.map((answer) => [answer.key, answer]));
  for (const [key, answer] of Object.entries(given)) {
    const question = known.get(key);
    if (question === undefined) continue;
    if (answer === "") merged.delete(key);
    else merged.set(key, { key, ...question, answer });
  }
  return [...merged.values()];
}

/** The programme manager answers, or chooses other tables and columns; the file is judged again and the preview replaced. */
export async function answerImport(
  deps: ImportActionDeps,
  actor: Actor,
  input: AnswerImportInput,
): Promise<Result<{ readonly id: ImportRunId }>> {
  const { regionCode, id } = input;
  const allowed = permit(actor, importManagers, { regionCode });
  if (!allowed.ok) return allowed;
  const loaded = await deps.database.inRegion(regionCode, async (db) => {
    const found = await readRun(db, id);
    if (found === null || found === "busy") return refusal("import.not-found", { id });
    const { run } = found;
    if (run.state !== "previewed") return refusal("import.not-previewed", { state: run.state });
    if (input.revision !== undefined && input.revision !== run.revision) return refusal("import.changed-meanwhile");
    const context = await planningContext(deps, db, regionCode, run.year);
    return success({ run, context, bytes: await readRunFile(db, id), remembered: await readRememberedHeadings(db) });
  });
  if (!loaded.ok) return loaded;
  const { run, context, bytes, remembered } = loaded.value;
  let tables: ImportSetup["tables"] = run.tables;
  if (input.tables !== undefined) {
    const heads = await readHeads(deps.spreadsheets, bytes, { regionCode, year: run.year });
    if (!heads.ok) return heads;
    const { entryIndicators } = context;
    const chosen = chooseTables(heads.value, mappingsOf(remembered, entryIndicators), input.tables, entryIndicators);
    if (!chosen.ok) return chosen;
    tables = chosen.value;
  }
  const setup: ImportSetup = {
    isTemplate: run.isTemplate,
    tables,
    settings: input.settings ?? run.settings,
    answers: mergeAnswers(run, input.answers ?? {}),
  };
  const planned = await planWorkbook(deps.spreadsheets, bytes, setup, context, input.acceptsProposals);
  if (!planned.ok) return planned;
  return deps.database.inRegionForBulk(regionCode, async (db) => {
    if ((await readRun(db, id, "lock")) === "busy") return refusal("import.busy");
    const isStored = await updatePlan(db, id, run.revision, planToStore(setup, planned.value));
    if (!isStored) return refusal("import.changed-meanwhile");
    await replaceRows(db, regionCode, id, rowsToStore(planned.value.plan));
    return success({ id });
  });
}
