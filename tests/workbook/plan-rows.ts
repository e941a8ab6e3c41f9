import type { ImportInput, ImportPlan, ImportRow } from "#capabilities/innovations/contract/import.ts";
import { createImportPlanner } from "#capabilities/innovations/rules/import/plan-import.ts";

/** The planner's answer for rows that are already at hand. */
export function planImport(input: ImportInput, rows: Iterable<ImportRow>): ImportPlan {
  const planner = createImportPlanner(input);
  for (const row of rows) planner.add(row);
  return planner.finish();
}
