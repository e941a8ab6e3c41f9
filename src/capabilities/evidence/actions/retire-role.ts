import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { permitSupply } from "../contract/access.ts";
import { findOwner, type PlaceOwner } from "../queries/find-place.ts";
import { type StandingRole, standingRoles } from "../queries/roles-of.ts";
import { retireRoles } from "../store/role.ts";
import type { RoleDeps } from "./give-role.ts";

/** A role that serves and that the actor may touch. Codes: `evidence.role-not-found`, `access.*`. */
export async function findRole(
  deps: RoleDeps,
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  id: string,
): Promise<Result<{ readonly role: StandingRole; readonly owner: PlaceOwner }>> {
  const [role] = await standingRoles(db, { id });
  if (role === undefined) return refusal("evidence.role-not-found");
  const owner = await findOwner(deps, db, role);
  if (!owner.ok) return owner;
  const allowed = permitSupply(actor, regionCode, owner.value.agencyId);
  return allowed.ok ? success({ role, owner: owner.value }) : allowed;
}

/** Somebody of the agency takes a paper off an indicator; the row stays, and decisions that were taken on it fall back. */
export async function retireRole(
  deps: RoleDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly id: string },
): Promise<Result<{ readonly roleId: string }>> {
  const { regionCode, id } = input;
  return deps.database.inRegion(regionCode, async (db) => {
    const found = await findRole(deps, db, actor, regionCode, id);
    if (!found.ok) return found;
    const { role } = found.value;
    if ((await retireRoles(db, [id], actorKey(actor), deps.clock.now())) === 0)
      return refusal("evidence.role-not-found");
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "evidence.role-retired",
      subject: { kind: "evidence-role", id },
      facts: {
        documentId: role.documentId,
        roundYear: role.roundYear,
        entryId: role.entryId,
        indicator: role.indicator,
      },
    });
    return success({ roleId: id });
  });
}
