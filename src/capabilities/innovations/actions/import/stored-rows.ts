import type { ImportPlan, ImportValues } from "../../contract/import.ts";
import type { ImportRowShown } from "../../contract/import-operations.ts";

/** A row of the preview as it is kept. */
export type RowToStore = Omit<ImportRowShown, "position">;

const longestShown = 300;

/** Long texts are cut: the preview shows what changes, the file holds the whole. */
function shown(value: unknown): unknown {
  if (typeof value !== "string" || value.length <= longestShown) return value ?? null;
  return `${value.slice(0, longestShown)}…`;
}

type Parts = Pick<RowToStore, "changes" | "problems" | "notices" | "asks" | "values" | "reason">;
const bare: Parts = { changes: [], problems: [], notices: [], asks: [], values: {}, reason: null };

const changesOf = (changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[]) =>
  changes.map(({ field, from, to }) => ({ field, from: shown(from), to: shown(to) }));

function valuesOf(values: ImportValues): Record<string, unknown> {
  const filled = Object.entries(values).filter(
    ([field, value]) => field !== "name" && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(filled.map(([field, value]) => [field, shown(value)]));
}

/** What the preview keeps of a plan, in the order of the file within each kind. */
export function* rowsToStore(plan: ImportPlan): Generator<RowToStore> {
  for (const row of plan.profiles) {
    const { state, sheetName, name } = row;
    const values = state === "new" && row.values ? valuesOf(row.values) : {};
    yield { ...bare, kind: "profiles", state, sheetName, row: row.row, name, values, ...shownParts(row) };
  }
  for (const row of plan.levels) {
    const { state, sheetName, name } = row;
    yield { ...bare, kind: "levels", state, sheetName, row: row.row, name, ...shownParts(row) };
  }
  for (const row of plan.governance) {
    const { state, sheetName, indicator } = row;
    yield { ...bare, kind: "governance", state, sheetName, row: row.row, name: indicator, ...shownParts(row) };
  }
  for (const { sheetName, row, text, reason } of plan.skipped)
    yield { ...bare, kind: "skipped", state: "skipped", sheetName, row, name: text, reason };
}

function shownParts(
  row: ImportPlan["profiles"][number] | ImportPlan["levels"][number] | ImportPlan["governance"][number],
) {
  const problems = row.problems.map(({ details, ...problem }) => ({
    ...problem,
    ...(details ? { details: { ...details } } : {}),
  }));
  const notices = row.notices.map(({ details, ...notice }) => ({
    ...notice,
    ...(details ? { details: { ...details } } : {}),
  }));
  return { changes: changesOf(row.changes), problems, notices, asks: [...row.asks] };
}
