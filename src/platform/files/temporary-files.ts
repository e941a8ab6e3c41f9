import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const oldestMs = 24 * 3600 * 1000;
const namePattern = /^(\d+)-(\d+)-[0-9a-f-]{36}\.part$/;

/** Process id and start of the process: an id alone comes back, in a container at every start. */
const startedAt = Math.round(performance.timeOrigin);

/** Names of files that are being written begin with this. */
export const ownTemporaryPrefix = (): string => `${process.pid}-${startedAt}-`;

/** Makes the folder (0700) and removes what processes that are gone left half-written. Answers how many files it removed. */
export async function prepareTemporaryFolder(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let removed = 0;
  for (const name of await readdir(folder)) {
    const parts = namePattern.exec(name);
    if (parts === null) continue;
    const path = join(folder, name);
    const isOwn = Number(parts[1]) === process.pid;
    const isDead = isOwn ? Number(parts[2]) !== startedAt : !isRunning(Number(parts[1])) || (await isOld(path));
    if (!isDead) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs under another account.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The id may belong to another program by now, or the file to another machine: a day without a write decides. */
async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > oldestMs;
}
