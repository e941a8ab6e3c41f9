import type { FileStore } from "#platform/files/port.ts";
import type { DocumentDeps } from "../deps.ts";
import { forgetContents, lockUnusedContents } from "../store/document.ts";

const atOnce = 50;

/**
 * Removes stored bytes that no document took in time: what a crash between bytes and row, or a preview nobody applied, left.
 * The rows stay locked meanwhile, so that the same bytes handed in again wait and are then stored anew. Answers how many went.
 */
export async function sweepContents(
  deps: Pick<DocumentDeps, "database" | "clock"> & { readonly files: Pick<FileStore, "remove"> },
): Promise<number> {
  let swept = 0;
  for (;;) {
    const taken = await deps.database.withoutRegion(async (db) => {
      const hashes = await lockUnusedContents(db, deps.clock.now(), atOnce);
      const gone: string[] = [];
      for (const sha256 of hashes) {
        const removed = await deps.files.remove(sha256);
        if (removed.ok) gone.push(sha256);
      }
      await forgetContents(db, gone);
      return { found: hashes.length, gone: gone.length };
    });
    swept += taken.gone;
    // A store that does not answer is asked again on the next day.
    if (taken.found < atOnce || taken.gone === 0) return swept;
  }
}
