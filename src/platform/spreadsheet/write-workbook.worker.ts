import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { CellToWrite, WorkbookToWrite } from "#platform/spreadsheet/port.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";
import { createXlsxWriter, type SheetHead } from "#platform/spreadsheet/write-xlsx.ts";

export type WriteStep =
  | { readonly kind: "sheet"; readonly head: SheetHead }
  | { readonly kind: "rows"; readonly rows: readonly (readonly CellToWrite[])[] }
  | { readonly kind: "finish" };

// Writes one workbook and ends. Every step is answered: the main thread sends the next one only then.
function serve(port: MessagePort, workbook: Pick<WorkbookToWrite, "lists" | "createdAt">): void {
  const writer = createXlsxWriter(workbook);
  const take = async (step: WriteStep): Promise<void> => {
    if (step.kind === "sheet") writer.addSheet(step.head);
    else if (step.kind === "rows") writer.addRows(step.rows);
    else {
      port.postMessage({ kind: "end", result: { ok: true, value: await writer.finish() } });
      port.close();
      return;
    }
    port.postMessage({ kind: "taken" });
  };
  port.on("message", (step: WriteStep) => {
    take(step).catch((error: unknown) => {
      if (!(error instanceof SpreadsheetRefused)) throw error;
      port.postMessage({ kind: "end", result: error.refusal });
      port.close();
    });
  });
}

if (parentPort === null) throw new Error("write-workbook runs in a worker thread");
serve(parentPort, workerData.input);
