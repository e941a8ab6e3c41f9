import { defaultLimits } from "#platform/spreadsheet/limits.ts";
import type { CellToWrite, Spreadsheets, WorkbookSummary, WorkbookToWrite } from "#platform/spreadsheet/port.ts";
import { type RowBatch, unpackRows } from "#platform/spreadsheet/row-batch.ts";
import type { WriteStep } from "#platform/spreadsheet/write-workbook.worker.ts";
import { type RunningWorker, type StartWorker, WorkerFailed } from "#platform/worker/port.ts";
import { type Result, refusal } from "#shared/result.ts";

const heapLimitMb = 128;
const rowsPerStep = 200;

type ReadMessage =
  | { readonly kind: "rows"; readonly batch: RowBatch }
  | { readonly kind: "end"; readonly result: Result<WorkbookSummary> };
type WriteMessage = { readonly kind: "taken" } | { readonly kind: "end"; readonly result: Result<Uint8Array> };

const readEntry = new URL("./read-workbook.worker.ts", import.meta.url);
const writeEntry = new URL("./write-workbook.worker.ts", import.meta.url);

async function answer(worker: RunningWorker): Promise<unknown> {
  const message = await worker.next();
  if (message === undefined) throw new WorkerFailed("failed", new Error("The worker ended without an answer"));
  return message;
}

function* writeSteps(workbook: WorkbookToWrite): Generator<WriteStep> {
  for (const { rows, ...head } of workbook.sheets) {
    yield { kind: "sheet", head };
    let step: (readonly CellToWrite[])[] = [];
    for (const row of rows) {
      step.push(row);
      if (step.length < rowsPerStep) continue;
      yield { kind: "rows", rows: step };
      step = [];
    }
    if (step.length > 0) yield { kind: "rows", rows: step };
  }
  yield { kind: "finish" };
}

/** Each reading and each writing runs in a thread of its own, so a hostile file ends a thread and not the server. */
export function createSpreadsheets(startWorker: StartWorker): Spreadsheets {
  return {
    async read(source, take, options = {}) {
      const input = { source, options };
      const worker = startWorker({ entry: readEntry, input, maxOldGenerationSizeMb: heapLimitMb });
      const seconds = options.limits?.timeoutSeconds ?? defaultLimits.timeoutSeconds;
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        void worker.stop();
      }, seconds * 1_000);
      try {
        for (;;) {
          const message = (await answer(worker)) as ReadMessage;
          if (message.kind === "end") return message.result;
          await take(unpackRows(message.batch));
          worker.send("next");
        }
      } catch (error) {
        if (isLate) return refusal("spreadsheet.took-too-long", { limit: seconds });
        if (error instanceof WorkerFailed && error.reason === "out-of-memory")
          return refusal("spreadsheet.too-large", { what: "memory", limit: heapLimitMb * 2 ** 20 });
        throw error;
      } finally {
        clearTimeout(timer);
        await worker.stop();
      }
    },
    async write(workbook) {
      const { lists, createdAt } = workbook;
      const input = lists ? { lists, createdAt } : { createdAt };
      const worker = startWorker({ entry: writeEntry, input, maxOldGenerationSizeMb: heapLimitMb });
      try {
        for (const step of writeSteps(workbook)) {
          worker.send(step);
          const message = (await answer(worker)) as WriteMessage;
          if (message.kind === "end") return message.result;
        }
        throw new Error("The worker did not finish the workbook");
      } finally {
        await worker.stop();
      }
    },
  };
}
