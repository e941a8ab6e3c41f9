import { type Actor, permit } from "#shared/actor.ts";
import type { MembershipId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { ProgrammeEvent } from "../contract/programme-year.ts";
import type { ProgrammeDeps } from "../deps.ts";
import { lockMemberships, markCommitted } from "../store/membership.ts";
import { insertProgrammeEvent } from "../store/programme-year.ts";

/** The programme manager records a signing that already happened: the members in its annexes stand under commitment. */
export async function recordSigning(
  deps: ProgrammeDeps,
  actor: Actor,
  input: {
    readonly regionCode: RegionCode;
    readonly year: number;
    readonly event: ProgrammeEvent;
    readonly membershipIds: readonly MembershipId[];
  },
): Promise<Result<{ readonly committed: number }>> {
  const { regionCode, year, event, membershipIds } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  return deps.database.inRegion(regionCode, async (db) => {
    const found = (await lockMemberships(db, membershipIds)).filter((membership) => membership.year === year);
    if (found.length !== new Set(membershipIds).size) {
      return refusal("programme.membership-not-found", { expected: membershipIds.length, found: found.length });
    }
    await markCommitted(
      db,
      found.map((row) => row.id),
      event.heldOn,
    );
    await insertProgrammeEvent(db, regionCode, deps.newId(), year, event);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "programme.signed",
      subject: { kind: "programme-year", id: String(year) },
      facts: { year, committed: found.length, heldOn: event.heldOn, place: event.place },
    });
    return success({ committed: found.length });
  });
}
