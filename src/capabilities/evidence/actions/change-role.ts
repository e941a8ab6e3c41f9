import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal } from "#shared/result.ts";
import type { LetterData } from "../contract/role.ts";
import { retireRoles } from "../store/role.ts";
import { checkRole } from "./check-role.ts";
import { addRole, type RoleDeps, type RoleGiven } from "./give-role.ts";
import { findRole } from "./retire-role.ts";
import { RolledBack, refusedInstead } from "./rolled-back.ts";

export interface ChangeRoleInput extends LetterData {
  readonly regionCode: RegionCode;
  readonly id: string;
  readonly indicator: string;
}

/** Somebody of the agency corrects what was told about a paper: the old role is retired and a new one added. */
export async function changeRole(deps: RoleDeps, actor: Actor, input: ChangeRoleInput): Promise<Result<RoleGiven>> {
  const { regionCode, id, ...data } = input;
  return deps.database
    .inRegion(regionCode, async (db) => {
      const found = await findRole(deps, db, actor, regionCode, id);
      if (!found.ok) return found;
      const { role, owner } = found.value;
      const checked = checkRole(owner.indicators, { ...data, mediaType: role.mediaType });
      if (!checked.ok) return checked;
      if ((await retireRoles(db, [id], actorKey(actor), deps.clock.now())) === 0)
        return refusal("evidence.role-not-found");
      const { documentId, roundYear, entryId } = role;
      const wanted = { ...data, regionCode, documentId, roundYear, entryId };
      const added = await addRole(deps, actor, db, wanted, "evidence.role-changed", id);
      // The retiring must not stand alone: it goes back with the transaction.
      if (!added.ok) throw new RolledBack(added);
      return added;
    })
    .catch(refusedInstead);
}
