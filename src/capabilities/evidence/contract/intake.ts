import * as z from "zod";
import { roundEntryIdSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { suppliers } from "./access.ts";
import { indicatorCodeSchema, roundYearSchema, uuidSchema } from "./role.ts";

/** Of one preview: a zip or all files chosen together. */
export const maxIntakeBytes = 64 * 2 ** 20;
export const maxIntakeFiles = 1000;

export const intakeStates = ["previewed", "applied", "undone"] as const;
/** `matched`: will be taken in. `asks`, `unknown`: somebody must say where it belongs. The others stay out. */
export const intakeFileStates = ["matched", "asks", "unknown", "duplicate", "refused", "left-out"] as const;
export const intakeFileStateSchema = z.enum(intakeFileStates);
export type IntakeFileState = z.infer<typeof intakeFileStateSchema>;

const guessSchema = z.object({ id: z.string(), score: z.number().int() });

/** What a file name told. */
export const intakeGuessSchema = z.object({
  entries: z.array(guessSchema).default([]),
  indicators: z.array(guessSchema).default([]),
  basis: z.string().nullable().default(null),
  score: z.number().int().default(0),
});
export type IntakeGuess = z.infer<typeof intakeGuessSchema>;

export const intakeRefusalSchema = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
});
export type IntakeRefusal = z.infer<typeof intakeRefusalSchema>;

export const intakeFileSchema = z
  .object({
    place: z.number().int(),
    path: z.string(),
    state: intakeFileStateSchema,
    refusal: intakeRefusalSchema.nullable(),
    guess: intakeGuessSchema,
    sizeBytes: z.number().int().nullable(),
    mediaType: z.string().nullable(),
    entryId: z.string().nullable(),
    indicator: z.string().nullable(),
    roleId: z.string().nullable(),
  })
  .meta({ id: "EvidenceIntakeFile" });
export type IntakeFile = z.infer<typeof intakeFileSchema>;

export const intakeSchema = z
  .object({
    id: z.string(),
    roundYear: z.number().int(),
    state: z.enum(intakeStates),
    /** Grows with every correction; apply names the one that was seen. */
    revision: z.number().int(),
    counts: z.record(intakeFileStateSchema, z.number().int()),
    files: z.array(intakeFileSchema),
  })
  .meta({ id: "EvidenceIntake" });
export type Intake = z.infer<typeof intakeSchema>;

const intakeRefusals = ["evidence.intake-not-found", "evidence.intake-not-previewed"] as const;

export const previewIntakeOperation = defineOperation({
  name: "evidence.preview-intake",
  method: "post",
  path: "/api/v1/evidence/intakes",
  summary: {
    id: "Mencocokkan isi sebuah zip (paling besar 8 MB lewat API) dengan entri dan indikator; belum ada yang dipakai",
    en: "Matches the content of a zip (8 MB at most through the API) with entries and indicators; nothing is used yet",
  },
  permission: suppliers,
  maxBodyBytes: 11.5 * 2 ** 20,
  input: z.strictObject({
    roundYear: roundYearSchema,
    /** All files belong to this entry; without it the names decide. */
    entryId: roundEntryIdSchema.optional(),
    fileName: z.string().min(1).max(400),
    contentBase64: z.base64().min(1),
  }),
  output: intakeSchema,
  refusals: [
    "evidence.place-not-found",
    "evidence.archive-refused",
    "evidence.intake-empty",
    "evidence.intake-too-many",
    "evidence.quota-exceeded",
    "files.unavailable",
    "files.disk-full",
  ],
});

export const showIntakeOperation = defineOperation({
  name: "evidence.show-intake",
  method: "get",
  path: "/api/v1/evidence/intakes/{id}",
  summary: { id: "Pratinjau atau hasil satu pemasukan berkas massal", en: "Preview or outcome of a bulk intake" },
  permission: suppliers,
  input: z.strictObject({ id: uuidSchema }),
  output: intakeSchema,
  refusals: ["evidence.intake-not-found"],
});

export const answerIntakeOperation = defineOperation({
  name: "evidence.answer-intake",
  method: "post",
  path: "/api/v1/evidence/intakes/{id}/answers",
  summary: { id: "Menentukan tempat berkas dalam pratinjau", en: "Says where files of a preview belong" },
  permission: suppliers,
  input: z.strictObject({
    id: uuidSchema,
    answers: z
      .array(
        z.strictObject({
          place: z.number().int().min(0),
          entryId: roundEntryIdSchema.nullable(),
          indicator: indicatorCodeSchema.nullable(),
          isLeftOut: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(maxIntakeFiles),
  }),
  output: intakeSchema,
  refusals: [...intakeRefusals, "evidence.place-not-found", "evidence.indicator-not-found"],
});

export const applyIntakeOperation = defineOperation({
  name: "evidence.apply-intake",
  method: "post",
  path: "/api/v1/evidence/intakes/{id}/apply",
  summary: { id: "Memasukkan berkas yang sudah cocok, sekaligus", en: "Takes the matched files in, as one act" },
  permission: suppliers,
  input: z.strictObject({
    id: uuidSchema,
    /** What the caller saw. */
    revision: z.coerce.number().int().optional(),
    /** Leaves out files that still ask or are unknown. */
    skipsOpenFiles: z.boolean().default(false),
  }),
  output: intakeSchema,
  refusals: [
    ...intakeRefusals,
    "evidence.changed-meanwhile",
    "evidence.intake-open",
    "evidence.intake-empty",
    "evidence.intake-expired",
    "evidence.quota-exceeded",
  ],
});

export const undoIntakeOperation = defineOperation({
  name: "evidence.undo-intake",
  method: "post",
  path: "/api/v1/evidence/intakes/{id}/undo",
  summary: {
    id: "Membatalkan satu pemasukan massal, selama belum ada yang memutuskan",
    en: "Takes a bulk intake back, while nobody has decided on it",
  },
  permission: suppliers,
  input: z.strictObject({ id: uuidSchema }),
  output: intakeSchema,
  refusals: ["evidence.intake-not-found", "evidence.intake-not-applied", "evidence.intake-decided"],
});
