import type { MembershipState, Track } from "#capabilities/programme/contract/membership.ts";
import type { Db } from "#platform/database/port.ts";
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
  /** Its place in a programme year; null for one that is on record from before, its year unknown. */
  readonly membership: RegisteredMembership | null;
}

export interface RegisteredMembership {
  readonly year: number;
  readonly track: Track;
  readonly agencyId: AgencyId | null;
  readonly state: Exclude<MembershipState, "launched">;
  readonly proposedOn: string | null;
}

export interface RegisteredInnovation {
  readonly innovationId: InnovationId;
  readonly membership: { readonly id: MembershipId; readonly registrationNumber: number } | null;
}

/** Somebody of an agency, or the programme manager, puts an innovation on record and into a programme year. */
export async function registerInnovation(
  deps: InnovationsDeps,
  actor: Actor,
  input: RegisterInnovationInput,
): Promise<Result<RegisteredInnovation>> {
  const { regionCode } = input;
  const allowed = permit(
    actor,
    { anyOf: ["innovator", "agency_operator", "programme_manager"] },
    { regionCode, agencyId: input.membership?.agencyId ?? null },
  );
  if (!allowed.ok) return allowed;
  const id = innovationIdSchema.parse(deps.newId());
  return deps.database.inRegion(regionCode, async (db) => {
    const { profile, isSample, source, confidence, continuesId } = input;
    if (continuesId !== null) {
      const ancestor = await db.selectFrom("innovation").select("id").where("id", "=", continuesId).executeTakeFirst();
      if (ancestor === undefined) return refusal("innovation.not-found", { id: continuesId });
    }
    const row = { id, profile, isSample, source, confidence, continuesId };
    await insertInnovations(db, regionCode, [row], actorKey(actor), deps.clock.now());
    const membership = input.membership === null ? null : await join(deps, db, regionCode, id, input.membership);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "innovation.registered",
      subject: { kind: "innovation", id },
      facts: {
        title: profile.name,
        year: input.membership?.year ?? null,
        state: input.membership?.state ?? null,
        registrationNumber: membership?.registrationNumber ?? null,
      },
    });
    return success({ innovationId: id, membership });
  });
}

async function join(
  deps: InnovationsDeps,
  db: Db,
  regionCode: RegionCode,
  innovationId: InnovationId,
  wanted: RegisteredMembership,
): Promise<NonNullable<RegisteredInnovation["membership"]>> {
  const id = membershipIdSchema.parse(deps.newId());
  const [joined] = await deps.memberships.join(db, regionCode, [
    { ...wanted, id, innovationId, committedOn: null, launchedOn: null },
  ]);
  if (joined === undefined) throw new Error("a new member got no registration number");
  return { id, registrationNumber: joined.registrationNumber };
}
