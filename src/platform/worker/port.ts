export interface WorkerStart {
  /** The source file beside its concern: `new URL("./read-workbook.worker.ts", import.meta.url)`. Built as `dist/workers/read-workbook.worker.js`. */
  readonly entry: URL;
  /** What the worker reads as `workerData.input`; copied, not shared. */
  readonly input: unknown;
  /** Heap limit of the worker; beyond it the worker alone ends. */
  readonly maxOldGenerationSizeMb: number;
}

/** A running worker thread. Close it with `stop`, also after an error. */
export interface RunningWorker {
  send(message: unknown): void;
  /** The next message; undefined once the worker has ended. Throws `WorkerFailed`. */
  next(): Promise<unknown>;
  stop(): Promise<void>;
}

export type StartWorker = (start: WorkerStart) => RunningWorker;

export class WorkerFailed extends Error {
  override readonly name = "WorkerFailed";
  readonly reason: "out-of-memory" | "failed";

  constructor(reason: "out-of-memory" | "failed", cause: unknown) {
    super(`A worker thread ended: ${reason}`, { cause });
    this.reason = reason;
  }
}
