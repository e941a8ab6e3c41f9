import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import type { IdentityDeps } from "../deps.ts";
import { judgePassword } from "../rules/password-rules.ts";
import { deleteOpenPasswordLinks, findPasswordLink, takePasswordLink } from "../store/links.ts";
import { findPasswordHash, putPassword } from "../store/passwords.ts";
import { findGrants, lockActivePerson } from "../store/people.ts";
import { findRegion } from "../store/regions.ts";
import { endSessions } from "../store/sessions.ts";
import type { SignInLimits } from "../store/sign-in-limits.ts";
import { hashPassword, isPasswordRight } from "./hash-password.ts";
import { hashSecret, hasSecretShape } from "./make-secret.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "journal" | "regions">;

type Reason = "link" | "own" | "command";

const linkGone = refusal("identity.link-gone");

/** Whose password a link sets; refuses `identity.link-gone` for one that is used, too old, replaced or not ours. */
export async function readPasswordLink(
  deps: Pick<Deps, "database" | "clock">,
  token: string,
): Promise<Result<{ readonly login: string; readonly name: string }>> {
  const place = await findLinkPlace(deps, token);
  if (place === null) return linkGone;
  return deps.database.inRegion(place.regionCode, async (db) => {
    const link = await findPasswordLink(db, place.hash, deps.clock.now());
    const person = link === null ? null : await lockActivePerson(db, link.personId, "share");
    return person === null ? linkGone : success({ login: person.login, name: person.name });
  });
}

/** A person chooses a password with a one-time link; open sessions end, the link is used up. */
export async function choosePassword(
  deps: Deps,
  input: { readonly token: string; readonly password: string },
): Promise<Result<{ readonly login: string }>> {
  const place = await findLinkPlace(deps, input.token);
  if (place === null) return linkGone;
  const { regionCode, hash: linkHash } = place;
  const known = await deps.database.inRegion(regionCode, async (db) => {
    const link = await findPasswordLink(db, linkHash, deps.clock.now());
    const person = link === null ? null : await lockActivePerson(db, link.personId, "share");
    return link === null || person === null ? null : { ...person, personId: link.personId };
  });
  if (known === null) return linkGone;
  // Outside the transaction: 30 ms of computing must not hold a connection.
  const hashed = await judgeAndHash(deps, regionCode, input.password, known.words);
  if (!hashed.ok) return hashed;
  return deps.database.inRegion(regionCode, async (db) => {
    const person = await lockActivePerson(db, known.personId, "update");
    if (person === null || !(await takePasswordLink(db, linkHash, deps.clock.now()))) return linkGone;
    const actor = await personActor(db, regionCode, known.personId, person);
    await writePassword(deps, db, actor, regionCode, known.personId, hashed.value, { reason: "link" });
    return success({ login: person.login });
  });
}

/** A signed-in person changes the password by showing the present one; the other sessions end. */
export async function changePassword(
  deps: Deps & { readonly limits: SignInLimits },
  actor: Actor,
  input: { readonly current: string; readonly password: string; readonly sessionId: string | null },
): Promise<Result<{ readonly done: true }>> {
  if (actor.kind === "anonymous") return refusal("access.sign-in-required");
  if (actor.kind === "system") return refusal("identity.person-unknown");
  const { personId, regionCode } = actor;
  const admission = await deps.limits.admitOwnPassword(personId);
  if (!admission.ok) return refusal("identity.too-many-tries", { retryAfterSeconds: admission.retryAfterSeconds });
  const known = await deps.database.inRegion(regionCode, async (db) => ({
    person: await lockActivePerson(db, personId, "share"),
    hash: await findPasswordHash(db, personId),
  }));
  if (known.person === null) return refusal("identity.person-unknown");
  if (!(await isPasswordRight(known.hash, input.current))) return refusal("identity.password-wrong");
  const hashed = await judgeAndHash(deps, regionCode, input.password, known.person.words);
  if (!hashed.ok) return hashed;
  return deps.database.inRegion(regionCode, async (db): Promise<Result<{ readonly done: true }>> => {
    if ((await lockActivePerson(db, personId, "update")) === null) return refusal("identity.person-unknown");
    if ((await findPasswordHash(db, personId)) !== known.hash) return refusal("identity.password-wrong");
    await writePassword(deps, db, actor, regionCode, personId, hashed.value, { reason: "own", spare: input.sessionId });
    return success({ done: true });
  });
}

/** Stores a hash inside the caller's transaction; sessions and open links of the person end. */
export async function writePassword(
  deps: Pick<Deps, "clock" | "journal">,
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  personId: PersonId,
  hash: string,
  how: { readonly reason: Reason; readonly spare?: string | null },
): Promise<void> {
  const now = deps.clock.now();
  await putPassword(db, regionCode, personId, hash, now);
  await deleteOpenPasswordLinks(db, personId);
  const sessions = await endSessions(db, personId, how.spare ? { except: how.spare } : {}, now);
  await deps.journal.record(db, {
    regionCode,
    actor,
    type: "password.set",
    subject: { kind: "person", id: personId },
    facts: { how: how.reason, sessionsEnded: sessions },
  });
}

/** Judges a password of somebody whose words are known, and answers its hash. */
export async function judgeAndHash(
  deps: Pick<Deps, "regions">,
  regionCode: RegionCode,
  password: string,
  words: readonly (string | null)[],
): Promise<{ readonly ok: true; readonly value: string } | Refusal> {
  const region = deps.regions.byCode(regionCode);
  const known = [...words, region?.name ?? null].filter((word) => word !== null);
  const decision = judgePassword(password, known);
  return decision.ok ? success(await hashPassword(password)) : decision;
}

async function findLinkPlace(deps: Pick<Deps, "database">, token: string) {
  if (!hasSecretShape(token)) return null;
  const hash = hashSecret(token);
  const regionCode = await findRegion.ofLink(deps.database, hash);
  return regionCode === null ? null : { regionCode, hash };
}

async function personActor(
  db: Db,
  regionCode: RegionCode,
  personId: PersonId,
  person: { readonly name: string; readonly isDemo: boolean },
): Promise<Actor> {
  const grants = await findGrants(db, personId);
  return { kind: "person", personId, name: person.name, regionCode, grants, isDemo: person.isDemo };
}
