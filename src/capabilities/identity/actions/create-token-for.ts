import type { Actor } from "#shared/actor.ts";
import { type Result, refusal } from "#shared/result.ts";
import type { ApiToken } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { normaliseLogin } from "../rules/login.ts";
import { findCredential } from "../store/passwords.ts";
import { findRegion } from "../store/regions.ts";
import { writeToken } from "./change-tokens.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "newId" | "journal">;

/** Whoever runs the server makes a token for a person, named by e-mail or user name; the command is named in the trail. */
export async function createTokenFor(
  deps: Deps,
  input: { readonly login: string; readonly name: string; readonly days: number },
): Promise<Result<ApiToken & { readonly token: string }>> {
  const regionCode = await findRegion.ofLogin(deps.database, normaliseLogin(input.login));
  if (regionCode === null) return refusal("identity.person-unknown");
  const actor: Actor = { kind: "system", regionCode, name: "intan token create", isDemo: false };
  return deps.database.inRegion(regionCode, async (db) => {
    const found = await findCredential(db, input.login);
    if (found === null) return refusal("identity.person-unknown");
    return writeToken(deps, db, actor, regionCode, found.personId, { name: input.name, days: input.days });
  });
}
