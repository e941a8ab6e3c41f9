import { randomUUID } from "node:crypto";
import { chownSync, linkSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hasCode } from "../error-code.ts";

/**
 * Writes a file that several processes may want to make at once: under another name and linked, so that one wins and nobody reads half of it.
 * As root it goes to the owner of its folder. Answers whether this call wrote it.
 */
export function writeOnce(file: string, content: string, mode: number): boolean {
  const draft = `${file}.${process.pid}.${randomUUID().slice(0, 8)}`;
  writeFileSync(draft, content, { mode, flag: "wx" });
  try {
    if (process.getuid?.() === 0) {
      const owner = statSync(path.dirname(file));
      chownSync(draft, owner.uid, owner.gid);
    }
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
