import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { NewPerson, OneTimeLink } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { linkLife } from "../rules/session-life.ts";
import { insertInstallation, readHomeRegion } from "../store/installation.ts";
import { hasSetUpLink, putSetUpLink, takeSetUpLink } from "../store/links.ts";
import { refuseTakenLogin, writePerson } from "./create-person.ts";
import { hashSecret, hasSecretShape, makeSecret } from "./make-secret.ts";
import { judgeAndHash, writePassword } from "./set-password.ts";

type Deps = IdentityDeps;

const linkGone = refusal("identity.link-gone");

/**
 * The first run makes a link to set the installation up; only the newest one is good, for 24 hours.
 * Refuses `identity.already-set-up`.
 */
export async function makeSetUpLink(deps: Pick<Deps, "database" | "clock" | "newId">): Promise<Result<OneTimeLink>> {
  if ((await readHomeRegion(deps.database)) !== null) return refusal("identity.already-set-up");
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + linkLife.setUp);
  const secret = makeSecret();
  await deps.database.withoutRegion((db) =>
    putSetUpLink(db, { id: deps.newId(), tokenHash: secret.hash, createdAt: now, expiresAt }),
  );
  return success({ path: `/siapkan/${secret.text}`, expiresAt: expiresAt.toISOString() });
}

export async function isSetUpLinkGood(deps: Pick<Deps, "database" | "clock">, token: string): Promise<boolean> {
  if (!hasSecretShape(token) || (await readHomeRegion(deps.database)) !== null) return false;
  return deps.database.withoutRegion((db) => hasSetUpLink(db, hashSecret(token), deps.clock.now()));
}

export interface SetUpInput {
  readonly token: string;
  readonly regionCode: RegionCode;
  readonly person: Omit<NewPerson, "roles">;
  readonly password: string;
}

/** Whoever holds the set-up link chooses the region and becomes its first administrator; the link is used up. */
export async function setUp(deps: Deps, input: SetUpInput): Promise<Result<{ readonly login: string }>> {
  if (!(await isSetUpLinkGood(deps, input.token))) return linkGone;
  const { regionCode, person } = input;
  const region = deps.regions.byCode(regionCode);
  if (region === null || !region.isRankable) return refusal("identity.region-unknown");
  const words = [person.name, person.email, person.userName, person.office];
  const hashed = await judgeAndHash(deps, regionCode, input.password, words);
  if (!hashed.ok) return hashed;
  const actor: Actor = { kind: "system", regionCode, name: "set-up", isDemo: false };
  return refuseTakenLogin(() =>
    deps.database.inRegion(regionCode, async (db) => {
      if (!(await takeSetUpLink(db, hashSecret(input.token), deps.clock.now()))) return linkGone;
      const setUpAt = deps.clock.now();
      if (!(await insertInstallation(db, { homeRegion: regionCode, setUpAt, isDemo: false }))) return linkGone;
      const roles = [{ role: "administrator" as const, agencyId: null }];
      const written = await writePerson(deps, db, actor, regionCode, { ...person, roles, isDemo: false });
      // Thrown, not answered: an answer would commit the used-up link and the region without a person.
      if (!written.ok) throw new SetUpRefused(written.code);
      const { id } = written.value;
      await writePassword(deps, db, actor, regionCode, id, hashed.value, { reason: "link" });
      await deps.journal.record(db, {
        regionCode,
        actor,
        type: "installation.set-up",
        subject: { kind: "region", id: regionCode },
        facts: { administrator: id },
      });
      return success({ login: person.email ?? person.userName ?? "" });
    }),
  ).catch((error: unknown) => {
    if (error instanceof SetUpRefused) return refusal(error.message);
    throw error;
  });
}

class SetUpRefused extends Error {}
