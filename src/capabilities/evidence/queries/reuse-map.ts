import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { permitView, reaches, supplyReach, viewReach } from "../contract/access.ts";
import type { ReusePlace, ServedPlace } from "../contract/document.ts";
import { fitsFormats } from "../rules/file-kinds.ts";
import { hundredthsOf, pointsOf } from "../rules/find-gaps.ts";
import { findDocument, type StoredDocument } from "./documents.ts";
import { type StandingRole, standingRoles } from "./roles-of.ts";
import { heldCodes, type RoundEvidence, type RoundEvidenceDeps, roundEvidence } from "./round-evidence.ts";

export interface ReuseMap {
  readonly document: StoredDocument;
  readonly roles: readonly StandingRole[];
  readonly serves: readonly ServedPlace[];
  readonly servesElsewhere: number;
  readonly couldServe: readonly ReusePlace[];
}

/**
 * Where a document serves, and which entries within the actor's reach claim a level on the same indicator without any paper.
 * Codes: `access.*`, `evidence.document-not-found` (also for a document beyond reach).
 */
export async function reuseMap(
  deps: RoundEvidenceDeps,
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  id: string,
): Promise<Result<ReuseMap>> {
  const reach = viewReach(actor, regionCode);
  const allowed = permitView(actor, regionCode, reach === "all" ? null : ([...reach][0] ?? null));
  if (!allowed.ok) return allowed;
  const document = await findDocument(db, actor, reach, id);
  if (document === null) return refusal("evidence.document-not-found");
  const roles = await standingRoles(db, { documentId: id });
  const serves: ServedPlace[] = [];
  const seen: StandingRole[] = [];
  const couldServe: ReusePlace[] = [];
  for (const roundYear of [...new Set(roles.map((role) => role.roundYear))].sort((a, b) => b - a)) {
    const round = await roundEvidence(deps, db, roundYear, "all");
    if (round === null) continue;
    const ofRound = roles.filter((role) => role.roundYear === roundYear);
    for (const role of ofRound) {
      const entry = round.entries.find(({ entryId }) => entryId === role.entryId);
      if (!reaches(reach, entry?.agencyId ?? null)) continue;
      seen.push(role);
      serves.push({
        roleId: role.id,
        roundYear,
        entryId: role.entryId,
        title: entry?.title ?? null,
        agencyName: entry?.agencyName ?? null,
        indicator: role.indicator,
      });
    }
    couldServe.push(
      ...openPlaces(round, ofRound, document, (agencyId) => reaches(supplyReach(actor, regionCode), agencyId)),
    );
  }
  return success({ document, roles: seen, serves, servesElsewhere: roles.length - seen.length, couldServe });
}

/** The likeliest first: of an agency that the paper serves already, then the heaviest. */
function openPlaces(
  round: RoundEvidence,
  roles: readonly StandingRole[],
  document: StoredDocument,
  isInReach: (agencyId: RoundEvidence["entries"][number]["agencyId"]) => boolean,
): readonly ReusePlace[] {
  const served = new Set(roles.map((role) => `${role.entryId}/${role.indicator}`));
  const agencies = new Set(
    round.entries
      .filter(({ entryId }) => roles.some((role) => role.entryId === entryId))
      .map(({ agencyId }) => agencyId),
  );
  const codes = new Set(roles.map((role) => role.indicator));
  const rows = round.entryRows.filter(
    (row) => codes.has(row.code) && fitsFormats(row.evidence?.formats ?? null, document.mediaType),
  );
  const places = round.entries
    .filter((entry) => isInReach(entry.agencyId))
    .flatMap((entry) => {
      const held = heldCodes(entry);
      return rows.flatMap((row) => {
        const claimedLevel = entry.claims[row.code] ?? 0;
        if (claimedLevel === 0 || held.has(row.code) || served.has(`${entry.entryId}/${row.code}`)) return [];
        const stake = hundredthsOf(row.weight ?? "0") * claimedLevel;
        return [{ entry, row, claimedLevel, stake, isSameAgency: agencies.has(entry.agencyId) }];
      });
    });
  return places
    .sort((a, b) => Number(b.isSameAgency) - Number(a.isSameAgency) || b.stake - a.stake)
    .map(({ entry, row, claimedLevel, stake, isSameAgency }) => ({
      roundYear: round.roundYear,
      entryId: entry.entryId ?? "",
      title: entry.title ?? "",
      agencyName: entry.agencyName,
      indicator: row.code,
      claimedLevel,
      isSameAgency,
      points: pointsOf(stake),
    }));
}
