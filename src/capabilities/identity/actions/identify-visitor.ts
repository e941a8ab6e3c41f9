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

type RegionOf = (hash: Buffer) => Promise<RegionCode | null>;

/** Finds who stands behind a session or a token; roles are read each time, so a revoked one ends at once. */
export function createIdentify(deps: Deps): Identify {
  const regionOfSession = remembering((hash) => findRegion.ofSession(deps.database, hash));
  const regionOfToken = remembering((hash) => findRegion.ofToken(deps.database, hash));
  return {
    bySessionToken: (token) => bySessionToken(deps, regionOfSession, token),
    byBearerToken: (token) => byBearerToken(deps, regionOfToken, token),
  };
}

/** The region of a session or token never changes, so one of the two transactions of each request can be spared. */
function remembering(find: RegionOf): RegionOf {
  const found = new Map<string, RegionCode>();
  return async (hash) => {
    const key = hash.toString("base64");
    const known = found.get(key);
    if (known !== undefined) return known;
    const region = await find(hash);
    if (region !== null) {
      // Bounded: whoever signs in again and again must not fill the memory.
      if (found.size >= 10_000) found.clear();
      found.set(key, region);
    }
    return region;
  };
}

async function bySessionToken(deps: Deps, regionOf: RegionOf, token: string): Promise<Visitor | null> {
  if (!hasSecretShape(token)) return null;
  const hash = hashSecret(token);
  const regionCode = await regionOf(hash);
  if (regionCode === null) return null;
  return deps.database.inRegion(regionCode, async (db) => {
    const session = await findSession(db, hash);
    const now = deps.clock.now();
    if (session === null || !isSessionOpen(session, now.getTime())) return null;
    if (mustNoteVisit(session, now.getTime())) await noteVisit(db, session.id, now);
    return { actor: await actorOf(db, regionCode, session), sessionId: session.id };
  });
}

async function byBearerToken(deps: Deps, regionOf: RegionOf, token: string): Promise<Visitor | null> {
  if (!hasSecretShape(token)) return null;
  const hash = hashSecret(token);
  const regionCode = await regionOf(hash);
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
