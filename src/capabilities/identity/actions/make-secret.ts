import { createHash, randomBytes, randomInt } from "node:crypto";

export interface Secret {
  /** Given to its owner once; never stored. */
  readonly text: string;
  readonly hash: Buffer;
}

export const hashSecret = (text: string): Buffer => createHash("sha256").update(text, "utf8").digest();

/** 256 random bits as 43 letters; a prefix lets scanners recognise a token that leaked. */
export function makeSecret(prefix: "" | "intan_" = ""): Secret {
  const text = prefix + randomBytes(32).toString("base64url");
  return { text, hash: hashSecret(text) };
}

/** Spares the database what cannot be a secret of ours. */
export const hasSecretShape = (text: string): boolean => /^(intan_)?[A-Za-z0-9_-]{43}$/.test(text);

// Without 0 O 1 l I: it is copied by hand from a terminal.
const alphabet = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Four groups of five: 116 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
  return Array.from({ length: 4 }, group).join("-");
}
