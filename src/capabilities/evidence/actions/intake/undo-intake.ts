import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { IntakeDeps } from "../../deps.ts";
import { decidedSince, readIntake } from "../../queries/read-intake.ts";
import { markUndone } from "../../store/intake.ts";
import { retireRoles } from "../../store/role.ts";

/** Whoever took the files in takes them back as one act, while no verifier has decided on a place they serve. */
export async function undoIntake(
  deps: IntakeDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly id: string },
): Promise<Result<{ readonly id: string }>> {
  const { regionCode, id } = input;
  return deps.database.inRegionForBulk(regionCode, async (db) => {
    const found = await readIntake(db, actor, regionCode, id, "lock");
    if (!found.ok) return found;
    const intake = found.value;
    if (intake.state !== "applied" || intake.appliedAt === null)
      return refusal("evidence.intake-not-applied", { state: intake.state });
    const decided = await decidedSince(db, id, intake.appliedAt);
    if (decided > 0) return refusal("evidence.intake-decided", { count: decided });
    const roleIds = intake.files.flatMap(({ roleId }) => roleId ?? []);
    const now = deps.clock.now();
    const retired = await retireRoles(db, roleIds, actorKey(actor), now);
    await markUndone(db, id, now);
    await deps.journal.record(db, {
      regionCode,
      actor,
      type: "evidence.intake-undone",
      subject: { kind: "evidence-intake", id },
      facts: { roundYear: intake.roundYear, roles: retired },
    });
    return success({ id });
  });
}
