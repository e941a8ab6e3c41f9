import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { IntakeFileState, IntakeGuess, IntakeRefusal } from "../contract/intake.ts";

export interface NewIntakeFile {
  readonly place: number;
  readonly path: string;
  readonly state: IntakeFileState;
  readonly refusal: IntakeRefusal | null;
  readonly guess: IntakeGuess;
  readonly entryId: string | null;
  readonly indicator: string | null;
  /** Null where the file was refused and nothing of it is stored. */
  readonly stored: {
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly mediaType: string;
    readonly scanState: string;
    readonly findings: readonly unknown[];
  } | null;
}

export async function insertIntake(
  db: Db,
  regionCode: RegionCode,
  intake: { readonly id: string; readonly roundYear: number; readonly files: readonly NewIntakeFile[] },
  by: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto("evidence_intake")
    .values({
      id: intake.id,
      region_code: regionCode,
      round_year: intake.roundYear,
      state: "previewed",
      created_at: at,
      created_by: by,
    })
    .execute();
  const { files } = intake;
  await sql`
    insert into evidence_intake_file (region_code, intake_id, place, path, state, refusal, guess, sha256, size_bytes, media_type,
      scan_state, facts, entry_id, indicator)
    select ${regionCode}, ${intake.id}, place, path, state, refusal, guess, sha256, size_bytes, media_type, scan_state, facts,
      entry_id, indicator
    from unnest(
      ${files.map((row) => row.place)}::int[], ${files.map((row) => row.path)}::text[],
      ${files.map((row) => row.state)}::text[],
      ${files.map((row) => (row.refusal === null ? null : JSON.stringify(row.refusal)))}::jsonb[],
      ${files.map((row) => JSON.stringify(row.guess))}::jsonb[],
      ${files.map((row) => row.stored?.sha256 ?? null)}::text[], ${files.map((row) => row.stored?.sizeBytes ?? null)}::bigint[],
      ${files.map((row) => row.stored?.mediaType ?? null)}::text[],
      ${files.map((row) => row.stored?.scanState ?? null)}::text[],
      ${files.map((row) => JSON.stringify(row.stored?.findings ?? []))}::jsonb[],
      ${files.map((row) => row.entryId)}::uuid[], ${files.map((row) => row.indicator)}::text[]
    ) as t (place, path, state, refusal, guess, sha256, size_bytes, media_type, scan_state, facts, entry_id, indicator)
  `.execute(db);
}

/** Previews that nobody took in; their bytes are swept on their own. */
export async function deleteStaleIntakes(db: Db, before: Date): Promise<void> {
  await sql`delete from evidence_intake where state = 'previewed' and created_at < ${before}`.execute(db);
}

export interface PlacedFile {
  readonly place: number;
  readonly state: IntakeFileState;
  readonly refusal: IntakeRefusal | null;
  readonly entryId: RoundEntryId | null;
  readonly indicator: string | null;
}

export async function placeFiles(db: Db, intakeId: string, files: readonly PlacedFile[]): Promise<void> {
  await sql`
    update evidence_intake_file f set state = t.state, refusal = t.refusal, entry_id = t.entry_id, indicator = t.indicator
    from unnest(
      ${files.map((row) => row.place)}::int[], ${files.map((row) => row.state)}::text[],
      ${files.map((row) => (row.refusal === null ? null : JSON.stringify(row.refusal)))}::jsonb[],
      ${files.map((row) => row.entryId)}::uuid[], ${files.map((row) => row.indicator)}::text[]
    ) as t (place, state, refusal, entry_id, indicator)
    where f.intake_id = ${intakeId} and f.place = t.place
  `.execute(db);
  await sql`update evidence_intake set revision = revision + 1 where id = ${intakeId}`.execute(db);
}

/** `given`: which file became which role; the other open ones were left out. */
export async function markApplied(
  db: Db,
  intakeId: string,
  given: readonly { readonly place: number; readonly roleId: string }[],
  at: Date,
): Promise<void> {
  await sql`
    update evidence_intake_file f set role_id = t.role_id
    from unnest(${given.map((row) => row.place)}::int[], ${given.map((row) => row.roleId)}::uuid[]) as t (place, role_id)
    where f.intake_id = ${intakeId} and f.place = t.place
  `.execute(db);
  await sql`
    update evidence_intake_file set state = 'left-out' where intake_id = ${intakeId} and state in ('asks', 'unknown')
  `.execute(db);
  await sql`
    update evidence_intake_file set state = 'duplicate'
    where intake_id = ${intakeId} and state = 'matched' and role_id is null
  `.execute(db);
  await sql`update evidence_intake set state = 'applied', applied_at = ${at} where id = ${intakeId}`.execute(db);
}

export async function markUndone(db: Db, intakeId: string, at: Date): Promise<void> {
  await sql`update evidence_intake set state = 'undone', undone_at = ${at} where id = ${intakeId}`.execute(db);
}
