import * as z from "zod";
import { textSchema } from "#shared/text.ts";

export const programmeEventKinds = ["launch", "signing", "competition", "training", "monitoring", "agreement"] as const;

/** A dated fact of the programme year that was published, with its source. */
export const programmeEventSchema = z.object({
  kind: z.enum(programmeEventKinds),
  heldOn: z.iso.date(),
  place: z.string().nullable(),
  officiatedBy: z.string().nullable(),
  note: textSchema.nullable(),
  source: z.string().nullable(),
  confidence: z.enum(["high", "medium-high", "medium", "low"]),
});
export type ProgrammeEvent = z.infer<typeof programmeEventSchema>;

/** A total that was printed somewhere and has no rows behind it ("angka terbitan"). */
export const publishedFigureSchema = z.object({
  kind: z.string().regex(/^[a-z-]+$/),
  value: z.string().regex(/^\d+(\.\d+)?$/),
  label: textSchema,
  note: textSchema.nullable(),
  source: z.string().min(1),
  confidence: z.enum(["high", "medium-high", "medium", "low"]),
});
export type PublishedFigure = z.infer<typeof publishedFigureSchema>;

export const programmeYearSchema = z.object({
  year: z.number().int().min(2000).max(2100),
  theme: z.string().nullable(),
  collectsFrom: z.iso.date().nullable(),
  collectsUntil: z.iso.date().nullable(),
  note: textSchema.nullable(),
  events: z.array(programmeEventSchema),
  figures: z.array(publishedFigureSchema),
});
export type ProgrammeYear = z.infer<typeof programmeYearSchema>;
