import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { permitSupply, supplyReach } from "../contract/access.ts";
import type { EvidenceFinding } from "../contract/finding.ts";
import type { LetterData } from "../contract/role.ts";
import type { DocumentDeps } from "../deps.ts";
import { findDocument } from "../queries/documents.ts";
import { findOwner } from "../queries/find-place.ts";
import { findingsAt, roundEvidence } from "../queries/round-evidence.ts";
import { latestToday } from "../queries/today.ts";
import { insertRoles } from "../store/role.ts";
import { checkRole } from "./check-role.ts";

export interface GiveRoleInput extends LetterData {
  readonly regionCode: RegionCode;
  readonly documentId: string;
  readonly roundYear: number;
  readonly entryId: RoundEntryId | null;
  readonly indicator: string;
}

export interface RoleGiven {
  readonly roleId: string;
  readonly findings: readonly EvidenceFinding[];
}

export type RoleDeps = Pick<DocumentDeps, "database" | "journal" | "clock" | "newId" | "rounds" | "indicatorRowsOf">;

/**
 * Somebody of the entry's agency, or the programme manager, ties a document to one indicator; what the rules of the edition
 * say is answered as findings. Two papers on one indicator raise no score: levels are claimed once per entry and indicator.
 */
export async function giveRole(deps: RoleDeps, actor: Actor, input: GiveRoleInput): Promise<Result<RoleGiven>> {
  const { regionCode } = input;
  return deps.database.inRegion(regionCode, async (db) => {
    const owner = await findOwner(deps, db, input);
    if (!owner.ok) return owner;
    const allowed = permitSupply(actor, regionCode, owner.value.agencyId);
    if (!allowed.ok) return allowed;
    const document = await findDocument(db, actor, supplyReach(actor, regionCode), input.documentId);
    if (document === null) return refusal("evidence.document-not-found");
    const checked = checkRole(owner.value.indicators, { ...input, mediaType: document.mediaType });
    if (!checked.ok) return checked;
    return addRole(deps, actor, db, input, "evidence.role-given");
  });
}

/** Adds the row with its audit line; `evidence.role-already-given` when the document serves there. */
export async function addRole(
  deps: RoleDeps,
  actor: Actor,
  db: Db,
  input: GiveRoleInput,
  type: "evidence.role-given" | "evidence.role-changed",
  replaces?: string,
): Promise<Result<RoleGiven>> {
  const { regionCode, documentId, roundYear, entryId, indicator } = input;
  const id = deps.newId();
  const added = await insertRoles(db, regionCode, [{ ...input, id }], actorKey(actor), deps.clock.now());
  if (added.size === 0) return refusal("evidence.role-already-given", { indicator });
  await deps.journal.record(db, {
    regionCode,
    actor,
    type,
    subject: { kind: "evidence-role", id },
    facts: { documentId, roundYear, entryId, indicator, ...(replaces === undefined ? {} : { replaces }) },
  });
  const findings = await findingsOfPlace(deps, db, input);
  return success({
    roleId: id,
    findings: findings.filter((finding) => finding.roleId === id || finding.roleId === null),
  });
}

async function findingsOfPlace(deps: RoleDeps, db: Db, at: GiveRoleInput): Promise<readonly EvidenceFinding[]> {
  const round = await roundEvidence(deps, db, at.roundYear, "all");
  const rows = at.entryId === null ? round?.governanceRows : round?.entryRows;
  const holder = at.entryId === null ? round?.governance : round?.entries.find(({ entryId }) => entryId === at.entryId);
  const indicator = rows?.find((row) => row.code === at.indicator);
  if (holder === undefined || indicator === undefined) return [];
  return findingsAt(holder, indicator, { roundYear: at.roundYear, today: latestToday(deps.clock.now()) });
}
