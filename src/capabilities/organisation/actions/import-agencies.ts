import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database, Db } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import { type AgencyId, agencyIdSchema, type RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { AffairReader } from "../contract/affair.ts";
import { type Agency, type AgencyImportCounts, type AgencyKinds, agencyRowSchema } from "../contract/agency.ts";
import { agencyKeepers } from "../contract/operations.ts";
import type { RegionReader } from "../contract/region.ts";
import { readAgencies } from "../queries/read-agencies.ts";
import { normaliseAgencyName } from "../rules/normalise-agency-name.ts";
import { type PlannedAgency, planAgencyImport } from "../rules/plan-agency-import.ts";
import { lockAgencies, saveAgency } from "../store/agency.ts";
import { saveAlias } from "../store/agency-alias.ts";

interface ImportAgenciesDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly regions: RegionReader;
  readonly affairs: AffairReader;
  readonly kinds: AgencyKinds;
}

/**
 * A keeper of the tree imports it: new agencies are added, changed ones overwritten, none is removed; the same rows
 * again change nothing. Refused as a whole with every place that is wrong (`agencies.refused`).
 */
export async function importAgencies(
  deps: ImportAgenciesDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly rows: readonly unknown[]; readonly isDryRun: boolean },
): Promise<Result<AgencyImportCounts>> {
  const permitted = permit(actor, agencyKeepers, { regionCode: input.regionCode });
  if (!permitted.ok) return permitted;
  if (deps.regions.byCode(input.regionCode) === null) return refusal("region.unknown", { region: input.regionCode });
  const knownKinds = new Set(deps.kinds.kinds.map((kind) => kind.code));

  return deps.database.inRegion(input.regionCode, async (db) => {
    await lockAgencies(db, input.regionCode);
    const existing = await readAgencies(db);
    const plan = planAgencyImport(
      input.rows.map((row) => agencyRowSchema.safeParse(row)),
      {
        existing,
        isKnownKind: (kind) => knownKinds.has(kind),
        isKnownAffair: deps.affairs.has,
      },
    );
    if (!plan.ok) return refusal("agencies.refused", { problems: plan.errors.length }, plan.errors);

    const added = plan.agencies.filter((agency) => agency.existing === null).length;
    const changed = plan.agencies.filter((agency) => agency.existing !== null && agency.isChanged).length;
    const counts = { added, changed, unchanged: plan.agencies.length - added - changed };
    if (input.isDryRun) return success({ ...counts, aliases: 0, isDryRun: true });

    const aliases = await saveTree(deps, db, input.regionCode, plan.agencies, existing);
    if (added + changed + aliases > 0) {
      await deps.journal.record(db, {
        regionCode: input.regionCode,
        actor,
        type: "agencies.imported",
        subject: { kind: "region", id: input.regionCode },
        facts: { ...counts, aliases },
      });
    }
    return success({ ...counts, aliases, isDryRun: false });
  });
}

/** Writes what changed and the other spellings; answers how many spellings are new. */
async function saveTree(
  deps: ImportAgenciesDeps,
  db: Db,
  regionCode: RegionCode,
  planned: readonly PlannedAgency[],
  existing: readonly Agency[],
): Promise<number> {
  const at = deps.clock.now();
  const idBySlug = new Map<string, AgencyId>(existing.map((agency) => [agency.slug, agency.id]));
  for (const { row, slug, parentSlug, isChanged } of planned) {
    const id = idBySlug.get(slug) ?? agencyIdSchema.parse(deps.newId());
    idBySlug.set(slug, id);
    if (!isChanged) continue;
    const parentId = parentSlug === null ? null : (idBySlug.get(parentSlug) ?? null);
    const agency: Agency = {
      id,
      parentId,
      slug,
      name: row.name,
      abbreviation: row.abbreviation ?? null,
      kind: row.kind,
      affairCodes: row.affairCodes,
      confidence: row.confidence,
      evidence: row.evidence ?? null,
      note: row.note ?? null,
      isActive: row.isActive,
    };
    await saveAgency(db, regionCode, agency, at);
  }
  const shortName = deps.regions.byCode(regionCode)?.shortName ?? "";
  let aliases = 0;
  for (const { row, slug } of planned) {
    const agencyId = idBySlug.get(slug);
    if (agencyId === undefined) continue;
    const spellings = row.alsoWritten.map((written) => normaliseAgencyName(written, shortName));
    for (const normalised of spellings.filter((spelling) => spelling !== "")) {
      if (await saveAlias(db, regionCode, { normalised, agencyId }, at, { keepsEarlier: true })) aliases += 1;
    }
  }
  return aliases;
}
