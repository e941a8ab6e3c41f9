import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { listPeopleOperation } from "../contract/operations.ts";
import type { ApiToken, OpenSession, Person } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { readOpenSessions, readOpenTokens } from "./own-access.ts";
import { readPeople, readPerson } from "./people.ts";

type Deps = Pick<IdentityDeps, "database" | "clock">;

export interface OwnAccount {
  readonly person: Person;
  readonly sessions: readonly OpenSession[];
  readonly tokens: readonly ApiToken[];
}

/** A person's own account: profile, open sessions, tokens. A command or an anonymous visitor has none. */
export async function readOwnAccount(deps: Deps, actor: Actor): Promise<Result<OwnAccount>> {
  if (actor.kind === "anonymous") return refusal("access.sign-in-required");
  if (actor.kind === "system") return refusal("identity.person-unknown");
  return deps.database.inRegion(actor.regionCode, async (db): Promise<Result<OwnAccount>> => {
    const person = await readPerson(db, actor.personId);
    if (person === null) return refusal("identity.person-unknown");
    const now = deps.clock.now();
    const sessions = await readOpenSessions(db, actor.personId, now);
    return success({ person, sessions, tokens: await readOpenTokens(db, actor.personId, now) });
  });
}

/** Everybody with an account in the region; for its administrators. */
export async function listPeople(
  deps: Pick<Deps, "database">,
  actor: Actor,
  regionCode: RegionCode,
): Promise<Result<readonly Person[]>> {
  const may = permit(actor, listPeopleOperation.permission, { regionCode });
  if (!may.ok) return may;
  return success(await deps.database.inRegion(regionCode, (db) => readPeople(db)));
}
