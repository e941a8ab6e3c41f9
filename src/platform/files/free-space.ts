import { statfs } from "node:fs/promises";

/** Stays free for the database and the log on the same disk; bytes. */
export const usualReserveBytes = 256 * 1024 * 1024;

/** Whether so many more bytes fit on the disk of a folder. */
export async function hasSpace(
  folder: string,
  wantedBytes: number,
  reserveBytes = usualReserveBytes,
): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize - wantedBytes >= reserveBytes;
}
