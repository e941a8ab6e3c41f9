import type { Db } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { permitView, viewers, viewReach } from "../contract/access.ts";
import type { EvidenceRole } from "../contract/evidence.ts";
import type { EvidenceFinding } from "../contract/finding.ts";
import { findOwner } from "./find-place.ts";
import { findingsAt, type RoundEvidenceDeps, roundEvidence } from "./round-evidence.ts";

export interface ListedRoles {
  readonly roles: readonly EvidenceRole[];
  readonly findings: readonly (EvidenceFinding & { readonly entryId: string | null; readonly indicator: string })[];
}

/** Papers of a round within reach, or of one entry. Codes: `access.*`, `evidence.place-not-found`. */
export async function listRoles(
  deps: RoundEvidenceDeps,
  db: Db,
  actor: Actor,
  input: {
    readonly regionCode: RegionCode;
    readonly roundYear: number;
    readonly entryId?: RoundEntryId | undefined;
    readonly today: string;
  },
): Promise<Result<ListedRoles>> {
  const { regionCode, roundYear, entryId, today } = input;
  const allowed = permit(actor, viewers, { regionCode });
  if (!allowed.ok) return allowed;
  const reach = viewReach(actor, regionCode);
  if (entryId !== undefined) {
    const owner = await findOwner(deps, db, { roundYear, entryId });
    if (!owner.ok) return owner;
    const may = permitView(actor, regionCode, owner.value.agencyId);
    if (!may.ok) return may;
  }
  const round = await roundEvidence(deps, db, roundYear, reach);
  if (round === null) return refusal("evidence.place-not-found", { roundYear });
  const chosen = round.entries.filter((entry) => entryId === undefined || entry.entryId === entryId);
  const holders = [
    ...chosen.map((holder) => ({ holder, rows: round.entryRows })),
    ...(reach === "all" && entryId === undefined ? [{ holder: round.governance, rows: round.governanceRows }] : []),
  ];
  return success({
    roles: holders.flatMap(({ holder }) => holder.roles),
    findings: holders.flatMap(({ holder, rows }) =>
      rows.flatMap((row) =>
        findingsAt(holder, row, { roundYear, today }).map((finding) => ({
          ...finding,
          entryId: holder.entryId,
          indicator: row.code,
        })),
      ),
    ),
  });
}
