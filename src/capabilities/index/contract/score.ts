import * as z from "zod";
import { defineOperation } from "#shared/operation.ts";

/** Levels aligned with the compiled edition's indicators of one aspect; a missing one is 0. */
export type AlignedLevels = readonly number[] | Uint8Array;

export type GovernanceInput =
  | { readonly kind: "levels"; readonly levels: AlignedLevels }
  /** A decimal string from 0 to the edition's maximum, up to 4 decimals. */
  | { readonly kind: "score"; readonly score: string }
  | { readonly kind: "none" };

export type MaturityInput =
  | { readonly kind: "levels"; readonly levels: AlignedLevels }
  | { readonly kind: "given"; readonly maturity: number }
  | { readonly kind: "none" };

export interface ScoreEntry {
  readonly id: string;
  /** Code of the main affair, "1.02". */
  readonly affair: string;
  readonly affairsAlso: readonly string[];
  readonly maturity: MaturityInput;
  readonly isRejected: boolean;
  /** Calendar days, "2024-12-05". */
  readonly appliedOn?: string;
  readonly developedOn?: string;
  readonly designWords?: number;
}

/** What the engine computes from, after every raw value was checked. */
export interface ScoreInput {
  readonly governance: GovernanceInput;
  readonly entries: readonly ScoreEntry[];
  /** Which affairs of an entry count for the basic services; null: not said, read as `main`. */
  readonly basicServiceRule: "main" | "any" | null;
}

const decimalString = z.string();

const ineligibilitySchema = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

const scoreOutputSchema = z
  .object({
    edition: z.string(),
    n: z.number().int(),
    divisor: z.number().int(),
    governance: decimalString,
    maturityAverage: decimalString,
    countScore: decimalString,
    total: decimalString,
    index: decimalString,
    predicate: z.string(),
    basicServices: z.object({ covered: z.number().int(), required: z.number().int() }),
    innovations: z.array(
      z.object({
        id: z.string(),
        maturity: z.number(),
        rejected: z.literal(true).optional().describe("Outside the rules of the edition; only with checkEligibility"),
        reasons: z.array(ineligibilitySchema).optional(),
      }),
    ),
    projections: z.object({ rejectedKeptInDivisor: decimalString, rejectedLeftOut: decimalString }),
    assumptions: z.array(z.string()),
  })
  .meta({ id: "IndexScore" });
export type ScoreOutput = z.infer<typeof scoreOutputSchema>;

/**
 * Scores what is sent, keeps nothing. The schema gives the shape only: one rule checks the raw values against the
 * edition and answers every problem at once, as `errors` of the refusal.
 */
export const scoreIndex = defineOperation({
  name: "index.score",
  method: "post",
  path: "/api/v1/index/score",
  summary: {
    id: "Menghitung indeks dari nilai SPD dan inovasi yang dikirim, tanpa menyimpan apa pun",
    en: "Computes the index from the governance score and innovations sent, keeping nothing",
  },
  permission: "public",
  input: z
    .looseObject({
      edition: z.unknown().optional().describe('In the query: edition, "2026"'),
      checkEligibility: z
        .unknown()
        .optional()
        .describe('In the query, "true": entries outside the rules count as rejected'),
      governance: z.unknown().optional().describe('Level 0 to 3 per governance indicator: {"1":3,"2a":2}'),
      governanceScore: z.unknown().optional().describe('Instead of governance: the score, "40"'),
      innovations: z
        .unknown()
        .optional()
        .describe('[{"id":"x","affair":"1.02","levels":{"16":1},"rejected":false}]; "maturity":80 instead of levels'),
      basicServiceRule: z.unknown().optional().describe('"main" (default) or "any"'),
    })
    .meta({ id: "IndexScoreInput" }),
  output: scoreOutputSchema,
  refusals: ["index.refused"],
});
