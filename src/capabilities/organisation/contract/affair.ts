import * as z from "zod";

const nameSchema = z.object({ id: z.string().min(1), en: z.string().min(1) });

const affairCodeSchema = z.string().regex(/^(\d\.\d\d|9)$/);

/** One of the 32 affairs of UU 23/2014 art. 12. */
export const affairSchema = z
  .object({
    code: affairCodeSchema,
    group: z.enum(["basic-service", "non-basic-service", "optional"]),
    isBasicService: z.boolean(),
    name: nameSchema,
    aliases: z.array(z.string().min(1)),
    confidence: z.enum(["high", "medium-high", "medium", "low"]),
    note: z.string().optional(),
  })
  .meta({ id: "Affair" });
export type Affair = z.infer<typeof affairSchema>;

/** A function without an affair of its own: planning, finance, sub-district … */
export const supportingFunctionSchema = affairSchema
  .omit({ isBasicService: true })
  .extend({ group: z.enum(["secretariat", "support", "supervision", "territorial", "general", "special"]) })
  .meta({ id: "SupportingFunction" });
export type SupportingFunction = z.infer<typeof supportingFunctionSchema>;

/** One of the 38 choices of the national form, and the codes that it stands for. */
export const nationalChoiceSchema = z
  .object({ number: z.number().int().min(1), name: z.string().min(1), codes: z.array(affairCodeSchema).min(1) })
  .meta({ id: "NationalChoice" });
export type NationalChoice = z.infer<typeof nationalChoiceSchema>;

export interface AffairReader {
  readonly affairs: readonly Affair[];
  readonly supporting: readonly SupportingFunction[];
  readonly nationalChoices: readonly NationalChoice[];
  /** Codes of the six basic services. */
  readonly basicServiceCodes: readonly string[];
  has(code: string): boolean;
  /** Name of an affair or supporting function; null for an unknown code. */
  nameOf(code: string): { readonly id: string; readonly en: string } | null;
  /** The national choice that a code falls into; null for an unknown code. */
  choiceOf(code: string): NationalChoice | null;
}
