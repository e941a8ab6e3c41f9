import type { Db } from "#platform/database/port.ts";
import type { PersonId } from "#shared/ids.ts";
import { type ApiToken, type OpenSession, sessionIdSchema, tokenIdSchema } from "../contract/person.ts";
import { isSessionOpen } from "../rules/session-life.ts";

/** Sessions of a person that still open doors, newest first. */
export async function readOpenSessions(db: Db, personId: PersonId, now: Date): Promise<readonly OpenSession[]> {
  const rows = await db
    .selectFrom("session")
    .select(["id", "created_at", "last_seen_at", "ends_at"])
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .where("ends_at", ">", now)
    .orderBy("created_at", "desc")
    .execute();
  return rows
    .filter((row) =>
      isSessionOpen(
        { lastSeenAt: row.last_seen_at.getTime(), endsAt: row.ends_at.getTime(), endedAt: null },
        now.getTime(),
      ),
    )
    .map((row) => ({
      id: sessionIdSchema.parse(row.id),
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
    }));
}

/** Tokens of a person that still work, newest first; never their text. */
export async function readOpenTokens(db: Db, personId: PersonId, now: Date): Promise<readonly ApiToken[]> {
  const rows = await db
    .selectFrom("api_token")
    .select(["id", "name", "created_at", "expires_at", "last_used_at"])
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: tokenIdSchema.parse(row.id),
    name: row.name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}
