import type { Db } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { makePasswordLinkOperation } from "../contract/operations.ts";
import type { OneTimeLink } from "../contract/person.ts";
import type { IdentityDeps } from "../deps.ts";
import { linkLife } from "../rules/session-life.ts";
import { deleteOpenPasswordLinks, insertPasswordLink } from "../store/links.ts";
import { lockActivePerson } from "../store/people.ts";
import { makeSecret } from "./make-secret.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "newId" | "journal">;

/** An administrator makes a link with which a person chooses a password, once; older links stop working. */
export async function makePasswordLink(
  deps: Deps,
  actor: Actor,
  regionCode: RegionCode,
  input: { readonly personId: PersonId },
): Promise<Result<OneTimeLink>> {
  const may = permit(actor, makePasswordLinkOperation.permission, { regionCode });
  if (!may.ok) return may;
  return deps.database.inRegion(regionCode, async (db) => {
    const person = await lockActivePerson(db, input.personId, "update");
    if (person === null) return refusal("identity.person-unknown");
    const link = await writePasswordLink(deps, db, regionCode, input.personId);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "password.link-made",
      subject: { kind: "person", id: input.personId },
      facts: { expiresAt: link.expiresAt },
    });
    return success(link);
  });
}

/** Inside the caller's transaction; the text of the link is answered and kept nowhere. */
export async function writePasswordLink(
  deps: Pick<Deps, "clock" | "newId">,
  db: Db,
  regionCode: RegionCode,
  personId: PersonId,
): Promise<OneTimeLink> {
  const now = deps.clock.now();
  const secret = makeSecret();
  const expiresAt = new Date(now.getTime() + linkLife.password);
  await deleteOpenPasswordLinks(db, personId);
  await insertPasswordLink(db, {
    id: deps.newId(),
    regionCode,
    personId,
    tokenHash: secret.hash,
    createdAt: now,
    expiresAt,
  });
  return { path: `/atur-sandi/${secret.text}`, expiresAt: expiresAt.toISOString() };
}
