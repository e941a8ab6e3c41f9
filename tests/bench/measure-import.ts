import { findHeaders } from "#capabilities/innovations/rules/import/find-header.ts";
import { createImportPlanner } from "#capabilities/innovations/rules/import/plan-import.ts";
import { proposeSheets } from "#capabilities/innovations/rules/import/template-mark.ts";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import type { SheetRow } from "#platform/spreadsheet/port.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { importInput } from "#tests/workbook/sheet-rows.ts";

// Runs in a process of its own, so that "idle" is a server that has just started: previews, reads and plans one workbook.
const [path = ""] = process.argv.slice(2);
const spreadsheets = createSpreadsheets(startWorker);
const mebibytes = (): number => process.memoryUsage().rss / 2 ** 20;
const idle = mebibytes();
let peak = idle;
const sampler = setInterval(() => {
  peak = Math.max(peak, mebibytes());
}, 10);

const start = performance.now();
const first: SheetRow[] = [];
const preview = await spreadsheets.read({ path }, (rows) => void first.push(...rows), {
  firstRows: 60,
  formulas: "report",
});
const previewed = performance.now();
const planner = createImportPlanner(importInput(proposeSheets(findHeaders(first))));
const result = await spreadsheets.read({ path }, (rows) => {
  for (const row of rows) planner.add(row);
});
const plan = planner.finish();
const end = performance.now();
clearInterval(sampler);
peak = Math.max(peak, mebibytes());
const round = (value: number): number => Math.round(value * 100) / 100;
console.log(
  JSON.stringify({
    ok: preview.ok && result.ok,
    counts: plan.counts,
    previewSeconds: round((previewed - start) / 1_000),
    planSeconds: round((end - previewed) / 1_000),
    idleMegabytes: round(idle),
    peakMegabytesAboveIdle: round(peak - idle),
  }),
);
