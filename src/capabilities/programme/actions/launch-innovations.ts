import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { MembershipId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { ProgrammeEvent } from "../contract/programme-year.ts";
import type { ProgrammeDeps } from "../deps.ts";
import { canTake, capacityOf, launchStep } from "../rules/way.ts";
import { lockMemberships, moveMemberships } from "../store/membership.ts";
import { insertProgrammeEvent } from "../store/programme-year.ts";
import { insertSteps } from "../store/step.ts";

/** The programme manager records a launch: the listed members of the year become launched; the catalogue follows. */
export async function launchInnovations(
  deps: ProgrammeDeps,
  actor: Actor,
  input: {
    readonly regionCode: RegionCode;
    readonly year: number;
    readonly event: ProgrammeEvent;
    readonly membershipIds: readonly MembershipId[];
  },
): Promise<Result<{ readonly launched: number }>> {
  const { regionCode, year, event, membershipIds } = input;
  const allowed = permit(actor, { anyOf: ["programme_manager"] }, { regionCode });
  if (!allowed.ok) return allowed;
  return deps.database.inRegion(regionCode, async (db) => {
    const found = (await lockMemberships(db, membershipIds)).filter((membership) => membership.year === year);
    if (found.length !== new Set(membershipIds).size) {
      return refusal("programme.membership-not-found", { expected: membershipIds.length, found: found.length });
    }
    const stuck = found.filter((row) => !canTake("launch", row.state));
    if (stuck.length > 0) {
      return refusal("programme.not-ready-to-launch", {
        registrationNumbers: stuck.map((row) => row.registrationNumber),
      });
    }
    const ids = found.map((row) => row.id);
    await moveMemberships(db, ids, { state: "launched", launchedOn: event.heldOn }, deps.clock.now());
    await insertSteps(
      db,
      regionCode,
      found.map((row) => ({ id: deps.newId(), membershipId: row.id, from: row.state, to: "launched" })),
      {
        verb: "launch",
        reasons: [],
        note: null,
        decree: null,
        at: deps.clock.now(),
        by: actorKey(actor),
        capacity: capacityOf(actor, launchStep, null),
      },
    );
    await insertProgrammeEvent(db, regionCode, deps.newId(), year, event);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "programme.launched",
      subject: { kind: "programme-year", id: String(year) },
      facts: { year, launched: found.length, heldOn: event.heldOn, place: event.place },
    });
    return success({ launched: found.length });
  });
}
