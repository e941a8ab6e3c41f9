import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { ReadOptions, SheetRow, WorkbookSource } from "#platform/spreadsheet/port.ts";
import { readWorkbook } from "#platform/spreadsheet/read-workbook.ts";
import { packRows } from "#platform/spreadsheet/row-batch.ts";

// Small enough to die young in the heap of the one who takes the rows.
const batchCells = 2_000;

// Reads one workbook and ends. The main thread answers each batch before the next one leaves: it sets the pace.
async function serve(port: MessagePort, order: { source: WorkbookSource; options: ReadOptions }): Promise<void> {
  let waiting: SheetRow[] = [];
  let waitingCells = 0;
  const send = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const taken = once(port, "message");
    port.postMessage({ kind: "rows", batch: packRows(waiting) });
    waiting = [];
    waitingCells = 0;
    await taken;
  };
  const give = async (rows: readonly SheetRow[]): Promise<void> => {
    if (waiting[0] && waiting[0].sheet !== rows[0]?.sheet) await send();
    for (const row of rows) {
      waiting.push(row);
      waitingCells += row.cells.length;
      if (waitingCells >= batchCells) await send();
    }
  };
  const result = await readWorkbook(order.source, give, order.options);
  if (result.ok) await send();
  port.postMessage({ kind: "end", result });
  port.close();
}

if (parentPort === null) throw new Error("read-workbook runs in a worker thread");
await serve(parentPort, workerData.input);
