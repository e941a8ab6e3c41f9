import { createHash } from "node:crypto";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { ImportPlan } from "../../contract/import.ts";
import type { GivenAnswer, ImportSettings, ImportTable } from "../../contract/import-operations.ts";
import type { PlanningContext } from "../../queries/import/planning-context.ts";
import { createImportPlanner } from "../../rules/import/plan-import.ts";
import { proposedAnswers } from "../../rules/import/question-list.ts";
import { choicesOf } from "./choose-tables.ts";

/** What a person has decided about a workbook. */
export interface ImportSetup {
  readonly isTemplate: boolean;
  readonly tables: readonly ImportTable[];
  readonly settings: ImportSettings;
  readonly answers: readonly GivenAnswer[];
}

export interface PlannedWorkbook {
  readonly plan: ImportPlan;
  readonly answers: readonly GivenAnswer[];
  /** Equal for two plans that would do the same. */
  readonly fingerprint: string;
}

const rowsOf = (plan: ImportPlan) => [
  ...plan.profiles.map((row) => ({ kind: "profiles", row, values: row.state === "new" ? row.values : null })),
  ...plan.levels.map((row) => ({ kind: "levels", row, values: null })),
  ...plan.governance.map((row) => ({ kind: "governance", row, values: null })),
];

function fingerprintOf(plan: ImportPlan): string {
  const hash = createHash("sha256");
  for (const { kind, row, values } of rowsOf(plan)) {
    const whose = "innovationId" in row ? row.innovationId : null;
    hash.update(`${kind} ${row.sheet} ${row.row} ${row.state} ${whose} ${JSON.stringify([row.changes, values])}\n`);
  }
  return hash.digest("hex");
}

/** Reads the chosen sheets row by row and judges them; nothing is written. A formula in a chosen sheet refuses the file. */
async function planOnce(
  spreadsheets: Spreadsheets,
  bytes: Uint8Array,
  setup: ImportSetup,
  context: PlanningContext,
): Promise<Result<ImportPlan>> {
  const isBeyondProfiles = setup.tables.some(({ kind }) => kind !== "profiles");
  if (isBeyondProfiles && !context.hasLevels) return refusal("import.round-unknown");
  const { settings, isTemplate, answers } = setup;
  const planner = createImportPlanner({
    ...context,
    isTemplate,
    sheets: choicesOf(setup.tables, context.entryIndicators),
    defaults: { programmeYear: settings.programmeYear, track: settings.track },
    includeHiddenRows: settings.includeHiddenRows,
    answers: Object.fromEntries(answers.map(({ key, answer }) => [key, answer])),
  });
  const onlySheets = setup.tables.map(({ sheet }) => sheet);
  if (onlySheets.length > 0) {
    const take = (rows: Parameters<Parameters<Spreadsheets["read"]>[1]>[0]) => {
      for (const row of rows) planner.add(row);
    };
    const read = await spreadsheets.read({ bytes }, take, { onlySheets });
    if (!read.ok) return read;
  }
  return success(planner.finish());
}

/** An answered agency lets the identity of its rows be asked, so a yes to all takes a few rounds. */
const mostRounds = 4;

export async function planWorkbook(
  spreadsheets: Spreadsheets,
  bytes: Uint8Array,
  setup: ImportSetup,
  context: PlanningContext,
  acceptsProposals = false,
): Promise<Result<PlannedWorkbook>> {
  let answers = setup.answers;
  for (let round = 1; ; round += 1) {
    const planned = await planOnce(spreadsheets, bytes, { ...setup, answers }, context);
    if (!planned.ok) return planned;
    const plan = planned.value;
    const proposed = acceptsProposals && round < mostRounds ? proposedAnswers(plan.questions) : {};
    if (Object.keys(proposed).length === 0) return success({ plan, answers, fingerprint: fingerprintOf(plan) });
    answers = [
      ...answers,
      ...plan.questions.flatMap(({ key, kind, written }) => {
        const answer = proposed[key];
        return answer === undefined ? [] : [{ key, kind, written, answer }];
      }),
    ];
  }
}
