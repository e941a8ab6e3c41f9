import { existsSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type RunningWorker, WorkerFailed, type WorkerStart } from "#platform/worker/port.ts";

const bootName = "boot.mjs";
const isSource = (url: string): boolean => url.endsWith(".ts");

/** `read-workbook.worker.ts` is built as `workers/read-workbook.worker.js`, beside the folder of the bundle or in it. */
function builtEntry(entry: URL, from: string): URL {
  const name = basename(fileURLToPath(entry)).replace(/\.ts$/, ".js");
  const places = [`../workers/${name}`, `./workers/${name}`].map((place) => new URL(place, from));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`The built worker ${name} is missing: build Intan again.`);
  return found;
}

function createThread(start: WorkerStart): Worker {
  const options = {
    execArgv: [],
    // Without the second limit short-lived objects alone may take 48 MiB more.
    resourceLimits: { maxOldGenerationSizeMb: start.maxOldGenerationSizeMb, maxYoungGenerationSizeMb: 16 },
  };
  if (!isSource(import.meta.url))
    return new Worker(builtEntry(start.entry, import.meta.url), { ...options, workerData: { input: start.input } });
  return new Worker(new URL(`./${bootName}`, import.meta.url), {
    ...options,
    workerData: { entry: start.entry.href, input: start.input },
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

/** Starts a thread: from the TypeScript source in development and tests, from `workers/*.worker.js` when built. */
export function startWorker(start: WorkerStart): RunningWorker {
  const thread = createThread(start);
  const messages: unknown[] = [];
  let failure: WorkerFailed | undefined;
  let hasEnded = false;
  let wake = (): void => undefined;
  thread.on("message", (message) => {
    messages.push(message);
    wake();
  });
  thread.on("error", (error) => {
    failure = new WorkerFailed(isOutOfMemory(error) ? "out-of-memory" : "failed", error);
    wake();
  });
  thread.on("exit", () => {
    hasEnded = true;
    wake();
  });
  return {
    send: (message) => thread.postMessage(message),
    next: async () => {
      for (;;) {
        if (messages.length > 0) return messages.shift();
        if (failure) throw failure;
        if (hasEnded) return undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    stop: async () => {
      await thread.terminate();
    },
  };
}
