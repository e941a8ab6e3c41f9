import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";

const isTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";

/** The secret of an installation: from the environment, else kept in the data folder, made at the first start. */
export async function installationSecret(dataDir: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const file = path.join(dataDir, "secret");
  await mkdir(dataDir, { recursive: true });
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(randomBytes(32).toString("hex"));
    await handle.close();
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length < 64) throw new Error(`${file} does not hold a secret: delete it, everybody signs in again.`);
  return secret;
}
