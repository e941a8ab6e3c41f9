import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { type ApiToken, type TokenId, tokenIdSchema } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { insertToken, revokeTokens } from "../store/api-tokens.ts";
import { lockActivePerson } from "../store/people.ts";
import { makeSecret } from "./make-secret.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "newId" | "journal">;

/** A person makes a bearer token for the API; its text is answered once and kept nowhere. It can do what its person can. */
export async function createToken(
  deps: Deps,
  actor: Actor,
  input: { readonly name: string; readonly days: number },
): Promise<Result<ApiToken & { readonly token: string }>> {
  if (actor.kind === "anonymous") return refusal("access.sign-in-required");
  if (actor.kind === "system") return refusal("identity.person-unknown");
  return deps.database.inRegion(actor.regionCode, (db) =>
    writeToken(deps, db, actor, actor.regionCode, actor.personId, input),
  );
}

/** Inside the caller's transaction, for the person or for a command that acts for them. */
export async function writeToken(
  deps: Pick<Deps, "clock" | "newId" | "journal">,
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  personId: PersonId,
  input: { readonly name: string; readonly days: number },
): Promise<Result<ApiToken & { readonly token: string }>> {
  if ((await lockActivePerson(db, personId, "share")) === null) return refusal("identity.person-unknown");
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + input.days * 86_400_000);
  const id = tokenIdSchema.parse(deps.newId());
  const secret = makeSecret("intan_");
  const { name } = input;
  await insertToken(db, { id, regionCode, personId, tokenHash: secret.hash, name, createdAt: now, expiresAt });
  await deps.journal.record(db, {
    regionCode,
    actor,
    type: "token.created",
    subject: { kind: "person", id: personId },
    facts: { tokenId: id, expiresAt: expiresAt.toISOString() },
  });
  const times = { createdAt: now.toISOString(), expiresAt: expiresAt.toISOString(), lastUsedAt: null };
  return success({ id, name, ...times, token: secret.text });
}

/** A person revokes one of their own tokens; it stops working at once. */
export async function revokeToken(
  deps: Deps,
  actor: Actor,
  input: { readonly tokenId: TokenId },
): Promise<Result<{ readonly done: true }>> {
  if (actor.kind === "anonymous") return refusal("access.sign-in-required");
  if (actor.kind === "system") return refusal("identity.person-unknown");
  const { personId, regionCode } = actor;
  return deps.database.inRegion(regionCode, async (db): Promise<Result<{ readonly done: true }>> => {
    const count = await revokeTokens(db, personId, input.tokenId, deps.clock.now());
    if (count === 0) return refusal("identity.token-unknown");
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "token.revoked",
      subject: { kind: "person", id: personId },
      facts: { tokenId: input.tokenId },
    });
    return success({ done: true });
  });
}
