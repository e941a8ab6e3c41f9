import { type Actor, permit } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { closePersonOperation } from "../contract/operations.ts";
import type { IdentityDeps } from "../deps.ts";
import { decideClose } from "../rules/role-changes.ts";
import { revokeTokens } from "../store/api-tokens.ts";
import { deleteOpenPasswordLinks } from "../store/links.ts";
import { endGrantsOfPerson, lockActivePerson, lockAdministrators, markPersonClosed } from "../store/people.ts";
import { endSessions } from "../store/sessions.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "journal">;

/** An administrator closes an account: its sessions, tokens, links and roles end at once; what it did stays on record. */
export async function closePerson(
  deps: Deps,
  actor: Actor,
  regionCode: RegionCode,
  input: { readonly personId: PersonId },
): Promise<Result<{ readonly done: true }>> {
  const may = permit(actor, closePersonOperation.permission, { regionCode });
  if (!may.ok) return may;
  const { personId } = input;
  return deps.database.inRegion(regionCode, async (db) => {
    const administrators = await lockAdministrators(db);
    if ((await lockActivePerson(db, personId, "update")) === null) return refusal("identity.person-unknown");
    const decision = decideClose(actor.kind === "person" ? actor.personId : null, personId, administrators);
    if (!decision.ok) return decision;
    const now = deps.clock.now();
    await markPersonClosed(db, personId, now);
    await endGrantsOfPerson(db, personId, now);
    await deleteOpenPasswordLinks(db, personId);
    const sessions = await endSessions(db, personId, {}, now);
    const tokens = await revokeTokens(db, personId, null, now);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "person.closed",
      subject: { kind: "person", id: personId },
      facts: { sessions, tokens },
    });
    return success({ done: true });
  });
}
