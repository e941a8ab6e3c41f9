import type { Db } from "#platform/database/port.ts";
import type { Identify, Visitor } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import type { IdentityDeps } from "../deps.ts";
import { isSessionOpen, mustNoteVisit, sessionLife } from "../rules/session-life.ts";
import { findToken, noteTokenUse } from "../store/api-tokens.ts";
import { findGrants } from "../store/people.ts";
import { findRegion } from "../store/regions.ts";
import { findSession, noteVisit } from "../store/sessions.ts";
import { hashSecret, hasSecretShape } from "./make-secret.ts";

type Deps = Pick<IdentityDeps, "database" | "clock">;

/** Finds who stands behind a session or a token; roles are read each time, so a revoked one ends at once. */
export function createIdentify(deps: Deps): Identify {
  return {
    bySessionToken: (token) => bySessionToken(deps, token),
    byBearerToken: (token) => byBearerToken(deps, token),
  };
}

async function bySessionToken(deps: Deps, token: string): Promise<Visitor | null> {
  if (!hasSecretShape(token)) return null;
  const hash = hashSecret(token);
  const regionCode = await findRegion.ofSession(deps.database, hash);
  if (regionCode === null) return null;
  return deps.database.inRegion(regionCode, async (db) => {
    const session = await findSession(db, hash);
    const now = deps.clock.now();
    if (session === null || !isSessionOpen(session, now.getTime())) return null;
    if (mustNoteVisit(session, now.getTime())) await noteVisit(db, session.id, now);
    return { actor: await actorOf(db, regionCode, session), sessionId: session.id };
  });
}

async function byBearerToken(deps: Deps, token: string): Promise<Visitor | null> {
  if (!hasSecretShape(token)) return null;
  const hash = hashSecret(token);
  const regionCode = await findRegion.ofToken(deps.database, hash);
  if (regionCode === null) return null;
  return deps.database.inRegion(regionCode, async (db) => {
    const now = deps.clock.now();
    const found = await findToken(db, hash, now);
    if (found === null) return null;
    if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt >= sessionLife.lastSeenStep) {
      await noteTokenUse(db, found.id, now);
    }
    return { actor: await actorOf(db, regionCode, found), sessionId: null };
  });
}

async function actorOf(
  db: Db,
  regionCode: RegionCode,
  person: { readonly personId: PersonId; readonly name: string; readonly isDemo: boolean },
): Promise<Actor> {
  const grants = await findGrants(db, person.personId);
  return { kind: "person", personId: person.personId, name: person.name, regionCode, grants, isDemo: person.isDemo };
}
