import type { Database } from "#platform/database/port.ts";
import type { AgencyId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Agency } from "../contract/agency.ts";
import { readAgency } from "./read-agencies.ts";

export async function findAgency(
  deps: { readonly database: Database },
  input: { readonly regionCode: RegionCode; readonly id: AgencyId },
): Promise<Result<Agency>> {
  const agency = await deps.database.inRegion(input.regionCode, (db) => readAgency(db, input.id));
  return agency === null ? refusal("agency.unknown") : success(agency);
}
