import { createHash } from "node:crypto";
import canonicalizeModule from "canonicalize";

/** One place in the chain. `digest`, `previous` and `hash` are 32 bytes each. */
export interface Link {
  readonly seq: number;
  readonly id: string;
  readonly digest: Uint8Array;
  readonly previous: Uint8Array;
  readonly hash: Uint8Array;
}

/** What stands before the first link of every region. */
export const genesis: Uint8Array = new Uint8Array(32);

// The package's types name a default export inside its CommonJS export, where there is none.
const candidate: unknown = canonicalizeModule;

/** RFC 8785: one spelling for one JSON value, so that a payload read back from the database hashes the same. Throws on what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  if (typeof candidate !== "function") throw new Error("The package canonicalize exports no function.");
  const text: unknown = candidate(value);
  if (typeof text !== "string") throw new TypeError("Only a JSON value has a canonical form.");
  return text;
}

/** sha256(salt || JCS(payload)): without the salt, an erased payload could be guessed from its digest. */
export function digestOf(salt: Uint8Array, payload: unknown): Uint8Array {
  return createHash("sha256").update(salt).update(canonicalJson(payload), "utf8").digest();
}

/** sha256(previous || utf8(seq) || utf8(id) || digest). */
export function hashOf(previous: Uint8Array, seq: number, id: string, digest: Uint8Array): Uint8Array {
  return createHash("sha256").update(previous).update(String(seq), "utf8").update(id, "utf8").update(digest).digest();
}

/** Appends events to a chain, in the order given. `head` is the last link so far, null at the beginning. */
export function appendLinks(
  head: Pick<Link, "seq" | "hash"> | null,
  events: readonly { readonly id: string; readonly salt: Uint8Array; readonly payload: unknown }[],
): readonly Link[] {
  const links: Link[] = [];
  let previous = head?.hash ?? genesis;
  let seq = head?.seq ?? 0;
  for (const { id, salt, payload } of events) {
    seq += 1;
    const digest = digestOf(salt, payload);
    const hash = hashOf(previous, seq, id, digest);
    links.push({ seq, id, digest, previous, hash });
    previous = hash;
  }
  return links;
}

export interface ChainProblem {
  readonly seq: number;
  readonly kind: "changed" | "missing" | "moved";
}

/** A link beside the content that it seals; content is null after erasure, and the link still proves that something stood there. */
export interface SealedEvent extends Link {
  readonly salt: Uint8Array | null;
  readonly payload: unknown;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Recomputes a run of links that follows `head`; names every place that does not hold. */
export function verifyLinks(
  head: Pick<Link, "seq" | "hash"> | null,
  events: readonly SealedEvent[],
): readonly ChainProblem[] {
  const problems: ChainProblem[] = [];
  let previous = head?.hash ?? genesis;
  let expected = (head?.seq ?? 0) + 1;
  for (const event of events) {
    for (; expected < event.seq; expected += 1) problems.push({ seq: expected, kind: "missing" });
    if (!isSame(previous, event.previous)) problems.push({ seq: event.seq, kind: "moved" });
    const isIntact = isSame(event.hash, hashOf(event.previous, event.seq, event.id, event.digest));
    const isContentTrue = event.salt === null || isSame(event.digest, digestOf(event.salt, event.payload));
    if (!isIntact || !isContentTrue) problems.push({ seq: event.seq, kind: "changed" });
    previous = event.hash;
    expected = event.seq + 1;
  }
  return problems;
}
