import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { AgencyId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { agencyKeepers } from "../contract/operations.ts";
import type { RegionReader } from "../contract/region.ts";
import { readAgencies } from "../queries/read-agencies.ts";
import { compileAgencyMatching } from "../rules/match-agency-name.ts";
import { normaliseAgencyName } from "../rules/normalise-agency-name.ts";
import { saveAlias } from "../store/agency-alias.ts";

interface RememberAliasDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly regions: RegionReader;
}

/**
 * A keeper of the tree says how an agency is also written; the next import takes that spelling silently.
 * Refused when the words are the own name of another agency (`alias.is-another-agency`).
 */
export async function rememberAgencyAlias(
  deps: RememberAliasDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly agencyId: AgencyId; readonly written: string },
): Promise<Result<{ readonly normalised: string }>> {
  const permitted = permit(actor, agencyKeepers, { regionCode: input.regionCode });
  if (!permitted.ok) return permitted;
  const region = deps.regions.byCode(input.regionCode);
  if (region === null) return refusal("region.unknown", { region: input.regionCode });

  return deps.database.inRegion(input.regionCode, async (db) => {
    const agencies = await readAgencies(db);
    if (!agencies.some((agency) => agency.id === input.agencyId)) return refusal("agency.unknown");
    const normalised = normaliseAgencyName(input.written, region.shortName);
    if (normalised === "") return refusal("alias.empty");
    const own = compileAgencyMatching(agencies, new Map(), region.shortName)(input.written);
    if (own.kind === "exact" && own.agencyId !== input.agencyId)
      return refusal("alias.is-another-agency", { agencyId: own.agencyId });

    const isNew = await saveAlias(db, input.regionCode, { normalised, agencyId: input.agencyId }, deps.clock.now(), {
      keepsEarlier: false,
    });
    if (isNew) {
      await deps.journal.record(db, {
        regionCode: input.regionCode,
        actor,
        type: "agency.alias-remembered",
        subject: { kind: "agency", id: input.agencyId },
        facts: { normalised },
      });
    }
    return success({ normalised });
  });
}
