import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { IdentityDeps } from "../deps.ts";
import { insertInstallation } from "../store/installation.ts";

/** The demo fixes its region without a set-up link; a second call with an installation in place refuses `identity.already-set-up`. */
export async function installHomeRegion(
  deps: Pick<IdentityDeps, "database" | "clock">,
  input: { readonly regionCode: RegionCode; readonly isDemo: boolean },
): Promise<Result<{ readonly done: true }>> {
  const { regionCode, isDemo } = input;
  const isNew = await deps.database.withoutRegion((db) =>
    insertInstallation(db, { homeRegion: regionCode, setUpAt: deps.clock.now(), isDemo }),
  );
  return isNew ? success({ done: true }) : refusal("identity.already-set-up");
}
