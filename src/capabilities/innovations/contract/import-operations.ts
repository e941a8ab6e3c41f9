import * as z from "zod";
import { trackSchema } from "#capabilities/programme/contract/membership.ts";
import { defineOperation } from "#shared/operation.ts";

/** Who brings workbooks in and takes an import back. */
export const importManagers = { anyOf: ["programme_manager"] } as const;
export const maxImportBytes = 20 * 2 ** 20;
export const importRowsAPage = 50;
/** Questions that are kept and shown at a time; the others follow when these are answered. */
export const questionsKept = 200;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const importRunIdSchema = z.string().regex(uuidPattern).brand<"ImportRunId">();
export type ImportRunId = z.infer<typeof importRunIdSchema>;

const whole = z.number().int();
const yearSchema = z.coerce.number().int().min(2000).max(2100);
export const sheetKindSchema = z.enum(["profiles", "levels", "governance"]);
/** Checked against the kind of its sheet where it is chosen. */
const fieldSchema = z.string().max(40).nullable();

export const importCountsSchema = z.object({
  new: whole,
  changed: whole,
  unchanged: whole,
  asks: whole,
  wrong: whole,
  skipped: whole,
});
export type ImportCounts = z.infer<typeof importCountsSchema>;
export const rowStates = ["new", "changed", "unchanged", "asks", "wrong", "skipped"] as const;
export const rowStateSchema = z.enum(rowStates);
export type StoredRowState = z.infer<typeof rowStateSchema>;

/** What a list does not say of itself. */
export const importSettingsSchema = z.object({
  /** For rows without a year of their own. */
  programmeYear: z.coerce.number().int().min(2000).max(2100).nullable().default(null),
  track: trackSchema.default("asn"),
  includeHiddenRows: z.boolean().default(false),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;

export const importSheetSchema = z.object({ sheet: whole, name: z.string(), hidden: z.boolean(), rowCount: whole });
export type ImportSheet = z.infer<typeof importSheetSchema>;

const mergeSchema = z.object({ fromRow: whole, toRow: whole, fromColumn: whole, toColumn: whole });
/** A table of the workbook and what its columns mean. */
export const importTableSchema = z.object({
  sheet: whole,
  sheetName: z.string(),
  kind: sheetKindSchema,
  /** Last row of the heading, as people count. */
  headerRow: whole,
  columns: z.array(z.object({ column: whole, heading: z.string(), key: z.string(), field: fieldSchema })),
  merges: z.array(mergeSchema),
});
export type ImportTable = z.infer<typeof importTableSchema>;

export const questionKindSchema = z.enum(["agency", "affair", "date", "identity"]);
export const importQuestionSchema = z.object({
  key: z.string(),
  kind: questionKindSchema,
  written: z.string(),
  proposal: z.string().nullable(),
  candidates: z.array(z.object({ answer: z.string(), score: z.number(), name: z.string().optional() })),
  places: z.array(z.string()),
  count: whole,
});
export type StoredQuestion = z.infer<typeof importQuestionSchema>;

export const givenAnswerSchema = z.object({
  key: z.string(),
  kind: questionKindSchema,
  written: z.string(),
  answer: z.string(),
});
export type GivenAnswer = z.infer<typeof givenAnswerSchema>;

/** What an applied import wrote. */
export const importWrittenSchema = z.object({
  added: whole,
  revised: whole,
  joined: whole,
  entries: whole,
  claims: whole,
  governance: whole,
});
export type ImportWritten = z.infer<typeof importWrittenSchema>;

export const importRunSchema = z
  .object({
    id: importRunIdSchema,
    fileName: z.string(),
    /** Of the index round. */
    year: whole,
    state: z.enum(["previewed", "applied", "undone"]),
    /** Rises with every change of answers or mapping. */
    revision: whole,
    /** A template of this product: there an empty cell empties the field. */
    isTemplate: z.boolean(),
    sheets: z.array(importSheetSchema),
    tables: z.array(importTableSchema),
    settings: importSettingsSchema,
    counts: importCountsSchema,
    /** The first ones. */
    questions: z.array(importQuestionSchema),
    questionCount: whole,
    answers: z.array(givenAnswerSchema),
    ignoredColumns: z.array(z.object({ sheet: whole, column: whole, heading: z.string() })),
    written: importWrittenSchema.nullable(),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    appliedAt: z.iso.datetime().nullable(),
    undoneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ImportRun" });
export type ImportRun = z.infer<typeof importRunSchema>;

export const cellProblemSchema = z.object({
  /** "Profil!C5". */
  path: z.string(),
  code: z.string(),
  field: z.string(),
  found: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

export const importRowSchema = z
  .object({
    position: whole,
    kind: z.enum(["profiles", "levels", "governance", "skipped"]),
    state: rowStateSchema,
    sheetName: z.string(),
    row: whole,
    name: z.string(),
    /** Long texts are cut. */
    changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    problems: z.array(cellProblemSchema),
    notices: z.array(cellProblemSchema),
    /** Keys of open questions. */
    asks: z.array(z.string()),
    /** What a new row brings, by field. */
    values: z.record(z.string(), z.unknown()),
    /** Why the row was left out. */
    reason: z.string().nullable(),
  })
  .meta({ id: "ImportRow" });
export type ImportRowShown = z.infer<typeof importRowSchema>;

const runRefusals = ["import.not-found", "import.not-previewed", "import.busy", "import.changed-meanwhile"];
const fileRefusals = [
  "import.round-unknown",
  "import.template-of-other-region",
  "import.template-of-other-round",
  "import.template-version",
  "import.table-unknown",
  "import.field-unknown",
  "spreadsheet.unknown-format",
];

export const previewImportOperation = defineOperation({
  name: "innovations.preview-import",
  method: "post",
  path: "/api/v1/imports",
  summary: { id: "Pratinjau impor buku kerja", en: "Preview the import of a workbook" },
  permission: importManagers,
  input: importSettingsSchema.extend({
    fileName: z.string().trim().min(1).max(200),
    contentBase64: z.base64().max(Math.ceil(maxImportBytes / 3) * 4),
    year: yearSchema,
  }),
  output: importRunSchema,
  refusals: fileRefusals,
});

export const showImportOperation = defineOperation({
  name: "innovations.show-import",
  method: "get",
  path: "/api/v1/imports/{id}",
  summary: { id: "Satu impor dengan baris-barisnya", en: "One import with its rows" },
  permission: importManagers,
  input: z.strictObject({
    id: importRunIdSchema,
    state: rowStateSchema.optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: z.object({
    run: importRunSchema,
    page: whole,
    total: whole,
    rows: z.array(importRowSchema),
  }),
  refusals: ["import.not-found"],
});

export const tableChoiceSchema = z.object({
  sheet: whole.min(0).max(1000),
  kind: sheetKindSchema,
  headerRow: whole.min(1).max(1_048_576),
  /** Columns that are not named keep the field that was proposed. */
  columns: z
    .array(z.object({ column: whole.min(1).max(16_384), field: fieldSchema }))
    .max(1000)
    .default([]),
});
export type TableChoice = z.infer<typeof tableChoiceSchema>;

export const answerInputSchema = z.strictObject({
  id: importRunIdSchema,
  /** What the person saw; another one is refused. */
  revision: whole.optional(),
  /** Question key to answer; a key with an empty answer is asked again. */
  answers: z.record(z.string().max(400), z.string().max(100)).default({}),
  /** Takes every proposal that has one. */
  acceptProposals: z.boolean().default(false),
  tables: z.array(tableChoiceSchema).max(20).optional(),
  settings: importSettingsSchema.optional(),
});
export type AnswerInput = z.input<typeof answerInputSchema>;

export const answerImportOperation = defineOperation({
  name: "innovations.answer-import",
  method: "post",
  path: "/api/v1/imports/{id}/answers",
  summary: { id: "Jawab pertanyaan dan ubah pemetaan impor", en: "Answer questions and change the mapping" },
  permission: importManagers,
  input: answerInputSchema,
  output: importRunSchema,
  refusals: [...runRefusals, ...fileRefusals],
});

export const applyImportOperation = defineOperation({
  name: "innovations.apply-import",
  method: "post",
  path: "/api/v1/imports/{id}/apply",
  summary: { id: "Simpan hasil impor", en: "Apply an import" },
  permission: importManagers,
  input: z.strictObject({
    id: importRunIdSchema,
    revision: whole.optional(),
    /** Leaves out rows that are wrong or wait for an answer. */
    skipsOpenRows: z.boolean().default(false),
  }),
  output: importRunSchema,
  refusals: [...runRefusals, "import.open-rows", "import.nothing-to-apply", "import.plan-changed"],
});

export const undoImportOperation = defineOperation({
  name: "innovations.undo-import",
  method: "post",
  path: "/api/v1/imports/{id}/undo",
  summary: { id: "Batalkan impor sebagai satu tindakan", en: "Undo an import as one act" },
  permission: importManagers,
  input: z.strictObject({ id: importRunIdSchema }),
  output: importRunSchema,
  refusals: ["import.not-found", "import.busy", "import.not-applied", "import.built-on"],
});
