import type { Db } from "#platform/database/port.ts";
import { type Actor, anonymous } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import type { IdentityDeps } from "../deps.ts";
import { normaliseLogin } from "../rules/login.ts";
import { passwordLength } from "../rules/password-rules.ts";
import { sessionLife } from "../rules/session-life.ts";
import { findCredential, putPassword } from "../store/passwords.ts";
import { findGrants, lockActivePerson } from "../store/people.ts";
import { findRegion } from "../store/regions.ts";
import { deleteSessionsBefore, endSessions, findSession, insertSession } from "../store/sessions.ts";
import type { SignInLimits } from "../store/sign-in-limits.ts";
import { hashPassword, isPasswordRight, mustHashAgain } from "./hash-password.ts";
import { hashSecret, hasSecretShape, makeSecret } from "./make-secret.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "newId" | "journal"> & { readonly limits: SignInLimits };

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** The region whose trail keeps a try with an unknown login: the home region. */
  readonly regionCode: RegionCode;
  /** Token of a session that this browser already carries; it ends. */
  readonly presentToken: string | undefined;
}

export interface SignedIn {
  /** For the cookie; kept nowhere. */
  readonly token: string;
  readonly maxAgeSeconds: number;
}

/**
 * Somebody signs in with e-mail or user name and password, and a new session begins.
 * Codes: `identity.sign-in-failed` (the same for a wrong password, an unknown login, a closed account),
 * `identity.too-many-tries` with `retryAfterSeconds`.
 */
export async function signIn(deps: Deps, input: SignInInput): Promise<Result<SignedIn>> {
  const admission = await deps.limits.admit(input.login, input.address);
  if (!admission.ok) {
    if (admission.isFirst) await recordRefusal(deps, input.regionCode, null, "too-many-tries");
    return refusal("identity.too-many-tries", { retryAfterSeconds: admission.retryAfterSeconds });
  }
  // An unknown login takes the same steps, in the home region, so that its answer is no faster.
  const regionCode = (await findRegion.ofLogin(deps.database, normaliseLogin(input.login))) ?? input.regionCode;
  const found = await deps.database.inRegion(regionCode, (db) => findCredential(db, input.login));
  const usable = found?.isActive === true && [...input.password].length <= passwordLength.most;
  const isRight = await isPasswordRight(usable ? found.hash : null, usable ? input.password : "");
  if (found === null || !isRight) return await refuseSignIn(deps, regionCode, found?.personId ?? null);
  const isOld = found.hash !== null && mustHashAgain(found.hash);
  const newHash = isOld ? await hashPassword(input.password) : null;
  const opened = await openSession(deps, regionCode, found.personId, input, { newHash, checkedHash: found.hash });
  if (opened === null) return await refuseSignIn(deps, regionCode, found.personId);
  await deps.limits.succeed(input.login, input.address);
  return success(opened);
}

async function openSession(
  deps: Deps,
  regionCode: RegionCode,
  personId: PersonId,
  input: SignInInput,
  password: { readonly newHash: string | null; readonly checkedHash: string | null },
): Promise<SignedIn | null> {
  return deps.database.inRegion(regionCode, async (db) => {
    const person = await lockActivePerson(db, personId, "share");
    if (person === null) return null;
    // The password may have been changed while this one was being compared.
    const present = await findCredential(db, input.login);
    if (present?.hash !== password.checkedHash) return null;
    const now = deps.clock.now();
    if (password.newHash !== null) await putPassword(db, regionCode, personId, password.newHash, now);
    await endPresentSession(db, input.presentToken, now);
    await deleteSessionsBefore(db, personId, new Date(now.getTime() - sessionLife.kept));
    const secret = makeSecret();
    const id = deps.newId();
    const endsAt = new Date(now.getTime() + sessionLife.absolute);
    await insertSession(db, { id, regionCode, personId, tokenHash: secret.hash, createdAt: now, endsAt });
    const grants = await findGrants(db, personId);
    const actor: Actor = { kind: "person", personId, name: person.name, regionCode, grants, isDemo: person.isDemo };
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "session.opened",
      subject: { kind: "person", id: personId },
      facts: { sessionId: id },
    });
    return { token: secret.text, maxAgeSeconds: sessionLife.absolute / 1000 };
  });
}

/** A session that the browser already carries is not taken over: whoever planted it would share the new one. */
async function endPresentSession(db: Db, token: string | undefined, now: Date): Promise<void> {
  if (token === undefined || !hasSecretShape(token)) return;
  const session = await findSession(db, hashSecret(token));
  if (session !== null) await endSessions(db, session.personId, { only: session.id }, now);
}

async function refuseSignIn(deps: Deps, regionCode: RegionCode, personId: PersonId | null): Promise<Refusal> {
  await recordRefusal(deps, regionCode, personId, "wrong");
  return refusal("identity.sign-in-failed");
}

async function recordRefusal(
  deps: Deps,
  regionCode: RegionCode,
  personId: PersonId | null,
  reason: "wrong" | "too-many-tries",
): Promise<void> {
  await deps.database.inRegion(regionCode, (db) =>
    deps.journal.record(db, {
      regionCode,
      actor: anonymous,
      type: reason === "wrong" ? "sign-in.refused" : "sign-in.blocked",
      subject: personId === null ? { kind: "region", id: regionCode } : { kind: "person", id: personId },
      facts: { isKnownAccount: personId !== null },
    }),
  );
}
