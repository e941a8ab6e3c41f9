// Worker threads started under tsx or vitest know no TypeScript: this file teaches them, then loads the entry.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.entry);
