import { questionsKept } from "../../contract/import-operations.ts";
import type { PlanToStore } from "../../store/import.ts";
import type { ImportSetup, PlannedWorkbook } from "./plan-workbook.ts";

/** What the run keeps of a plan, beside its rows. */
export function planToStore(setup: Omit<ImportSetup, "answers">, planned: PlannedWorkbook): PlanToStore {
  const { plan, answers, fingerprint } = planned;
  return {
    tables: setup.tables,
    settings: setup.settings,
    answers,
    questions: {
      first: plan.questions.slice(0, questionsKept).map(({ candidates, places, ...question }) => ({
        ...question,
        places: [...places],
        candidates: candidates.map(({ answer, score, name }) => ({ answer, score, ...(name ? { name } : {}) })),
      })),
      count: plan.questions.length,
    },
    ignoredColumns: plan.ignoredColumns,
    counts: { ...plan.counts },
    fingerprint,
  };
}
