import type { MembershipState, Track } from "#capabilities/programme/contract.ts";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import {
  type AgencyId,
  type InnovationId,
  innovationIdSchema,
  type MembershipId,
  membershipIdSchema,
  type RegionCode,
} from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Confidence } from "../contract/innovation.ts";
import type { Profile } from "../contract/profile.ts";
import type { InnovationsDeps } from "../deps.ts";
import { insertInnovations } from "../store/innovation.ts";

export interface RegisterInnovationInput {
  readonly regionCode: RegionCode;
  readonly profile: Profile;
  readonly isSample: boolean;
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly continuesId: InnovationId | null;
  readonly year: number;
  readonly track: Track;
  readonly agencyId: AgencyId | null;
  readonly state: Exclude<MembershipState, "launched">;
  readonly proposedOn: string | null;
}

/** Somebody of an agency, or the programme manager, puts an innovation on record and into a programme year. */
export async function registerInnovation(
  deps: InnovationsDeps,
  actor: Actor,
  input: RegisterInnovationInput,
): Promise<Result<{ readonly innovationId: InnovationId; readonly membershipId: MembershipId; readonly registrationNumber: number }>> {
  const { regionCode } = input;
  const allowed = permit(
    actor,
    { anyOf: ["innovator", "agency_operator", "programme_manager"] },
    { regionCode, agencyId: input.agencyId },
  );
  if (!allowed.ok) return allowed;
  const id = innovationIdSchema.parse(deps.newId());
  const membershipId = membershipIdSchema.parse(deps.newId());
  return deps.database.inRegion(regionCode, async (db) => {
    const { profile, isSample, source, confidence, continuesId } = input;
    if (continuesId !== null) {
      const ancestor = await db.selectFrom("innovation").select("id").where("id", "=", continuesId).executeTakeFirst();
      if (ancestor === undefined) return refusal("innovation.not-found", { id: continuesId });
    }
    const row = { id, profile, isSample, source, confidence, continuesId };
    await insertInnovations(db, regionCode, [row], actorKey(actor), deps.clock.now());
    const { year, track, agencyId, state, proposedOn } = input;
    const [joined] = await deps.memberships.join(db, regionCode, [
      { id: membershipId, innovationId: id, year, track, agencyId, state, proposedOn, committedOn: null, launchedOn: null },
    ]);
    if (joined === undefined) throw new Error("a new member got no registration number");
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "innovation.registered",
      subject: { kind: "innovation", id },
      facts: { title: profile.name, year, track, state, registrationNumber: joined.registrationNumber },
    });
    return success({ innovationId: id, membershipId, registrationNumber: joined.registrationNumber });
  });
}
