import type { Actor, Role } from "#shared/actor.ts";
import { type AgencyId, agencyIdSchema, type RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { NewPerson, OneTimeLink, Person } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { createPerson } from "./create-person.ts";
import { makePassword } from "./make-secret.ts";
import { choosePassword } from "./set-password.ts";

export interface NewAccount {
  readonly regionCode: RegionCode;
  readonly person: Omit<NewPerson, "roles">;
  readonly roles: readonly Role[];
  /** Id, slug, abbreviation or name of an agency; null for roles of the region. */
  readonly agency: string | null;
  /** Makes and sets a password instead of leaving the link open. */
  readonly hasPassword: boolean;
}

export type MadeAccount = { readonly person: Person } & (
  | { readonly link: OneTimeLink; readonly password: null }
  | { readonly link: null; readonly password: string }
);

/** Whoever runs the server creates an account; its link or its made password is answered once. */
export async function createAccount(deps: IdentityDeps, input: NewAccount): Promise<Result<MadeAccount>> {
  const { regionCode } = input;
  const actor: Actor = { kind: "system", regionCode, name: "intan user create", isDemo: false };
  const agency = input.agency === null ? success(null) : await findAgency(deps, regionCode, input.agency);
  if (!agency.ok) return agency;
  const roles = input.roles.map((role) => ({ role, agencyId: agency.value }));
  const made = await createPerson(deps, actor, regionCode, { ...input.person, roles });
  if (!made.ok) return made;
  const { person, link } = made.value;
  if (!input.hasPassword) return success({ person, link, password: null });
  const password = makePassword();
  const chosen = await choosePassword(deps, { token: link.path.split("/").at(-1) ?? "", password });
  return chosen.ok ? success({ person, link: null, password }) : chosen;
}

async function findAgency(deps: IdentityDeps, regionCode: RegionCode, words: string): Promise<Result<AgencyId>> {
  return deps.database.inRegion(regionCode, async (db): Promise<Result<AgencyId>> => {
    const id = agencyIdSchema.safeParse(words);
    if (id.success) return success(id.data);
    const bySlug = await deps.agencies.bySlug(db, words);
    if (bySlug !== null) return success(bySlug.id);
    const match = (await deps.matchAgencies(db, regionCode))(words);
    if (match.kind === "exact") return success(match.agencyId);
    return refusal("identity.agency-unknown", {
      agency: words,
      candidates: match.candidates.map(({ id: near }) => near),
    });
  });
}
