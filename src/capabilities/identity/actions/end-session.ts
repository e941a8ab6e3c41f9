import type { Actor } from "#shared/actor.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { IdentityDeps } from "../deps.ts";
import { endSessions } from "../store/sessions.ts";

type Deps = Pick<IdentityDeps, "database" | "clock" | "journal">;

/** A person ends one of their own sessions: by signing out, or from the list. */
export async function endSession(
  deps: Deps,
  actor: Actor,
  input: { readonly sessionId: string },
): Promise<Result<{ readonly done: true }>> {
  if (actor.kind === "anonymous") return refusal("access.sign-in-required");
  if (actor.kind === "system") return refusal("identity.person-unknown");
  const { personId, regionCode } = actor;
  return deps.database.inRegion(regionCode, async (db): Promise<Result<{ readonly done: true }>> => {
    const ended = await endSessions(db, personId, { only: input.sessionId }, deps.clock.now());
    if (ended === 0) return refusal("identity.session-unknown");
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "session.ended",
      subject: { kind: "person", id: personId },
      facts: { sessionId: input.sessionId },
    });
    return success({ done: true });
  });
}
