import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { permitSupply, supplyReach } from "../contract/access.ts";
import { findDocument, type StoredDocument } from "../queries/documents.ts";
import { findOwner, type PlaceOwner } from "../queries/find-place.ts";
import { insertRoles } from "../store/role.ts";
import { checkRole } from "./check-role.ts";
import type { GiveRoleInput, RoleDeps } from "./give-role.ts";

export type WantedRole = Omit<GiveRoleInput, "regionCode">;

/**
 * Somebody gives papers to many places as one act with one audit event, all or nothing; what serves already is passed over.
 * Codes as for a single role.
 */
export async function giveRoles(
  deps: RoleDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly roles: readonly WantedRole[] },
): Promise<Result<{ readonly given: number }>> {
  const { regionCode, roles } = input;
  return deps.database.inRegionForBulk(regionCode, async (db) => {
    const refused = await checkAll(deps, db, actor, regionCode, roles);
    if (refused !== null) return refused;
    const rows = roles.map((role) => ({ ...role, id: deps.newId() }));
    const given = await insertRoles(db, regionCode, rows, actorKey(actor), deps.clock.now());
    if (given.size === 0) return success({ given: 0 });
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "evidence.roles-given",
      subject: { kind: "index-round", id: String(roles[0]?.roundYear) },
      facts: {
        roles: given.size,
        documents: new Set(roles.map((role) => role.documentId)).size,
        entries: new Set(roles.map((role) => role.entryId)).size,
      },
    });
    return success({ given: given.size });
  });
}

async function checkAll(
  deps: RoleDeps,
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  roles: readonly WantedRole[],
): Promise<Refusal | null> {
  const owners = new Map<string, PlaceOwner>();
  const documents = new Map<string, StoredDocument>();
  const reach = supplyReach(actor, regionCode);
  for (const role of roles) {
    const key = `${role.roundYear}/${role.entryId}`;
    const known = owners.get(key);
    const owner = known === undefined ? await findOwner(deps, db, role) : success(known);
    if (!owner.ok) return owner;
    if (known === undefined) {
      const allowed = permitSupply(actor, regionCode, owner.value.agencyId);
      if (!allowed.ok) return allowed;
      owners.set(key, owner.value);
    }
    const document = documents.get(role.documentId) ?? (await findDocument(db, actor, reach, role.documentId));
    if (document === null) return refusal("evidence.document-not-found");
    documents.set(role.documentId, document);
    const checked = checkRole(owner.value.indicators, { ...role, mediaType: document.mediaType });
    if (!checked.ok) return checked;
  }
  return null;
}
