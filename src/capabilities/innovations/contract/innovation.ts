import * as z from "zod";
import { type InnovationId, innovationIdSchema, type RegionCode } from "#shared/ids.ts";
import type { Transaction } from "#shared/transaction.ts";
import type { Profile } from "./profile.ts";

export const confidences = ["high", "medium-high", "medium", "low"] as const;
export const confidenceSchema = z.enum(confidences);
export type Confidence = z.infer<typeof confidenceSchema>;

export interface NewInnovation {
  readonly id: InnovationId;
  readonly profile: Profile;
  /** True for a title that nobody published: a sample of the demo. */
  readonly isSample: boolean;
  readonly source: string | null;
  readonly confidence: Confidence | null;
  /** The innovation that this one develops further. */
  readonly continuesId: InnovationId | null;
}

export interface Innovation {
  readonly id: InnovationId;
  readonly slug: string;
  readonly title: string;
  readonly version: number;
  readonly profile: Profile;
}

export interface Revision {
  readonly id: InnovationId;
  readonly profile: Profile;
  readonly note: string | null;
}

/** What other rooms may do with innovations inside their own transaction. */
export interface InnovationWriter {
  /** Adds rows for life, each with version 1 and a free slug. */
  add(db: Transaction, regionCode: RegionCode, innovations: readonly NewInnovation[], by: string): Promise<void>;
  /** Adds a version; earlier ones stay. */
  revise(db: Transaction, regionCode: RegionCode, revisions: readonly Revision[], by: string): Promise<void>;
}

export interface InnovationReader {
  byIds(db: Transaction, ids: readonly InnovationId[]): Promise<readonly Innovation[]>;
}

export const innovationSummarySchema = z
  .object({
    id: innovationIdSchema,
    slug: z.string(),
    title: z.string(),
    year: z.number().int(),
    registrationNumber: z.number().int(),
    track: z.string(),
    state: z.string(),
    agency: z.string().nullable(),
    stage: z.string().nullable(),
    affair: z.string().nullable(),
    isSample: z.boolean(),
  })
  .meta({ id: "InnovationSummary" });
export type InnovationSummary = z.infer<typeof innovationSummarySchema>;
