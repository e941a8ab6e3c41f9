import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeOnce } from "./write-once.ts";

const passwordPattern = /^[0-9a-f]{64}$/;

/**
 * The 256-bit password of the embedded server's superuser, made once, in `<data>/postgres.password` (0600, owner of the data folder).
 */
export function readOrMakePassword(dataDir: string, hasCluster: boolean): string {
  const file = path.join(dataDir, "postgres.password");
  if (!existsSync(file)) {
    if (hasCluster)
      throw new Error(
        `${file} is missing, but the database exists. Restore the file from a backup of the data folder.`,
      );
    writeOnce(file, `${randomBytes(32).toString("hex")}\n`, 0o600);
  }
  const password = readFileSync(file, "utf8").trim();
  if (!passwordPattern.test(password))
    throw new Error(
      `${file} does not hold the password that Intan wrote. Restore it from a backup of the data folder.`,
    );
  return password;
}

/** Passwords of the two ordinary logins follow from the superuser's, so one file is enough. */
export function loginPassword(superuserPassword: string, login: string): string {
  return createHmac("sha256", superuserPassword).update(login).digest("hex");
}
