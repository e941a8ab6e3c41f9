import * as z from "zod";
import { confidenceSchema } from "#capabilities/innovations/contract/innovation.ts";
import { calendarDaySchema, innovationForms } from "#capabilities/innovations/contract/profile.ts";
import { membershipStateSchema, trackSchema } from "#capabilities/programme/contract/membership.ts";
import publishedFile from "#reference/demo/banjar-innovations.json" with { type: "json" };
import sampleFile from "#reference/demo/sample-innovations.json" with { type: "json" };
import { textSchema } from "#shared/text.ts";

const publishedSchema = z.object({
  name: z.string().min(1),
  expansion: z.string().optional(),
  agency: z.string().optional(),
  community: z.string().optional(),
  year: z.number().int().optional(),
  yearNote: z.string().optional(),
  programmeYear: z.number().int().optional(),
  track: trackSchema.optional(),
  form: z.enum(innovationForms).optional(),
  affair: z.string().optional(),
  isDigital: z.boolean().optional(),
  appliedOn: calendarDaySchema.optional(),
  developedOn: calendarDaySchema.optional(),
  development: z.string().optional(),
  continues: z.string().optional(),
  summary: textSchema,
  results: z.array(textSchema).default([]),
  awards: z.array(textSchema).default([]),
  decree: z.string().optional(),
  source: z.array(z.string()).min(1),
  confidence: confidenceSchema,
});
export type PublishedInnovation = z.infer<typeof publishedSchema>;

const sampleSchema = z.object({
  year: z.number().int(),
  track: trackSchema,
  state: membershipStateSchema.optional(),
  agency: z.string().nullable(),
  name: z.string().endsWith(" (contoh)"),
  expansion: z.string(),
  affair: z.string(),
  form: z.enum(innovationForms),
  isDigital: z.boolean(),
  problem: z.string(),
  method: z.string(),
  beneficiaries: z.string(),
  continues: z.string().optional(),
});
export type SampleInnovation = z.infer<typeof sampleSchema>;

export const publishedInnovations: readonly PublishedInnovation[] = z
  .array(publishedSchema)
  .parse(publishedFile.innovations);

export const sampleInnovations: readonly SampleInnovation[] = z.array(sampleSchema).parse(sampleFile.innovations);
