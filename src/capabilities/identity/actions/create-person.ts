import type { Db } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import { type AgencyId, type PersonId, personIdSchema, type RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { createPersonOperation } from "../contract/operations.ts";
import { grantIdSchema, type NewPerson, type OneTimeLink, type Person, type RoleChoice } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { decideFirstRoles } from "../rules/role-changes.ts";
import { insertGrant, insertPerson, isLoginTaken } from "../store/people.ts";
import { writePasswordLink } from "./make-password-link.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "newId" | "journal" | "agencies">;

/** An administrator creates an account with its first roles; the person chooses a password by a one-time link. */
export async function createPerson(
  deps: Deps,
  actor: Actor,
  regionCode: RegionCode,
  input: NewPerson,
): Promise<Result<{ readonly person: Person; readonly link: OneTimeLink }>> {
  const may = permit(actor, createPersonOperation.permission, { regionCode });
  if (!may.ok) return may;
  return refuseTakenLogin(() =>
    deps.database.inRegion(regionCode, async (db) => {
      const written = await writePerson(deps, db, actor, regionCode, { ...input, isDemo: false });
      if (!written.ok) return written;
      const link = await writePasswordLink(deps, db, regionCode, written.value.id);
      return success({ person: written.value, link });
    }),
  );
}

/** Two people may ask for one login at the same moment: the database decides, and the refusal is the same as for an older one. */
export async function refuseTakenLogin<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (isLoginTaken(error)) return refusal("identity.login-taken");
    throw error;
  }
}

/** Person, roles and their trail inside the caller's transaction. */
export async function writePerson(
  deps: Pick<Deps, "clock" | "newId" | "journal" | "agencies">,
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  input: NewPerson & { readonly isDemo: boolean },
): Promise<Result<Person>> {
  if (input.email === null && input.userName === null) return refusal("identity.login-missing");
  const id: PersonId = personIdSchema.parse(deps.newId());
  const decision = decideFirstRoles(id, input.roles);
  if (!decision.ok) return decision;
  const missing = await findMissingAgency(deps, db, input.roles);
  if (missing) return missing;
  const now = deps.clock.now();
  const { name, email, userName, office, isDemo } = input;
  await insertPerson(db, { id, regionCode, name, email, userName, office, isDemo }, now);
  const grants: Person["grants"] = [];
  for (const { role, agencyId } of input.roles) {
    const grantId = grantIdSchema.parse(deps.newId());
    await insertGrant(db, { id: grantId, regionCode, personId: id, role, agencyId }, now);
    grants.push({ id: grantId, role, agencyId, startsAt: now.toISOString() });
  }
  await deps.journal.record(db, {
    regionCode,
    actor,
    type: "person.created",
    subject: { kind: "person", id },
    facts: { roles: input.roles, isDemo },
    personal: { name },
  });
  return success({ id, regionCode, name, email, userName, office, isActive: true, isDemo, grants });
}

/** An agency id comes from a form: it must be one of this region, and open. */
export async function findMissingAgency(
  deps: Pick<Deps, "agencies">,
  db: Db,
  roles: readonly RoleChoice[],
): Promise<Refusal | null> {
  const named = new Set<AgencyId>(roles.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])));
  for (const agencyId of named) {
    const agency = await deps.agencies.byId(db, agencyId);
    if (agency === null || !agency.isActive) return refusal("identity.agency-unknown", { agencyId });
  }
  return null;
}
