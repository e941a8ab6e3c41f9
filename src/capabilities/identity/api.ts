import type { Actor } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Result, success } from "#shared/result.ts";
import {
  changePasswordOperation,
  closePersonOperation,
  createPersonOperation,
  createTokenOperation,
  endSessionOperation,
  grantRoleOperation,
  listPeopleOperation,
  listSessionsOperation,
  listTokensOperation,
  makePasswordLinkOperation,
  meOperation,
  revokeRoleOperation,
  revokeTokenOperation,
} from "./contract/operations.ts";
import type {
  ApiToken,
  GrantId,
  HeldGrant,
  NewPerson,
  OneTimeLink,
  OpenSession,
  Person,
  RoleChoice,
  SessionId,
  TokenId,
} from "./contract/person.ts";

type Done = Promise<Result<{ readonly done: true }>>;

export interface IdentityFunctions {
  readOwn(
    actor: Actor,
  ): Promise<
    Result<{ readonly person: Person; readonly sessions: readonly OpenSession[]; readonly tokens: readonly ApiToken[] }>
  >;
  listPeople(actor: Actor, regionCode: RegionCode): Promise<Result<readonly Person[]>>;
  createPerson(
    actor: Actor,
    regionCode: RegionCode,
    input: NewPerson,
  ): Promise<Result<{ readonly person: Person; readonly link: OneTimeLink }>>;
  closePerson(actor: Actor, regionCode: RegionCode, input: { readonly personId: PersonId }): Done;
  makePasswordLink(
    actor: Actor,
    regionCode: RegionCode,
    input: { readonly personId: PersonId },
  ): Promise<Result<OneTimeLink>>;
  grantRole(
    actor: Actor,
    regionCode: RegionCode,
    input: RoleChoice & { readonly personId: PersonId },
  ): Promise<Result<HeldGrant>>;
  revokeRole(
    actor: Actor,
    regionCode: RegionCode,
    input: { readonly personId: PersonId; readonly grantId: GrantId },
  ): Done;
  changePassword(
    actor: Actor,
    input: { readonly current: string; readonly password: string; readonly sessionId: string | null },
  ): Done;
  endSession(actor: Actor, input: { readonly sessionId: SessionId }): Done;
  createToken(
    actor: Actor,
    input: { readonly name: string; readonly days: number },
  ): Promise<Result<ApiToken & { readonly token: string }>>;
  revokeToken(actor: Actor, input: { readonly tokenId: TokenId }): Done;
}

export function identityOperations(functions: IdentityFunctions): readonly BoundOperation[] {
  return [
    bindOperation(meOperation, async ({ actor }) => {
      const own = await functions.readOwn(actor);
      return own.ok ? success(own.value.person) : own;
    }),
    bindOperation(listPeopleOperation, async ({ actor, regionCode }) => {
      const people = await functions.listPeople(actor, regionCode);
      return people.ok ? success({ people: [...people.value] }) : people;
    }),
    bindOperation(createPersonOperation, ({ actor, regionCode }, input) =>
      functions.createPerson(actor, regionCode, input),
    ),
    bindOperation(closePersonOperation, ({ actor, regionCode }, input) =>
      functions.closePerson(actor, regionCode, input),
    ),
    bindOperation(makePasswordLinkOperation, ({ actor, regionCode }, input) =>
      functions.makePasswordLink(actor, regionCode, input),
    ),
    bindOperation(grantRoleOperation, ({ actor, regionCode }, input) => functions.grantRole(actor, regionCode, input)),
    bindOperation(revokeRoleOperation, ({ actor, regionCode }, input) =>
      functions.revokeRole(actor, regionCode, input),
    ),
    // The API does not know the caller's session: a changed password ends all of them.
    bindOperation(changePasswordOperation, ({ actor }, input) =>
      functions.changePassword(actor, { ...input, sessionId: null }),
    ),
    bindOperation(listSessionsOperation, async ({ actor }) => {
      const own = await functions.readOwn(actor);
      return own.ok ? success({ sessions: [...own.value.sessions] }) : own;
    }),
    bindOperation(endSessionOperation, ({ actor }, input) => functions.endSession(actor, input)),
    bindOperation(listTokensOperation, async ({ actor }) => {
      const own = await functions.readOwn(actor);
      return own.ok ? success({ tokens: [...own.value.tokens] }) : own;
    }),
    bindOperation(createTokenOperation, ({ actor }, input) => functions.createToken(actor, input)),
    bindOperation(revokeTokenOperation, ({ actor }, input) => functions.revokeToken(actor, input)),
  ];
}
