import { copyFileSync, existsSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { serverLogName } from "./start.ts";

const limitBytes = 5 * 1024 * 1024;
const checkEveryMs = 15 * 60_000;

/** pg_ctl opens the log for appending, so it may be copied aside and emptied under the running server. */
function rotate(home: string): void {
  const file = path.join(home, serverLogName);
  if (!existsSync(file) || statSync(file).size < limitBytes) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file, 0);
}

/** Keeps the server's log under about twice 5 MB. Answers a function that ends the watch. */
export function keepLogSmall(home: string): () => void {
  rotate(home);
  const timer = setInterval(() => rotate(home), checkEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
