import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Profile } from "../contract/profile.ts";
import type { InnovationsDeps } from "../deps.ts";
import { changedFields } from "../rules/changed-fields.ts";
import { insertRevisions } from "../store/innovation.ts";

/** The programme manager or the agency writes a new version of a profile; earlier versions stay. */
export async function reviseInnovation(
  deps: InnovationsDeps,
  actor: Actor,
  input: {
    readonly regionCode: RegionCode;
    readonly id: InnovationId;
    /** The version that the writer saw; a newer one means that somebody else wrote meanwhile. */
    readonly seenVersion: number;
    readonly profile: Profile;
    readonly note: string | null;
  },
): Promise<Result<{ readonly version: number; readonly changed: readonly string[] }>> {
  const { regionCode, id, profile } = input;
  return deps.database.inRegion(regionCode, async (db) => {
    const current = await db
      .selectFrom("innovation as i")
      .innerJoin("innovation_version as v", (join) =>
        join.onRef("v.innovation_id", "=", "i.id").onRef("v.version", "=", "i.current_version"),
      )
      .select(["i.current_version", "v.profile"])
      .where("i.id", "=", id)
      .executeTakeFirst();
    if (current === undefined) return refusal("innovation.not-found", { id });
    const memberships = await deps.memberships.ofInnovations(db, [id]);
    const agencyId = memberships.at(-1)?.agencyId ?? null;
    const allowed = permit(
      actor,
      { anyOf: ["innovator", "agency_operator", "programme_manager"] },
      { regionCode, agencyId },
    );
    if (!allowed.ok) return allowed;
    if (current.current_version !== input.seenVersion) {
      return refusal("innovation.version-conflict", { seen: input.seenVersion, current: current.current_version });
    }
    const changed = changedFields(current.profile, profile);
    if (changed.length === 0) return success({ version: current.current_version, changed });
    await insertRevisions(db, regionCode, [{ id, profile, note: input.note }], actorKey(actor), deps.clock.now());
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "innovation.revised",
      subject: { kind: "innovation", id },
      facts: { version: input.seenVersion + 1, changed },
    });
    return success({ version: input.seenVersion + 1, changed });
  });
}
