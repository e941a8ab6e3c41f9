import { type Actor, permit } from "#shared/actor.ts";
import { agencyIdSchema, type PersonId, type RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { grantRoleOperation, revokeRoleOperation } from "../contract/operations.ts";
import { type GrantId, grantIdSchema, type HeldGrant, type RoleChoice, roleSchema } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { decideGrant, decideRevoke } from "../rules/role-changes.ts";
import { endGrant, findGrant, findGrants, insertGrant, lockActivePerson, lockAdministrators } from "../store/people.ts";
import { findMissingAgency } from "./create-person.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "newId" | "journal" | "agencies">;

const changerOf = (actor: Actor): PersonId | null => (actor.kind === "person" ? actor.personId : null);

/** An administrator grants a role to another person, from now on. */
export async function grantRole(
  deps: Deps,
  actor: Actor,
  regionCode: RegionCode,
  input: RoleChoice & { readonly personId: PersonId },
): Promise<Result<HeldGrant>> {
  const may = permit(actor, grantRoleOperation.permission, { regionCode });
  if (!may.ok) return may;
  return deps.database.inRegion(regionCode, async (db) => {
    if ((await lockActivePerson(db, input.personId, "update")) === null) return refusal("identity.person-unknown");
    const { personId, role, agencyId } = input;
    const decision = decideGrant(changerOf(actor), personId, await findGrants(db, personId), { role, agencyId });
    if (!decision.ok) return decision;
    const missing = await findMissingAgency(deps, db, [{ role, agencyId }]);
    if (missing) return missing;
    const id = grantIdSchema.parse(deps.newId());
    const now = deps.clock.now();
    await insertGrant(db, { id, regionCode, personId, role, agencyId }, now);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "role.granted",
      subject: { kind: "person", id: personId },
      facts: { role, agencyId },
    });
    return success({ id, role, agencyId, startsAt: now.toISOString() });
  });
}

/** An administrator revokes a role of another person; it ends with this moment and stays on record. */
export async function revokeRole(
  deps: Deps,
  actor: Actor,
  regionCode: RegionCode,
  input: { readonly personId: PersonId; readonly grantId: GrantId },
): Promise<Result<{ readonly done: true }>> {
  const may = permit(actor, revokeRoleOperation.permission, { regionCode });
  if (!may.ok) return may;
  return deps.database.inRegion(regionCode, async (db) => {
    // Always first: two administrators who revoke each other wait here, and the second finds itself the last.
    const administrators = await lockAdministrators(db);
    const grant = await findGrant(db, input.personId, input.grantId);
    if (grant === null) return refusal("identity.grant-unknown");
    const role = roleSchema.parse(grant.role);
    const decision = decideRevoke(changerOf(actor), input.personId, role, administrators);
    if (!decision.ok) return decision;
    await endGrant(db, input.grantId, deps.clock.now());
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "role.revoked",
      subject: { kind: "person", id: input.personId },
      facts: { role, agencyId: grant.agencyId === null ? null : agencyIdSchema.parse(grant.agencyId) },
    });
    return success({ done: true });
  });
}
