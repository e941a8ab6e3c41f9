import type { Selectable } from "kysely";
import * as z from "zod";
import type { Db } from "#platform/database/port.ts";
import type { Tables } from "#platform/database/tables.generated.ts";
import {
  type ImportRowShown,
  type ImportRun,
  type ImportRunId,
  importQuestionSchema,
  importRowSchema,
  importRowsAPage,
  importRunSchema,
  type StoredRowState,
} from "../../contract/import-operations.ts";

const questionsSchema = z.object({ first: z.array(importQuestionSchema), count: z.number() });

function runOf(row: Selectable<Tables["import_run"]>): ImportRun {
  const questions = questionsSchema.parse(row.questions);
  return importRunSchema.parse({
    id: row.id,
    fileName: row.file_name,
    year: row.round_year,
    state: row.state,
    revision: row.revision,
    isTemplate: row.is_template,
    sheets: row.sheets,
    tables: row.tables,
    settings: row.settings,
    counts: row.counts,
    questions: questions.first,
    questionCount: questions.count,
    answers: row.answers,
    ignoredColumns: row.ignored_columns,
    written: row.written,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    appliedAt: row.applied_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  });
}

export interface LockableRun {
  readonly run: ImportRun;
  readonly fingerprint: string;
}

/** `lock`: waits for nobody; answers "busy" when somebody else holds the run. */
export async function readRun(
  db: Db,
  id: ImportRunId,
  lock: "lock" | "look" = "look",
): Promise<LockableRun | "busy" | null> {
  const select = db.selectFrom("import_run").selectAll().where("id", "=", id);
  const row = await (lock === "lock" ? select.forUpdate().skipLocked() : select).executeTakeFirst();
  if (row !== undefined) return { run: runOf(row), fingerprint: row.fingerprint };
  if (lock === "look") return null;
  return (await select.executeTakeFirst()) === undefined ? null : "busy";
}

export async function readRunFile(db: Db, id: ImportRunId): Promise<Uint8Array> {
  const file = await db.selectFrom("import_file").select("bytes").where("run_id", "=", id).executeTakeFirstOrThrow();
  return file.bytes;
}

/** One page of a preview's rows, in the order of the file. */
export async function readRows(
  db: Db,
  id: ImportRunId,
  state: StoredRowState | null,
  page: number,
): Promise<readonly ImportRowShown[]> {
  const rows = await db
    .selectFrom("import_row")
    .select(["position", "kind", "state", "sheet_name", "row_number", "name", "summary"])
    .where("run_id", "=", id)
    .$call((query) =>
      // Positions run from 1 without gaps: a late page of all rows need not step over the earlier ones.
      state === null
        ? query.where("position", ">", (page - 1) * importRowsAPage)
        : query.where("state", "=", state).offset((page - 1) * importRowsAPage),
    )
    .orderBy("position")
    .limit(importRowsAPage)
    .execute();
  const summarySchema = importRowSchema.pick({
    changes: true,
    problems: true,
    notices: true,
    asks: true,
    values: true,
    reason: true,
  });
  return rows.map((row) =>
    importRowSchema.parse({
      ...summarySchema.parse(row.summary),
      position: row.position,
      kind: row.kind,
      state: row.state,
      sheetName: row.sheet_name,
      row: row.row_number,
      name: row.name,
    }),
  );
}

export interface ListedRun {
  readonly id: ImportRunId;
  readonly fileName: string;
  readonly year: number;
  readonly state: ImportRun["state"];
  readonly counts: ImportRun["counts"];
  readonly written: ImportRun["written"];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly appliedAt: Date | null;
}

const runsShown = 50;

/** The newest imports of the region. */
export async function listRuns(db: Db): Promise<readonly ListedRun[]> {
  const rows = await db
    .selectFrom("import_run")
    .select(["id", "file_name", "round_year", "state", "counts", "written", "created_at", "created_by", "applied_at"])
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(runsShown)
    .execute();
  const shape = importRunSchema.pick({ id: true, state: true, counts: true, written: true });
  return rows.map((row) => ({
    ...shape.parse({ id: row.id, state: row.state, counts: row.counts, written: row.written }),
    fileName: row.file_name,
    year: row.round_year,
    createdAt: row.created_at,
    createdBy: row.created_by,
    appliedAt: row.applied_at,
  }));
}

/** What was chosen for headings before, by kind of sheet. */
export async function readRememberedHeadings(
  db: Db,
): Promise<readonly { readonly kind: string; readonly key: string; readonly field: string }[]> {
  const rows = await db.selectFrom("import_mapping").select(["kind", "heading_key", "field"]).execute();
  return rows.map((row) => ({ kind: row.kind, key: row.heading_key, field: row.field }));
}
