import * as z from "zod";
import { textSchema } from "#shared/text.ts";

/** A: two or more independent sources, B: one, C: inferred. */
const confidenceSchema = z.enum(["A", "B", "C"]);
export type Confidence = z.infer<typeof confidenceSchema>;

/** A value with how far it can be trusted; `assumed`: not announced, taken over or inferred. `source` is a key of the edition's `sources`. */
const fact = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value,
    confidence: confidenceSchema,
    assumed: z.boolean(),
    source: z.string().min(1),
    note: textSchema.optional(),
  });

const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/);
const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const countSchema = z.number().int().min(0);

/** Which measured figures earn which parameter; an absent end is open. */
const bandSchema = z.strictObject({
  parameter: z.number().int().min(1).max(3),
  min: decimalSchema.optional(),
  max: decimalSchema.optional(),
});
export type Band = z.infer<typeof bandSchema>;

/** How many figures, counted in steps, belong to both bands of a border as printed: [P1 to P2, P2 to P3]. */
const bordersSchema = z.array(z.number().int().min(0));

const basisSchema = z.strictObject({
  code: z.string().regex(/^[a-z]$/),
  measure: textSchema,
  unit: textSchema,
  step: decimalSchema,
  levels: z.array(textSchema).length(3),
  bands: z.array(bandSchema).length(3),
  borders: bordersSchema,
  note: textSchema.nullable(),
  confidence: confidenceSchema,
});
export type Basis = z.infer<typeof basisSchema>;

const evidenceSchema = z.strictObject({
  documents: textSchema,
  formats: z.array(z.string()).nullable(),
  window: textSchema.nullable(),
  /** Accepted years beside the year of the index: 0, -1, -2. */
  years: z.array(z.number().int()).nullable(),
  yearRule: textSchema.nullable(),
  /** What the date of a paper must be for a claimed level: of the year of application, or before the year of the index. */
  datedFor: z
    .array(
      z.strictObject({
        levels: z.array(z.number().int().min(1).max(3)).min(1),
        dated: z.enum(["application-year", "before-index-year"]),
      }),
    )
    .optional(),
  /** Which years, beside the year of the index, must be covered together for a level; one of the sets is enough. */
  yearSets: z
    .array(
      z.strictObject({
        level: z.number().int().min(1).max(3),
        anyOf: z.array(z.array(z.number().int()).min(1)).min(1),
      }),
    )
    .optional(),
  confidence: confidenceSchema,
});

const indicatorSchema = z.strictObject({
  /** "2a", "33". */
  code: z.string().regex(/^\d{1,2}[a-z]?$/),
  number: z.number().int().min(1),
  part: z.string().nullable(),
  /** SPD: governance, once per region. SID: innovation, once per entry. */
  aspect: z.enum(["SPD", "SID"]),
  /** `count`: computed from the number of entries, never chosen. */
  kind: z.enum(["levels", "count"]),
  variable: textSchema,
  name: textSchema,
  definition: textSchema,
  weight: decimalSchema.nullable(),
  mandatory: z.boolean(),
  confidence: z.strictObject({
    weight: confidenceSchema,
    levels: confidenceSchema,
    mandatory: confidenceSchema,
    definition: confidenceSchema,
  }),
  assumed: z.boolean(),
  source: z.string().min(1),
  levels: z.array(z.strictObject({ parameter: z.number().int(), label: textSchema })),
  evidence: evidenceSchema.nullable(),
  note: textSchema.nullable(),
  measure: z
    .strictObject({
      kind: z.enum(["growth", "reduction", "rise", "value"]),
      unit: textSchema,
      from: z.string().optional(),
      to: z.string().optional(),
      at: z.string().optional(),
      step: decimalSchema,
    })
    .optional(),
  bands: z.array(bandSchema).length(3).optional(),
  borders: bordersSchema.optional(),
  bases: z.array(basisSchema).optional(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** `name` is the ministry's published name; null ends are not known. */
const predicateBandSchema = z.strictObject({
  name: z.string().min(1),
  gloss: z.string().min(1),
  from: decimalSchema.nullable(),
  to: decimalSchema.nullable(),
});
export type PredicateBand = z.infer<typeof predicateBandSchema>;

const formulaSchema = z.strictObject({
  parameterMax: fact(z.number().int().min(1)).optional(),
  spdMax: fact(decimalSchema).optional(),
  maturityMax: fact(decimalSchema).optional(),
  countWeight: fact(decimalSchema).optional(),
  countCap: fact(countSchema).optional(),
  countMax: fact(decimalSchema).optional(),
  totalMax: fact(decimalSchema).optional(),
  minimumDivisor: fact(countSchema.min(1)).optional(),
  basicServiceAffairsRequired: fact(countSchema).optional(),
  rounding: fact(z.strictObject({ decimals: z.number().int().min(0).max(6), mode: z.literal("half-up") })).optional(),
});

const eligibilitySchema = z.strictObject({
  appliedFrom: fact(daySchema).optional(),
  appliedTo: fact(daySchema).optional(),
  olderAllowedWhenDevelopedInWindow: fact(z.boolean()).optional(),
  designMinimumWords: fact(countSchema).optional(),
  maximumEntriesOfSameInnovation: fact(countSchema).optional(),
});

/**
 * A year's rules of the regional innovation index (IID), as data.
 * `full`: levels can be scored. `formula`: only numbers can be put in. `none`: too little is known to compute.
 */
export const editionSchema = z.strictObject({
  edition: z.string().regex(/^\d{4}$/),
  title: textSchema,
  /** The edition from which everything that is not named here is taken over. */
  basedOn: z.string().nullable(),
  computable: z.enum(["full", "formula", "none"]),
  status: textSchema,
  legalBasis: textSchema.nullable(),
  known: z.array(textSchema),
  unknown: z.array(textSchema),
  sources: z.record(z.string(), textSchema),
  formula: formulaSchema,
  predicates: fact(z.array(predicateBandSchema)).nullable(),
  eligibility: eligibilitySchema,
  basicServiceAffairs: fact(z.array(z.string().regex(/^\d\.\d{2}$/))).nullable(),
  indicators: z.array(indicatorSchema),
});
export type Edition = z.infer<typeof editionSchema>;
export type Formula = Edition["formula"];

/** What an indicator wants, in the product's own words. */
export const indicatorHelpSchema = z.strictObject({
  code: z.string(),
  wants: textSchema,
  /** An invented, plausible paper that would prove it. */
  example: textSchema,
  mistakes: z.array(textSchema).min(2),
});
export type IndicatorHelp = z.infer<typeof indicatorHelpSchema>;
