import { type Actor, actorKey } from "#shared/actor.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Profile } from "../contract/profile.ts";
import type { InnovationsDeps } from "../deps.ts";
import { changedFields } from "../rules/changed-fields.ts";
import { mayRevise } from "../rules/edit/may-revise.ts";
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
    // Two writers of one version wait here: the second then sees the first one's version and is told.
    const locked = await db
      .selectFrom("innovation")
      .select("current_version")
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (locked === undefined) return refusal("innovation.not-found", { id });
    const current = await db
      .selectFrom("innovation_version")
      .select("profile")
      .where("innovation_id", "=", id)
      .where("version", "=", locked.current_version)
      .executeTakeFirstOrThrow();
    const memberships = await deps.memberships.ofInnovations(db, [id]);
    const newest = memberships.at(-1);
    const allowed = mayRevise(actor, {
      regionCode,
      agencyId: newest?.agencyId ?? null,
      state: newest?.state ?? null,
    });
    if (!allowed.ok) return allowed;
    if (locked.current_version !== input.seenVersion) {
      return refusal("innovation.version-conflict", { seen: input.seenVersion, current: locked.current_version });
    }
    const changed = changedFields(current.profile, profile);
    if (changed.length === 0) return success({ version: locked.current_version, changed });
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
