import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { sql } from "kysely";
import * as z from "zod";
import type { Database, Db } from "#platform/database/port.ts";
import type { AnsweredRequests, FirstOrRepeat, RequestKey } from "./port.ts";

const keptForMs = 24 * 60 * 60 * 1000;
/** Marks a first attempt that has not answered yet. */
const running = 0;

const keptAnswerSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

interface Row {
  readonly request_hash: string;
  readonly status: number;
  readonly answer: { readonly sealed?: string };
  readonly created_at: Date;
}

/**
 * Keeps the answers in table `answered_request`, 24 h by the clock of the installation. They are sealed under its
 * secret: an answer may hold a new token or link that stands nowhere else but as a hash.
 */
export function createAnsweredRequests(database: Database, secret: string): AnsweredRequests {
  const sealer = createSealer(secret);
  return {
    begin: (key, requestHash, now) =>
      database.inRegion(key.regionCode, (db) => begin(db, sealer, key, sealer.fingerprint(requestHash), now)),
    keep: (key, answer) =>
      database.inRegion(key.regionCode, async (db) => {
        const sealed = JSON.stringify({ sealed: sealer.seal(key, JSON.stringify(answer)) });
        await sql`update answered_request set status = ${answer.status}, answer = ${sealed}::jsonb
          where person_id = ${key.personId} and key = ${key.key}`.execute(db);
      }),
    release: (key) =>
      database.inRegion(key.regionCode, async (db) => {
        await sql`delete from answered_request
          where person_id = ${key.personId} and key = ${key.key} and status = ${running}`.execute(db);
      }),
  };
}

async function begin(
  db: Db,
  sealer: Sealer,
  { regionCode, personId, key }: RequestKey,
  hash: string,
  now: Date,
): Promise<FirstOrRepeat> {
  const oldest = new Date(now.getTime() - keptForMs);
  // Skips rows that another request is removing, so that two sweeps never wait for each other.
  await sql`delete from answered_request where ctid = any(array(
    select ctid from answered_request where created_at < ${oldest}
    order by (person_id = ${personId} and key = ${key}) desc limit 200 for update skip locked))`.execute(db);
  const inserted = await sql`insert into answered_request
    (region_code, person_id, key, request_hash, status, answer, created_at)
    values (${regionCode}, ${personId}, ${key}, ${hash}, ${running}, '{}', ${now})
    on conflict do nothing returning key`.execute(db);
  if (inserted.rows.length > 0) return { kind: "first" };
  const found = await sql<Row>`select request_hash, status, answer, created_at from answered_request
    where person_id = ${personId} and key = ${key}`.execute(db);
  const row = found.rows[0];
  // Freed between the two statements: the caller looks again.
  if (!row) return { kind: "running", since: now };
  if (row.request_hash !== hash) return { kind: "other-content" };
  if (row.status === running) return { kind: "running", since: row.created_at };
  const opened = sealer.open({ regionCode, personId, key }, row.answer.sealed ?? "");
  // Sealed under another secret, as after a restore: what was answered cannot be said any more.
  if (opened === null) return { kind: "running", since: row.created_at };
  return { kind: "repeat", answer: keptAnswerSchema.parse(JSON.parse(opened)) };
}

interface Sealer {
  /** Of a form with a password the bare hash could be guessed from. */
  fingerprint(requestHash: string): string;
  seal(key: RequestKey, text: string): string;
  open(key: RequestKey, sealed: string): string | null;
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM, bound to the row it belongs to. */
function createSealer(secret: string): Sealer {
  const cipherKey = Buffer.from(hkdfSync("sha256", secret, "", "answered-request", 32));
  const boundTo = (key: RequestKey): Buffer => Buffer.from(JSON.stringify([key.regionCode, key.personId, key.key]));
  return {
    fingerprint: (requestHash) => createHmac("sha256", cipherKey).update(requestHash).digest("hex"),
    seal(key, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", cipherKey, nonce).setAAD(boundTo(key));
      const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64");
    },
    open(key, sealed) {
      const raw = Buffer.from(sealed, "base64");
      if (raw.length < nonceBytes + tagBytes) return null;
      const cipher = createDecipheriv("aes-256-gcm", cipherKey, raw.subarray(0, nonceBytes));
      cipher.setAAD(boundTo(key)).setAuthTag(raw.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return cipher.update(raw.subarray(nonceBytes + tagBytes), undefined, "utf8") + cipher.final("utf8");
      } catch {
        // The tag does not match: another secret or a changed row.
        return null;
      }
    },
  };
}
