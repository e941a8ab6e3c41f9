import * as z from "zod";
import { confidenceSchema } from "#capabilities/innovations/contract/innovation.ts";
import { calendarDaySchema } from "#capabilities/innovations/contract/profile.ts";
import factsFile from "#reference/demo/banjar-facts.json" with { type: "json" };
import { textSchema } from "#shared/text.ts";

const sourced = { source: z.string().min(1), confidence: confidenceSchema };
const decimalSchema = z.string().regex(/^\d+\.\d\d$/);

const eventSchema = z.object({
  kind: z.enum(["launch", "signing", "competition", "training", "monitoring", "agreement"]),
  heldOn: calendarDaySchema,
  heldUntil: calendarDaySchema.optional(),
  place: z.string().nullable(),
  officiatedBy: z.string().optional(),
  note: textSchema,
  ...sourced,
});

const figureSchema = z.object({
  kind: z.string().min(1),
  value: z.number(),
  label: textSchema,
  note: textSchema.optional(),
  ...sourced,
});

const yearSchema = z.object({
  year: z.number().int(),
  theme: z.string().nullable(),
  note: textSchema,
  events: z.array(eventSchema),
  /** Totals without rows, shown as "angka terbitan". */
  publishedFigures: z.array(figureSchema),
  /** Totals that the rows of the demo must give. */
  countedFigures: z.array(figureSchema).default([]),
});
export type ProgrammeYearFacts = z.infer<typeof yearSchema>;

const officialResultSchema = z.object({
  index: decimalSchema.nullable(),
  rank: z.number().int().nullable(),
  rankedOf: z.number().int().nullable(),
  predicate: z.string().nullable(),
  decree: z.string().nullable(),
  note: textSchema.nullable(),
  ...sourced,
});

const roundSchema = z.object({
  year: z.number().int(),
  edition: z.string(),
  target: decimalSchema.nullable(),
  targetPredicate: z.string().optional(),
  targetSource: z.string().optional(),
  opensOn: calendarDaySchema.optional(),
  closesOn: calendarDaySchema.optional(),
  officialResult: officialResultSchema.nullable(),
  note: textSchema.optional(),
});
export type IndexRoundFacts = z.infer<typeof roundSchema>;

const agreementSchema = z.object({
  with: z.string(),
  signedOn: calendarDaySchema,
  place: z.string().nullable(),
  number: z.string().nullable(),
  /** Null: the term is not published. */
  validUntil: calendarDaySchema.nullable(),
  scope: textSchema,
  note: textSchema.optional(),
  ...sourced,
});

/** Published facts of the programme of Kabupaten Banjar, each with its source. */
export const programmeFacts: {
  readonly years: readonly ProgrammeYearFacts[];
  readonly rounds: readonly IndexRoundFacts[];
  readonly agreements: readonly z.infer<typeof agreementSchema>[];
} = z
  .object({ years: z.array(yearSchema), rounds: z.array(roundSchema), agreements: z.array(agreementSchema) })
  .parse(factsFile);
