import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { normalisePassword } from "../rules/password-rules.ts";

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane; about 30 ms on a small server.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The encoded argon2id hash of the whole password; 19 MiB and about 30 ms on a thread of its own. */
export const hashPassword = (password: string): Promise<string> => hash(normalisePassword(password), cost);

let decoy: Promise<string> | undefined;

/** Compares in the same time whether there is a hash or not: an unknown login must not answer faster. */
export async function isPasswordRight(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString("hex"));
  const isRight = await verify(storedHash ?? (await decoy), normalisePassword(password));
  return isRight && storedHash !== null;
}

/** True when the hash was made with other costs than today's. */
export function mustHashAgain(storedHash: string): boolean {
  const made = parseOptions(storedHash);
  return (
    made.memoryCost !== cost.memoryCost || made.timeCost !== cost.timeCost || made.parallelism !== cost.parallelism
  );
}
