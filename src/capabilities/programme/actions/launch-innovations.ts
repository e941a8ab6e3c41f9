import { sql } from "kysely";
import { type Actor, permit } from "#shared/actor.ts";
import { type MembershipId, membershipIdSchema, type RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { ProgrammeEvent } from "../contract.ts";
import type { ProgrammeDeps } from "../deps.ts";
import { canLaunch } from "../rules/membership-states.ts";
import { insertProgrammeEvent, markLaunched } from "../store.ts";

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
    const found = await db
      .selectFrom("programme_membership")
      .select(["id", "state", "registration_number"])
      .where(sql<boolean>`id = any(${membershipIds}::uuid[])`)
      .where("year", "=", year)
      .orderBy("id")
      .forUpdate()
      .execute();
    if (found.length !== new Set(membershipIds).size) {
      return refusal("programme.membership-not-found", { expected: membershipIds.length, found: found.length });
    }
    const stuck = found.filter((row) => !canLaunch(row.state));
    if (stuck.length > 0) {
      return refusal("programme.not-ready-to-launch", {
        registrationNumbers: stuck.map((row) => row.registration_number),
      });
    }
    await markLaunched(
      db,
      found.map((row) => membershipIdSchema.parse(row.id)),
      event.heldOn,
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
