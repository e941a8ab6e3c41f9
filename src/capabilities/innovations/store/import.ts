import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type {
  GivenAnswer,
  ImportCounts,
  ImportRowShown,
  ImportRunId,
  ImportSettings,
  ImportSheet,
  ImportTable,
  ImportWritten,
  StoredQuestion,
} from "../contract/import-operations.ts";

const rowsAStatement = 1000;

/** What a new plan changes in its run. */
export interface PlanToStore {
  readonly tables: readonly ImportTable[];
  readonly settings: ImportSettings;
  readonly answers: readonly GivenAnswer[];
  readonly questions: { readonly first: readonly StoredQuestion[]; readonly count: number };
  readonly ignoredColumns: readonly { readonly sheet: number; readonly column: number; readonly heading: string }[];
  readonly counts: ImportCounts;
  readonly fingerprint: string;
}

/** JSON as jsonb takes it: half a letter pair, where a text was cut, and NUL are refused there. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(/\\u(?:d[89a-f][0-9a-f]{2}|0000)/g, "\\ufffd");

const withoutNul = (text: string): string => text.replaceAll("\u0000", "");

const planColumns = (plan: PlanToStore) => ({
  tables: jsonText(plan.tables),
  settings: jsonText(plan.settings),
  answers: jsonText(plan.answers),
  questions: jsonText(plan.questions),
  ignored_columns: jsonText(plan.ignoredColumns),
  counts: jsonText(plan.counts),
  fingerprint: plan.fingerprint,
});

export interface NewRun extends PlanToStore {
  readonly id: ImportRunId;
  readonly year: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly isTemplate: boolean;
  readonly sheets: readonly ImportSheet[];
}

export async function insertRun(db: Db, regionCode: RegionCode, run: NewRun, by: string, at: Date): Promise<void> {
  await db
    .insertInto("import_run")
    .values({
      id: run.id,
      region_code: regionCode,
      round_year: run.year,
      file_name: withoutNul(run.fileName),
      file_sha256: run.sha256,
      size_bytes: run.bytes.length,
      state: "previewed",
      is_template: run.isTemplate,
      sheets: jsonText(run.sheets),
      created_by: by,
      created_at: at,
      ...planColumns(run),
    })
    .execute();
  await db
    .insertInto("import_file")
    .values({ region_code: regionCode, run_id: run.id, bytes: Buffer.from(run.bytes) })
    .execute();
}

/** Stores a new plan of a preview; false when it is no longer the revision that was planned from. */
export async function updatePlan(db: Db, id: ImportRunId, seenRevision: number, plan: PlanToStore): Promise<boolean> {
  const updated = await db
    .updateTable("import_run")
    .set({ ...planColumns(plan), revision: seenRevision + 1 })
    .where("id", "=", id)
    .where("revision", "=", seenRevision)
    .where("state", "=", "previewed")
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

const summaryOf = ({ changes, problems, notices, asks, values, reason }: Omit<ImportRowShown, "position">): string =>
  jsonText({ changes, problems, notices, asks, values, reason });

/** Replaces the rows of a preview. */
export async function replaceRows(
  db: Db,
  regionCode: RegionCode,
  runId: ImportRunId,
  rows: Iterable<Omit<ImportRowShown, "position">>,
): Promise<void> {
  await db.deleteFrom("import_row").where("run_id", "=", runId).execute();
  let slice: Omit<ImportRowShown, "position">[] = [];
  let first = 0;
  const flush = async () => {
    await sql`
      insert into import_row (region_code, run_id, position, kind, state, sheet_name, row_number, name, summary)
      select ${regionCode}, ${runId}, ${first}::int + place, kind, state, sheet_name, row_number, name, summary::jsonb
      from unnest(
        ${slice.map((row) => row.kind)}::text[], ${slice.map((row) => row.state)}::text[],
        ${slice.map((row) => withoutNul(row.sheetName))}::text[], ${slice.map((row) => row.row)}::int[],
        ${slice.map((row) => withoutNul(row.name))}::text[],
        ${slice.map(summaryOf)}::text[]
      ) with ordinality as t (kind, state, sheet_name, row_number, name, summary, place)
    `.execute(db);
    first += slice.length;
    slice = [];
  };
  for (const row of rows) {
    slice.push(row);
    if (slice.length === rowsAStatement) await flush();
  }
  if (slice.length > 0) await flush();
}

export async function markApplied(
  db: Db,
  id: ImportRunId,
  written: ImportWritten,
  by: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable("import_run")
    .set({ state: "applied", written: jsonText(written), applied_by: by, applied_at: at })
    .where("id", "=", id)
    .execute();
}

export async function markUndone(db: Db, id: ImportRunId, by: string, at: Date): Promise<void> {
  await db
    .updateTable("import_run")
    .set({ state: "undone", undone_by: by, undone_at: at })
    .where("id", "=", id)
    .execute();
}

/** One thing that an import touched: how it was before, and how the import left it. */
export interface ImportChangeRow {
  readonly kind: "innovation" | "membership" | "entry" | "governance";
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
}

export async function insertChanges(
  db: Db,
  regionCode: RegionCode,
  runId: ImportRunId,
  changes: readonly ImportChangeRow[],
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : jsonText(value));
  for (let start = 0; start < changes.length; start += rowsAStatement) {
    const slice = changes.slice(start, start + rowsAStatement);
    await sql`
      insert into import_change (region_code, run_id, position, kind, subject_id, before, after)
      select ${regionCode}, ${runId}, ${start}::int + place, kind, subject_id, before::jsonb, after::jsonb
      from unnest(
        ${slice.map((row) => row.kind)}::text[], ${slice.map((row) => row.subjectId)}::uuid[],
        ${slice.map((row) => json(row.before))}::text[], ${slice.map((row) => json(row.after))}::text[]
      ) with ordinality as t (kind, subject_id, before, after, place)
    `.execute(db);
  }
}

/** What people chose for the headings of their lists, kept for the next list; a later choice wins. */
export async function rememberHeadings(
  db: Db,
  regionCode: RegionCode,
  tables: readonly ImportTable[],
  at: Date,
): Promise<void> {
  const byKey = new Map(
    tables.flatMap(({ kind, columns }) =>
      columns
        .filter(({ key }) => key !== "")
        .map(({ key, field }) => [`${kind} ${key}`, { kind, key, field: field ?? "ignore" }] as const),
    ),
  );
  const rows = [...byKey.values()];
  await sql`
    insert into import_mapping (region_code, kind, heading_key, field, updated_at)
    select ${regionCode}, kind, heading_key, field, ${at}
    from unnest(
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.field)}::text[]
    ) as t (kind, heading_key, field)
    on conflict (region_code, kind, heading_key) do update set field = excluded.field, updated_at = excluded.updated_at
  `.execute(db);
}

/** Previews that nobody applied hold people's files; they go after a week. */
export async function deleteStalePreviews(db: Db, before: Date): Promise<void> {
  await db.deleteFrom("import_run").where("state", "=", "previewed").where("created_at", "<", before).execute();
}

/** One import at a time in a region; false when another one is under way. Held until the transaction ends. */
export async function takeImportTurn(db: Db, regionCode: RegionCode): Promise<boolean> {
  const taken = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('intan import'), hashtext(${regionCode})) as taken
  `.execute(db);
  return taken.rows[0]?.taken === true;
}
