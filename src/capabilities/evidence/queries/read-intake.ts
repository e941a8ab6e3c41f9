import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { suppliers } from "../contract/access.ts";
import {
  type Intake,
  type IntakeFile,
  type IntakeFileState,
  intakeFileStateSchema,
  intakeFileStates,
  intakeGuessSchema,
  intakeRefusalSchema,
} from "../contract/intake.ts";
import { fileFindingsOf, type StandingRole } from "./roles-of.ts";

/** A file of an intake with what was stored of it. */
export interface IntakeRow extends IntakeFile {
  readonly entryId: RoundEntryId | null;
  readonly sha256: string | null;
  readonly scanState: string | null;
  readonly fileFindings: StandingRole["fileFindings"];
}

export interface ReadIntake extends Omit<Intake, "files"> {
  readonly files: readonly IntakeRow[];
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
}

/** One's own intakes, and all of the region for the system. `lock` keeps others away until the transaction ends. */
export async function readIntake(
  db: Db,
  actor: Actor,
  regionCode: RegionCode,
  id: string,
  lock?: "lock",
): Promise<Result<ReadIntake>> {
  const allowed = permit(actor, suppliers, { regionCode });
  if (!allowed.ok) return allowed;
  let query = db.selectFrom("evidence_intake").selectAll().where("id", "=", id);
  if (actor.kind !== "system") query = query.where("created_by", "=", actorKey(actor));
  const row = await (lock === undefined ? query : query.forUpdate()).executeTakeFirst();
  if (row === undefined) return refusal("evidence.intake-not-found");
  const rows = await db
    .selectFrom("evidence_intake_file")
    .selectAll()
    .where("intake_id", "=", id)
    .orderBy("place")
    .execute();
  const files = rows.map((file) => ({
    place: file.place,
    path: file.path,
    state: intakeFileStateSchema.parse(file.state),
    refusal: intakeRefusalSchema.nullable().parse(file.refusal),
    guess: intakeGuessSchema.parse(file.guess),
    sizeBytes: file.size_bytes,
    mediaType: file.media_type,
    entryId: file.entry_id,
    indicator: file.indicator,
    roleId: file.role_id,
    sha256: file.sha256,
    scanState: file.scan_state,
    fileFindings: fileFindingsOf(file.facts),
  }));
  return success({
    id: row.id,
    roundYear: row.round_year,
    state: row.state === "applied" || row.state === "undone" ? row.state : "previewed",
    revision: row.revision,
    counts: countStates(files),
    files,
    createdAt: row.created_at,
    appliedAt: row.applied_at,
  });
}

function countStates(files: readonly { readonly state: IntakeFileState }[]): Record<IntakeFileState, number> {
  const counts = Object.fromEntries(intakeFileStates.map((state) => [state, 0])) as Record<IntakeFileState, number>;
  for (const { state } of files) counts[state] += 1;
  return counts;
}

export interface IntakeSummary {
  readonly id: string;
  readonly roundYear: number;
  readonly state: string;
  readonly createdAt: Date;
  readonly files: number;
}

/** One's own intakes, the newest first. */
export async function listIntakes(db: Db, actor: Actor, most: number): Promise<readonly IntakeSummary[]> {
  const rows = await db
    .selectFrom("evidence_intake as i")
    .select((row) => [
      "i.id",
      "i.round_year",
      "i.state",
      "i.created_at",
      row
        .selectFrom("evidence_intake_file as f")
        .whereRef("f.intake_id", "=", "i.id")
        .select((count) => count.fn.countAll<number>().as("files"))
        .as("files"),
    ])
    .where("i.created_by", "=", actorKey(actor))
    .orderBy("i.created_at", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    roundYear: row.round_year,
    state: row.state,
    createdAt: row.created_at,
    files: Number(row.files ?? 0),
  }));
}

/** Places on which somebody decided since a moment, among those of an intake. */
export async function decidedSince(db: Db, intakeId: string, since: Date): Promise<number> {
  const found = await db
    .selectFrom("evidence_intake_file as f")
    .innerJoin("evidence_decision as d", (join) =>
      join
        .onRef("d.region_code", "=", "f.region_code")
        .onRef("d.entry_id", "=", "f.entry_id")
        .onRef("d.indicator", "=", "f.indicator"),
    )
    .select((row) => row.fn.count<number>("f.place").distinct().as("places"))
    .where("f.intake_id", "=", intakeId)
    .where("f.role_id", "is not", null)
    .where("d.decided_at", ">=", since)
    .executeTakeFirst();
  return Number(found?.places ?? 0);
}
